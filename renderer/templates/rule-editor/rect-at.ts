/** Where the letter at this offset of an element's text is in the window; null when there is none. */
export function rectAt(element: HTMLElement, offset: number): DOMRect | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left < length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      // A letter that begins a line has a rectangle at the end of the line before as well.
      return [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
    }
    left -= length;
  }
  return null;
}
