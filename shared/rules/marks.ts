/** What is to be said of a rule where it stands: why it is none, and names in it that nothing is called. */

import { ROOT_TYPE } from "./facts.ts";
import { parseRule } from "./parse.ts";
import { partialTokens } from "./partial-tokens.ts";
import { scopeProblems } from "./scope.ts";
import type { Range, RuleScope, SyntaxProblem } from "./syntax.ts";
import { referenceOf, rolesOf } from "./token-roles.ts";
import type { TokenRole } from "./token-roles.ts";
import type { Token } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface RuleMark {
  /** May be empty, where something is missing. */
  readonly range: Range;
  /** `error`: this is no rule; `warning`: part of it can never be true. */
  readonly severity: "error" | "warning";
  /** One sentence. */
  readonly message: string;
}

/** All there is to say of a text, in its order. */
export function ruleMarks(
  text: string,
  vocabulary: Vocabulary,
  scope: RuleScope,
): readonly RuleMark[] {
  const parsed = parseRule(text);
  const errors = parsed.ok ? [] : [errorMark(text, parsed.problem)];
  const outOfPlace = parsed.ok && parsed.rule !== null ? scopeProblems(parsed.rule, scope) : [];
  const lost = outOfPlace.map(({ range, message }): RuleMark => {
    return { range, severity: "warning", message };
  });
  return [...errors, ...lost, ...nameMarks(text, vocabulary)].toSorted(
    (a, b) => a.range.start - b.range.start,
  );
}

/** A problem of the parser as a mark under the token it stumbled over. */
function errorMark(text: string, { offset, message }: SyntaxProblem): RuleMark {
  const { tokens, open } = partialTokens(text);
  const token = tokens.find(({ range }) => range.start === offset);
  const range = token?.range ?? (open?.start === offset ? open : { start: offset, end: offset });
  return { range, severity: "error", message };
}

function nameMarks(text: string, vocabulary: Vocabulary): readonly RuleMark[] {
  const { tokens } = partialTokens(text);
  return rolesOf(tokens).flatMap((role, at): readonly RuleMark[] => {
    const token = tokens[at];
    const message = token === undefined ? null : nameProblem(token, role, vocabulary);
    if (token === undefined || message === null) return [];
    return [{ range: token.range, severity: "warning", message }];
  });
}

function nameProblem(token: Token, role: TokenRole, vocabulary: Vocabulary): string | null {
  switch (role.kind) {
    case "stencil":
      return stencilProblem(token, vocabulary);
    case "attribute":
      return attributeProblem(token, role, vocabulary);
    case "value":
      return valueProblem(token, role, vocabulary);
    case "keyword":
    case "subject":
    case "sign":
    case "number":
    case "other":
      return null;
  }
}

function stencilProblem(token: Token, vocabulary: Vocabulary): string | null {
  const { by, text } = referenceOf(token);
  if (by === "displayName") {
    return vocabulary.names.typeIds(text).length > 0
      ? null
      : `No stencil of the template is called [${text}]: this is never true.`;
  }
  if (text === ROOT_TYPE) return `Nothing is of '${ROOT_TYPE}' itself: this is never true.`;
  return vocabulary.stencilName(text) === null
    ? `No stencil of the template has the id '${text}': this is never true.`
    : null;
}

type Role<Kind extends TokenRole["kind"]> = Extract<TokenRole, { readonly kind: Kind }>;

function attributeProblem(
  token: Token,
  { topic }: Role<"attribute">,
  vocabulary: Vocabulary,
): string | null {
  const { by, text } = referenceOf(token);
  const names = by === "id" ? [text] : vocabulary.names.attributeNames(text);
  const written = by === "id" ? `'${text}'` : `[${text}]`;
  const has = (types: Role<"attribute">["topic"]["types"]): boolean =>
    vocabulary.attributes({ ...topic, types }).some(({ name }) => names.includes(name));
  if (!has([])) return `No stencil that can stand here has an attribute ${written}.`;
  if (has(topic.types)) return null;
  const stencils = topic.types.map((type) =>
    type.by === "id" ? (vocabulary.stencilName(type.text) ?? type.text) : type.text,
  );
  return `${stencils.join(" or ")} has no attribute ${written}.`;
}

function valueProblem(
  { text }: Token,
  { topic, attribute }: Role<"value">,
  vocabulary: Vocabulary,
): string | null {
  const meant = attributesMeant(topic, attribute, vocabulary);
  const [first] = meant;
  if (first === undefined || meant.some(({ closed }) => !closed)) return null;
  const values = [...new Set(meant.flatMap((one) => one.values))];
  if (values.includes(text)) return null;
  return `'${text}' is no value of ${first.label}: it can be ${listed(values)}.`;
}

/** The attributes a reference means in this place: those of the topic's stencils, or else of any. */
export function attributesMeant(
  topic: Role<"value">["topic"],
  { by, text }: Role<"value">["attribute"],
  vocabulary: Vocabulary,
): ReturnType<Vocabulary["attributes"]> {
  const names = by === "id" ? [text] : vocabulary.names.attributeNames(text);
  const among = (types: typeof topic.types): ReturnType<Vocabulary["attributes"]> =>
    vocabulary.attributes({ ...topic, types }).filter(({ name }) => names.includes(name));
  const own = among(topic.types);
  return own.length > 0 ? own : among([]);
}

/** More values are not read in a sentence. */
const MOST_LISTED = 6;

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MOST_LISTED).map((value) => `'${value}'`);
  return values.length > MOST_LISTED ? `${shown.join(", ")}, …` : shown.join(", ");
}
