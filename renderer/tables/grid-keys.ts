/** The cells of a grid: what they are called in the document, and where a key leads. */

interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface CellStep {
  readonly row: number;
  readonly column: number;
  /** Whether the rows on the way are selected too. */
  readonly extend: boolean;
}

const PAGE_ROWS = 10;

/**
 * The cell a key leads to; null for keys that lead nowhere. Arrows go one cell, Page Up and Down ten rows, Home and
 * End to the ends of the row, with Ctrl to the first and last cell of all. Shift selects the rows on the way.
 */
export function cellStep(
  press: GridKey,
  at: { readonly row: number; readonly column: number },
  rows: number,
  columns: number,
): CellStep | null {
  if (press.altKey) return null;
  const far = press.ctrlKey || press.metaKey;
  const to = target(press.key, far, at, rows, columns);
  if (to === null) return null;
  const [row, column] = to;
  const within = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place));
  return {
    row: within(row, rows),
    column: within(column, columns),
    extend: press.shiftKey && row !== at.row,
  };
}

function target(
  key: string,
  far: boolean,
  { row, column }: { readonly row: number; readonly column: number },
  rows: number,
  columns: number,
): readonly [row: number, column: number] | null {
  switch (key) {
    case "ArrowDown":
      return [far ? rows - 1 : row + 1, column];
    case "ArrowUp":
      return [far ? 0 : row - 1, column];
    case "ArrowRight":
      return [row, far ? columns - 1 : column + 1];
    case "ArrowLeft":
      return [row, far ? 0 : column - 1];
    case "PageDown":
      return [row + PAGE_ROWS, column];
    case "PageUp":
      return [row - PAGE_ROWS, column];
    case "Home":
      return [far ? 0 : row, 0];
    case "End":
      return [far ? rows - 1 : row, columns - 1];
    default:
      return null;
  }
}

/** Id of a cell in the document. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}
