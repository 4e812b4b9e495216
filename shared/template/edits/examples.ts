import { isSame } from "../../model/sequence.ts";
import { recordPatch, type TemplateChange } from "../change.ts";
import type { RuleExample, Template } from "../template.ts";
import { changeOf } from "./records.ts";

/** Makes the examples these. Null when they are already. */
export function setExamples(
  template: Template,
  examples: readonly RuleExample[],
): TemplateChange | null {
  const before = template.examples ?? [];
  const start = firstDifference(before, examples);
  const longest = Math.min(before.length, examples.length) - start;
  const end = Math.min(firstDifference(before.toReversed(), examples.toReversed()), longest);
  const gone = before.slice(start, before.length - end);
  const come = examples.slice(start, examples.length - end);
  return changeOf(labelOf(gone.length, come.length), [
    ...gone.map((example) => recordPatch("example", start, example, null)),
    ...come.map((example, at) => recordPatch("example", start + at, null, example)),
  ]);
}

function firstDifference(one: readonly RuleExample[], other: readonly RuleExample[]): number {
  const at = one.findIndex((example, place) => !isSame(example, other[place]));
  return at < 0 ? one.length : at;
}

function labelOf(gone: number, come: number): string {
  if (gone === 0) return come === 1 ? "Add example" : `Add ${come} examples`;
  if (come === 0) return gone === 1 ? "Delete example" : `Delete ${gone} examples`;
  return "Change examples";
}
