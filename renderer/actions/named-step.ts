/** The word with the name of the edit on top of a stack: "Undo Move 2 items"; the word alone when there is none. */
export function named(word: string, stack: readonly { readonly label: string }[] = []): string {
  const label = stack.at(-1)?.label;
  return label === undefined ? word : `${word} ${label}`;
}
