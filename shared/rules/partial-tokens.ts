/** Cuts a text that may be no rule yet into tokens. */

import type { Range } from "./syntax.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";

export interface PartialTokens {
  /** Those before what is not closed, without the `end` token. */
  readonly tokens: readonly Token[];
  /** From a quote or bracket that nobody closed to the end of the text; null when all are closed. */
  readonly open: Range | null;
}

/** The tokens of any text. */
export function partialTokens(text: string): PartialTokens {
  const cut = tokenize(text);
  if (cut.ok) return { tokens: cut.tokens.slice(0, -1), open: null };
  const start = cut.problem.offset;
  const before = tokenize(text.slice(0, start));
  return {
    tokens: before.ok ? before.tokens.slice(0, -1) : [],
    open: { start, end: text.length },
  };
}
