/** The rules of a threat type in Microsoft's language. */

import type { LedgerEntry } from "../model/ledger.ts";
import { parseRule } from "../rules/parse.ts";
import { printRule } from "../rules/print.ts";
import type { Rule } from "../rules/syntax.ts";
import { isMicrosofts, junction, negation, translateRule } from "../rules/translate.ts";
import type { Translation, Vocabulary } from "../rules/translate.ts";
import { displayNames } from "../template/display-names.ts";
import type { AttributeDefinition, Template, ThreatType } from "../template/template.ts";

type Filters = Pick<ThreatType, "include" | "exclude">;
type Tell = (entry: Pick<LedgerEntry, "effect" | "what">) => void;

/** Never fires, as Microsoft's tool has it. */
const NEVER: Filters = { include: "", exclude: "" };

/**
 * Include and exclude in Microsoft's language, as written where they are in it already. Where something has no equal
 * there, they fire at least wherever the originals do; what could only fire everywhere or nowhere never fires. What is
 * asked about boundaries or diagrams never fires either, and what is asked about elements is asked of both ends.
 * @param tell is told what became of the words of the rules, but not what follows from the scope alone
 */
export function translatedFilters(type: ThreatType, template: Template, tell: Tell): Filters {
  const { scope, include, exclude } = type;
  const because = parseRule(include);
  const unless = parseRule(exclude);
  // What is no rule is none in the tool either.
  if (!because.ok || !unless.ok || because.rule === null) return { include, exclude };
  if (scope === "boundary" || scope === "diagram") return NEVER;
  const vocabulary = vocabularyOf(template);
  if (scope === "element") return ofEitherEnd(because.rule, unless.rule, vocabulary, tell);
  const wide = asWritten(include, because.rule, vocabulary, "wider", tell);
  const narrow =
    unless.rule === null
      ? { rule: false, text: exclude }
      : asWritten(exclude, unless.rule, vocabulary, "narrower", tell);
  if (narrow.rule === true || typeof wide.rule === "boolean") return nothingLeft(tell);
  return { include: wide.text, exclude: narrow.text };
}

/** A rule about an element as one about a flow whose source or target it is. */
function ofEitherEnd(
  include: Rule,
  exclude: Rule | null,
  vocabulary: Vocabulary,
  tell: Tell,
): Filters {
  const { range } = include;
  const translations: Translation[] = [];
  const translate = (rule: Rule, aim: "wider" | "narrower", end: "source" | "target") => {
    const translation = translateRule(rule, vocabulary, aim, end);
    translations.push(translation);
    return translation.rule;
  };
  const ends = (["source", "target"] as const).map((end) => {
    const because = translate(include, "wider", end);
    if (exclude === null) return because;
    return junction("and", [because, negation(translate(exclude, "narrower", end), range)], range);
  });
  tellNotes(translations, tell);
  const either = junction("or", ends, range);
  if (typeof either === "boolean") return nothingLeft(tell);
  return { include: printRule(either), exclude: "" };
}

function nothingLeft(tell: Tell): Filters {
  tell({ effect: "dropped", what: "Nothing is left of its rule; it never fires there." });
  return NEVER;
}

function asWritten(
  text: string,
  rule: Rule,
  vocabulary: Vocabulary,
  aim: "wider" | "narrower",
  tell: Tell,
): { readonly rule: Rule | boolean; readonly text: string } {
  if (isMicrosofts(rule)) return { rule, text };
  const translation = translateRule(rule, vocabulary, aim, null);
  tellNotes([translation], tell);
  const { rule: made } = translation;
  return { rule: made, text: typeof made === "boolean" ? "" : printRule(made) };
}

/** Tells every note once. */
function tellNotes(translations: readonly Translation[], tell: Tell): void {
  const said = new Set<string>();
  for (const { text, what } of translations.flatMap(({ notes }) => notes)) {
    const sentence = `“${text}”: ${what}`;
    if (!said.has(sentence)) tell({ effect: "approximated", what: sentence });
    said.add(sentence);
  }
}

/** The names and values of a template. */
function vocabularyOf(template: Template): Vocabulary {
  const definitions = Map.groupBy(
    template.stencils.flatMap(({ attributes }) => attributes),
    ({ name }) => name,
  );
  return {
    ...displayNames(template),
    valuesOf: (name) => {
      const declared = definitions.get(name) ?? [];
      if (declared.length === 0 || declared.some(isOpen)) return null;
      const all = new Set(declared.flatMap(({ values }) => values));
      const unknown = new Set(declared.flatMap((definition) => unknownIn(definition)));
      const stated = declared.flatMap((definition) => {
        const silent = new Set(unknownIn(definition));
        return definition.values.filter((value) => !silent.has(value));
      });
      // A value that says something of one stencil and nothing of another is not to be told apart by it.
      if (stated.some((value) => unknown.has(value))) return null;
      return { stated: [...new Set(stated)], unknown: [...all].filter((one) => unknown.has(one)) };
    },
  };
}

/** Whether items may say anything for an attribute. */
function isOpen({ kind, values }: AttributeDefinition): boolean {
  return kind === "text" || kind === "number" || values.length === 0;
}

function unknownIn({ unknown, values }: AttributeDefinition): readonly string[] {
  return values.filter((value) => value === unknown || value.trim() === "");
}
