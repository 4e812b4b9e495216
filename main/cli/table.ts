/** Widest a column gets before its text is cut, in characters. */
const WIDEST = 60;

/** Rows under a header as aligned plain text; a cell is one line. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [header, ...rows].map((row) => row.map(cell));
  const widths = header.map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, line[column]?.length ?? 0), 0),
  );
  return lines
    .map((line) => line.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  "))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

function cell(text: string): string {
  // Controls of a file's text must not reach the terminal.
  const plain = text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
  return plain.length > WIDEST ? `${plain.slice(0, WIDEST - 1)}…` : plain;
}
