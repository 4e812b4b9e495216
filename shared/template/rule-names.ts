/** The names in a template's rules and texts, put differently. All else stays as it was written. */

import { attributeNamesOf, typeIdsOf, type DisplayNames } from "../rules/facts.ts";
import { parseRule } from "../rules/parse.ts";
import {
  attributeTestOf,
  termsOf,
  typesIn,
  type AttributeTest,
  type Range,
  type Reference,
  type Term,
  type Value,
} from "../rules/syntax.ts";

interface Replacement {
  readonly range: Range;
  readonly text: string;
}

/** A placeholder of a title or description: whose attribute, and which. */
const placeholder = /\{(\w+)\.([^{}]+)\}/g;

/** The rule with the stencil of this id called by another one. A text that is no rule stays as it is. */
export function withStencilId(rule: string, from: string, to: string): string {
  return rewritten(rule, (term) =>
    typesIn(term).flatMap((type) =>
      type.by === "id" && type.text === from ? [{ range: type.range, text: `'${to}'` }] : [],
    ),
  );
}

/** The rule with the attribute of this key called by another one. */
export function withAttributeName(rule: string, from: string, to: string): string {
  return rewritten(rule, (term) => {
    const attribute = attributeTestOf(term)?.attribute;
    return attribute?.by === "id" && attribute.text === from
      ? [{ range: attribute.range, text: to }]
      : [];
  });
}

/** The rule with a value of the attribute of this key said differently. */
export function withAttributeValue(
  rule: string,
  {
    attribute,
    from,
    to,
  }: { readonly attribute: string; readonly from: string; readonly to: string },
  names: DisplayNames,
): string {
  return rewritten(rule, (term) => {
    const test = attributeTestOf(term);
    if (test === null || !attributeNamesOf(test.attribute, names).includes(attribute)) return [];
    return valuesOf(test).flatMap((value) =>
      value.text === from ? [{ range: value.range, text: `'${to}'` }] : [],
    );
  });
}

function valuesOf({ condition }: AttributeTest): readonly Value[] {
  return condition.kind === "values" ? condition.values : [];
}

/** What a reference is to be written as: several where it stands for several things. */
interface Rewording {
  readonly range: Range;
  readonly alternatives: readonly string[];
}

/**
 * The rule with its display names put so that they stand for what they stood for: by the new display name where that
 * is clear, else by ids.
 * @param before what display names stood for
 * @param after what they stand for now
 * @param name the display name that is new
 */
export function withDisplayNames(
  rule: string,
  before: DisplayNames,
  after: DisplayNames,
  name: string,
): string {
  const reword = (
    reference: Reference,
    resolve: typeof typeIdsOf,
    written: (id: string) => string,
  ): readonly Rewording[] => {
    const { range } = reference;
    if (reference.by === "id") return [];
    const meant = resolve(reference, before);
    if (meant.length === 0 || sameNames(meant, resolve(reference, after))) return [];
    const isClear =
      isWritable(name) && sameNames(meant, resolve({ ...reference, text: name }, after));
    return [{ range, alternatives: isClear ? [`[${name}]`] : meant.map(written) }];
  };
  return rewritten(rule, (term) => {
    const test = attributeTestOf(term);
    return reworded(rule, term, [
      ...typesIn(term).flatMap((type) => reword(type, typeIdsOf, (id) => `'${id}'`)),
      ...(test === null ? [] : reword(test.attribute, attributeNamesOf, (id) => id)),
    ]);
  });
}

/** The term with its references reworded; where one stands for several things, any of them will do. */
function reworded(
  rule: string,
  term: Term,
  rewordings: readonly Rewording[],
): readonly Replacement[] {
  const joined = rewordings.map(({ range, alternatives }) =>
    isListed(rule, term, range)
      ? { range, alternatives: [alternatives.join(", ")] }
      : { range, alternatives },
  );
  if (joined.every(({ alternatives }) => alternatives.length === 1)) {
    return joined.map(({ range, alternatives }) => ({ range, text: alternatives.join("") }));
  }
  const { start, end } = term.range;
  let texts: readonly string[] = [rule.slice(start, end)];
  for (const { range, alternatives } of joined.toSorted((a, b) => b.range.start - a.range.start)) {
    texts = texts.flatMap((text) =>
      alternatives.map(
        (written) => text.slice(0, range.start - start) + written + text.slice(range.end - start),
      ),
    );
  }
  return [{ range: term.range, text: `(${texts.join(" or ")})` }];
}

/** Whether a reference of a term stands in a list of stencils. */
function isListed(rule: string, term: Term, { start }: Range): boolean {
  return term.kind === "type" && rule.slice(term.range.start, start).includes("(");
}

/** The text with the placeholders of an attribute naming it by another key. */
export function withPlaceholder(text: string, from: string, to: string): string {
  return text.replaceAll(placeholder, (written, subject: string, key: string) =>
    key === from ? `{${subject}.${to}}` : written,
  );
}

/** Whether a rule names the stencil by its id, or by a display name that stands for it. */
export function namesStencil(rule: string, id: string, names: DisplayNames): boolean {
  return termsIn(rule).some((term) =>
    typesIn(term).some((type) => typeIdsOf(type, names).includes(id)),
  );
}

/** Whether a rule names the attribute; with a value given, whether it asks for that value. */
export function namesAttribute(
  rule: string,
  attribute: string,
  value: string | null,
  names: DisplayNames,
): boolean {
  return termsIn(rule).some((term) => {
    const test = attributeTestOf(term);
    if (test === null || !attributeNamesOf(test.attribute, names).includes(attribute)) return false;
    return value === null || valuesOf(test).some(({ text }) => text === value);
  });
}

/** Whether a text has a placeholder for the attribute. */
export function hasPlaceholder(text: string, attribute: string): boolean {
  return [...text.matchAll(placeholder)].some(([, , key]) => key === attribute);
}

/** Whether a name can stand in a rule in brackets: they must be balanced in it. */
function isWritable(name: string): boolean {
  let depth = 0;
  for (const character of name) {
    if (character === "[") depth += 1;
    if (character === "]") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function termsIn(rule: string): readonly Term[] {
  const parsed = parseRule(rule);
  return parsed.ok && parsed.rule !== null ? termsOf(parsed.rule) : [];
}

function rewritten(rule: string, edit: (term: Term) => readonly Replacement[]): string {
  const replacements = termsIn(rule).flatMap(edit);
  let text = rule;
  for (const { range, text: written } of replacements.toSorted(lastFirst)) {
    text = text.slice(0, range.start) + written + text.slice(range.end);
  }
  return text;
}

function lastFirst(a: Replacement, b: Replacement): number {
  return b.range.start - a.range.start;
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}
