/** The names in a template's rules and texts, put differently. All else stays as it was written. */

import { attributeNamesOf, typeIdsOf, type DisplayNames } from "../rules/facts.ts";
import { parseRule } from "../rules/parse.ts";
import { termsOf, type Range, type Reference, type Term } from "../rules/syntax.ts";

interface Replacement {
  readonly range: Range;
  readonly text: string;
}

/** A placeholder of a title or description: whose attribute, and which. */
const placeholder = /\{(\w+)\.([^{}]+)\}/g;

/** The rule with the stencil of this id called by another one. A text that is no rule stays as it is. */
export function withStencilId(rule: string, from: string, to: string): string {
  return rewritten(rule, (term) =>
    typesOf(term).flatMap((type) =>
      type.by === "id" && type.text === from ? [{ range: type.range, text: `'${to}'` }] : [],
    ),
  );
}

/** The rule with the attribute of this key called by another one. */
export function withAttributeName(rule: string, from: string, to: string): string {
  return rewritten(rule, (term) =>
    term.kind === "attribute" && term.attribute.by === "id" && term.attribute.text === from
      ? [{ range: term.attribute.range, text: to }]
      : [],
  );
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
  return rewritten(rule, (term) =>
    term.kind === "attribute" &&
    term.value === from &&
    attributeNamesOf(term.attribute, names).includes(attribute)
      ? [{ range: valueRange(term), text: `'${to}'` }]
      : [],
  );
}

/** The value is written last, in quotes. */
function valueRange({ range, value }: { readonly range: Range; readonly value: string }): Range {
  return { start: range.end - value.length - 2, end: range.end };
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
  return rewritten(rule, (term) => {
    const reference = term.kind === "attribute" ? term.attribute : term.type;
    if (reference.by === "id") return [];
    const resolve = term.kind === "attribute" ? attributeNamesOf : typeIdsOf;
    const meant = resolve(reference, before);
    if (meant.length === 0 || sameNames(meant, resolve(reference, after))) return [];
    const renamed: Reference = { ...reference, text: name };
    if (isWritable(name) && sameNames(meant, resolve(renamed, after))) {
      return [{ range: reference.range, text: `[${name}]` }];
    }
    const [only, ...others] = meant.map((id) => (term.kind === "attribute" ? id : `'${id}'`));
    if (only === undefined) return [];
    if (others.length === 0) return [{ range: reference.range, text: only }];
    const head = rule.slice(term.range.start, reference.range.start);
    const tail = rule.slice(reference.range.end, term.range.end);
    const alternatives = [only, ...others].map((id) => head + id + tail);
    return [{ range: term.range, text: `(${alternatives.join(" or ")})` }];
  });
}

/** The stencils a term names. */
function typesOf(term: Term): readonly Reference[] {
  return term.kind === "attribute" ? [] : [term.type];
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
    typesOf(term).some((type) => typeIdsOf(type, names).includes(id)),
  );
}

/** Whether a rule names the attribute; with a value given, whether it asks for that value. */
export function namesAttribute(
  rule: string,
  attribute: string,
  value: string | null,
  names: DisplayNames,
): boolean {
  return termsIn(rule).some(
    (term) =>
      term.kind === "attribute" &&
      (value === null || term.value === value) &&
      attributeNamesOf(term.attribute, names).includes(attribute),
  );
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
