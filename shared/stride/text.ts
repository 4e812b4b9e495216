/** Expands the texts of a template for an interaction (TM7.md 5.5). */

import { attributeValue } from "../model/attributes.ts";
import { subjects } from "../rules/syntax.ts";
import type { Subject } from "../rules/syntax.ts";
import type { Interaction } from "./analysis.ts";

/** An interaction with the names of its parts as texts show them. */
export interface Named extends Record<Subject, string> {
  readonly interaction: Interaction;
}

/** A template's text, ready to be filled in. */
export type Text = (named: Named) => string;

/** White space as .NET's regular expressions understand it. */
const blanks = /[\f\n\r\t\v\u0085\p{Z}]+/gu;
const placeholder = /\{(source|flow|target)\.([^{}]+)\}/i;

/** Whether a text says something of the interaction. */
export function isFilledIn(text: string): boolean {
  return placeholder.test(text);
}

/** A name on one line: every run of white space is one blank, not trimmed. */
function normalizeName(name: string): string {
  return name.replace(blanks, " ");
}

/** The interaction with its names normalized. */
export function withNames(interaction: Interaction): Named {
  const { source, flow, target } = interaction;
  return {
    interaction,
    source: normalizeName(source.name),
    flow: normalizeName(flow.name),
    target: normalizeName(target.name),
  };
}

/** What an interaction is called: the flow's name, or a sentence when it has none. */
export function interactionName({ source, flow, target }: Named): string {
  return flow === "" ? `From ${source} to ${target} via unnamed` : flow;
}

/**
 * Prepares a text. `{source.Name}`, `{flow.Name}` and `{target.Name}`, in any case, become the names; any other
 * word behind the dot is the key of an attribute and becomes its value; what stands for nothing stays as written.
 */
export function prepareText(text: string): Text {
  const parts: Text[] = [];
  let rest = text;
  for (;;) {
    const found = placeholder.exec(rest);
    if (found === null) break;
    const [written, word = "", key = ""] = found;
    const before = rest.slice(0, found.index);
    if (before !== "") parts.push(() => before);
    parts.push(prepareReference(written, word, key));
    rest = rest.slice(found.index + written.length);
  }
  const [first, second] = parts;
  if (first === undefined) return () => text;
  const tail = rest;
  if (second === undefined) return (named) => first(named) + tail;
  return (named) => {
    let filled = "";
    for (const part of parts) filled += part(named);
    return filled + tail;
  };
}

function prepareReference(written: string, word: string, key: string): Text {
  const subject = subjects.find((candidate) => candidate === word.toLowerCase());
  if (subject === undefined) return () => written;
  if (key.toLowerCase() === "name") return (named) => named[subject];
  return ({ interaction }) => attributeValue(interaction[subject], key) ?? written;
}
