/** Where a template's texts speak of what a threat is about (TM7.md 5.5). */

import { subjects } from "../rules/syntax.ts";
import type { RuleScope, Subject } from "../rules/syntax.ts";

/** What texts may speak of: the parts of a situation, and the diagram, which has nothing but a name. */
const spokenOf = [...subjects, "diagram"] as const;

export type Spoken = (typeof spokenOf)[number];

/**
 * What the texts of threats of a scope may speak of. Texts about interactions do not know the diagram, as in
 * Microsoft's tool.
 */
export const spokenIn: Readonly<Record<RuleScope, readonly Spoken[]>> = {
  interaction: ["source", "flow", "target"],
  element: ["element", "diagram"],
  boundary: ["boundary", "diagram"],
  diagram: ["diagram"],
};

/** `{source.Name}` or `{flow.protocol}`: the name of a part, or the value of its attribute. */
export interface Placeholder {
  readonly written: string;
  /** Offset in the text, 0-based. */
  readonly start: number;
  readonly of: Spoken;
  /** Null for the name. */
  readonly attribute: string | null;
}

const pattern = /\{(source|flow|target|element|boundary|diagram)\.([^{}]+)\}/giu;

/** The placeholders of a text, in order. The word before the dot and `Name` may be in any case. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: written, 1: word = "", 2: key = "", index }) => {
    const of = spokenOf.find((candidate) => candidate === word.toLowerCase());
    if (of === undefined) return [];
    return [{ written, start: index, of, attribute: key.toLowerCase() === "name" ? null : key }];
  });
}

/** Whether a placeholder speaks of a part of a situation, and not of the diagram as a whole. */
export function isPart(of: Spoken): of is Subject {
  return of !== "diagram";
}
