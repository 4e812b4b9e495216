import type { ReactNode } from "react";

/** A line of a list of records, or a heading over those that follow it. */
export interface RecordRow {
  readonly key: string;
  /** Place of the record in the template; null for a heading. */
  readonly at: number | null;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly mark?: ReactNode;
  /** Shown paler: hidden or switched off. */
  readonly faint?: boolean;
}

/** Where the next record stands from a line on, going down or up; the line itself when there is none. */
export function nextRecord(rows: readonly RecordRow[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    if (rows[at]?.at !== null) return at;
  }
  return from;
}

/** Whether every word of `text` occurs in one of the texts, in any case. */
export function holdsWords(text: string, texts: readonly string[]): boolean {
  const all = texts.join("\n").toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter(Boolean)
    .every((word) => all.includes(word));
}
