/** Brings a rule into its canonical form. */

import { parseRule } from "./parse.ts";
import { printRule } from "./print.ts";

/**
 * The canonical text of a rule, with the same meaning; empty for a blank text. A text that is no rule stays as it is.
 */
export function formatRule(text: string): string {
  const parsed = parseRule(text);
  if (!parsed.ok) return text;
  return parsed.rule === null ? "" : printRule(parsed.rule);
}
