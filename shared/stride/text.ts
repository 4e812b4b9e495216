/** Expands the texts of a template for a situation (TM7.md 5.5). */

import { attributeValue } from "../model/attributes.ts";
import type { Line, Shape } from "../model/model.ts";
import type { Subject } from "../rules/syntax.ts";
import { isPart, placeholdersIn } from "../template/placeholders.ts";
import type { Placeholder, Spoken } from "../template/placeholders.ts";
import type { Situation } from "./analysis.ts";
import { partsOf } from "./facts.ts";

/** A situation with the names of its parts as texts show them. */
export interface Named {
  readonly items: Readonly<Partial<Record<Subject, Shape | Line>>>;
  readonly names: Readonly<Partial<Record<Spoken, string>>>;
}

/** A template's text, ready to be filled in. */
export type Text = (named: Named) => string;

/** White space as .NET's regular expressions understand it. */
const blanks = /[\f\n\r\t\v\u0085\p{Z}]+/gu;

/** Whether a text says something of what the threat is about. */
export function isFilledIn(text: string): boolean {
  return placeholdersIn(text).length > 0;
}

/** A name on one line: every run of white space is one blank, not trimmed. */
function normalizeName(name: string): string {
  return name.replace(blanks, " ");
}

/** The names of a situation's parts, normalized. */
export function withNames(situation: Situation): Named {
  const parts = partsOf(situation);
  return {
    items: Object.fromEntries(parts),
    names: {
      ...Object.fromEntries(parts.map(([subject, { name }]) => [subject, normalizeName(name)])),
      ...(situation.scope === "interaction"
        ? {}
        : { diagram: normalizeName(situation.diagram.name) }),
    },
  };
}

/**
 * What a situation is called: the name of the element, boundary or diagram; that of the flow, or a sentence when it
 * has none.
 */
export function situationName({ names }: Named): string {
  const { source, flow, target } = names;
  if (source === undefined || target === undefined) {
    return names.element ?? names.boundary ?? names.diagram ?? "";
  }
  return flow === undefined || flow === "" ? `From ${source} to ${target} via unnamed` : flow;
}

/**
 * Prepares a text. `{source.Name}`, `{flow.Name}`, `{diagram.Name}` and so on, in any case, become the names; any
 * other word behind the dot is the key of an attribute and becomes its value; what stands for nothing in a situation
 * stays as written.
 */
export function prepareText(text: string): Text {
  const parts: Text[] = [];
  let at = 0;
  for (const placeholder of placeholdersIn(text)) {
    const before = text.slice(at, placeholder.start);
    if (before !== "") parts.push(() => before);
    parts.push(prepareReference(placeholder));
    at = placeholder.start + placeholder.written.length;
  }
  const [first, second] = parts;
  if (first === undefined) return () => text;
  const tail = text.slice(at);
  if (second === undefined) return (named) => first(named) + tail;
  return (named) => {
    let filled = "";
    for (const part of parts) filled += part(named);
    return filled + tail;
  };
}

function prepareReference({ written, of, attribute }: Placeholder): Text {
  if (attribute === null) return ({ names }) => names[of] ?? written;
  if (!isPart(of)) return () => written;
  return ({ items }) => {
    const item = items[of];
    return item === undefined ? written : (attributeValue(item, attribute) ?? written);
  };
}
