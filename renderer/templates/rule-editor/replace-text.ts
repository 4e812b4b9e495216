/** Changes of the text of a field that its own undo takes back. */

/**
 * Writes a text in place of a part of the field, as if it were typed. The field must have the keyboard.
 * @param back letters from the end of what is written to where the caret is to be
 */
export function replaceText(
  field: HTMLTextAreaElement,
  start: number,
  end: number,
  text: string,
  back = 0,
): void {
  field.setSelectionRange(start, end);
  // The only way into a field's own undo; no browser plans to give it up before there is another.
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand("insertText", false, text);
  const caret = start + text.length - back;
  field.setSelectionRange(caret, caret);
}

/**
 * Types a quote: both of a pair where one opens, around what is selected; past the closing one where it stands.
 * False where a quote is a quote.
 */
export function typeQuote(field: HTMLTextAreaElement): boolean {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const inside = (value.slice(0, start).match(/'/gu)?.length ?? 0) % 2 === 1;
  if (inside && start === end && value.charAt(start) === "'") {
    field.setSelectionRange(start + 1, start + 1);
    return true;
  }
  if (inside || /[^\s)]/u.test(value.charAt(end))) return false;
  replaceText(field, start, end, `'${value.slice(start, end)}'`, 1);
  return true;
}
