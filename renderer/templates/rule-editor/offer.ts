/** When an offer of what could be written opens by itself. */

import { partialTokens } from "../../../shared/rules/partial-tokens.ts";

const NAME_FOLLOWS = /^(?:is|crosses|in|leaves|enters|has|with)$/iu;

/** Whether what was typed up to the caret is the beginning of something, or something named must follow. */
export function opensOffer(text: string, caret: number): boolean {
  const head = text.slice(0, caret);
  const { tokens, open } = partialTokens(head);
  if (open !== null) return true;
  const last = tokens.at(-1);
  if (last?.range.end === caret) {
    return last.kind === "dot" || (last.kind === "word" && !/^[<>=,]/u.test(last.text));
  }
  return last?.kind === "word" && NAME_FOLLOWS.test(last.text);
}
