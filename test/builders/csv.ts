/** Reads CSV as RFC 4180 has it, strictly enough to tell a wrongly quoted file. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      for (at++; !(text[at] === '"' && text[at + 1] !== '"'); at++) {
        if (at >= text.length) throw new Error("quote without an end");
        if (text[at] === '"') at++;
        field += text[at];
      }
      at++;
    } else {
      while (at < text.length && text[at] !== "," && !text.startsWith("\r\n", at)) {
        field += text[at++];
      }
    }
    row.push(field);
    if (text[at] === ",") {
      at++;
      continue;
    }
    if (!text.startsWith("\r\n", at)) throw new Error(`no end of line at ${at}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}
