/** The pieces of a rule by what they are, for showing them apart. */

import { partialTokens } from "./partial-tokens.ts";
import type { Range } from "./syntax.ts";
import { referenceOf, rolesOf } from "./token-roles.ts";
import type { TokenRole } from "./token-roles.ts";
import type { Token } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface RulePiece {
  readonly range: Range;
  /** `blank`: nothing but white space; `open`: a quote or bracket that is never closed, with all behind it. */
  readonly kind: TokenRole["kind"] | "blank" | "open";
}

/** The pieces of any text, in order and without gaps: joined they are the text. */
export function highlightRule(text: string): readonly RulePiece[] {
  const { tokens, open } = partialTokens(text);
  const roles = rolesOf(tokens);
  const pieces: RulePiece[] = [];
  let at = 0;
  const add = (range: Range, kind: RulePiece["kind"]): void => {
    if (range.start > at) pieces.push({ range: { start: at, end: range.start }, kind: "blank" });
    pieces.push({ range, kind });
    at = range.end;
  };
  for (const [place, token] of tokens.entries()) add(token.range, roles[place]?.kind ?? "other");
  if (open !== null) add(open, "open");
  if (at < text.length) pieces.push({ range: { start: at, end: text.length }, kind: "blank" });
  return pieces;
}

/** What is named somewhere in a rule, in the words people see. */
export interface NamedInRule {
  readonly range: Range;
  readonly kind: "stencil" | "attribute";
  /** As the rule writes it. */
  readonly written: string;
  /** What people see instead; several when the name stands for several things. */
  readonly shown: readonly string[];
}

/** What the stencil or attribute at this offset is called otherwise; null when there is none or nobody knows it. */
export function nameAt(text: string, offset: number, vocabulary: Vocabulary): NamedInRule | null {
  const { tokens } = partialTokens(text);
  const at = tokens.findIndex(({ range }) => range.start <= offset && offset <= range.end);
  const token = tokens[at];
  const role = rolesOf(tokens)[at];
  if (token === undefined || (role?.kind !== "stencil" && role?.kind !== "attribute")) return null;
  const shown =
    role.kind === "stencil"
      ? stencilNames(token, vocabulary)
      : vocabulary.attributes({ ...role.topic, types: [] }).flatMap(({ name, label }) => {
          if (token.kind === "bracketed") return sameName(label, token.text) ? [name] : [];
          return name === token.text ? [label] : [];
        });
  if (shown.length === 0) return null;
  return { range: token.range, kind: role.kind, written: token.text, shown };
}

function stencilNames(token: Token, vocabulary: Vocabulary): readonly string[] {
  const { by, text } = referenceOf(token);
  if (by === "displayName") return vocabulary.names.typeIds(text);
  const name = vocabulary.stencilName(text);
  return name === null ? [] : [name];
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
