/** Patches for everything in a template that names its stencils and attributes. */

import type { Id } from "../../model/model.ts";
import type { TemplatePatch } from "../change.ts";
import { withMessageRule, withTypeRules, withTypeTexts } from "../rule-texts.ts";
import type { ExampleItem, RuleExample, Template } from "../template.ts";
import { replacements } from "./records.ts";

/** Puts every rule through `rule` and every text with placeholders through `text`. */
export function mentionPatches(
  template: Template,
  rule: (rule: string) => string,
  text: (text: string) => string = (same) => same,
): readonly TemplatePatch[] {
  return [
    ...replacements(template, "threatType", (type) =>
      withTypeTexts(withTypeRules(type, rule), text),
    ),
    ...replacements(template, "message", (message) => {
      const ruled = withMessageRule(message, rule);
      const said = text(ruled.text);
      return said === ruled.text ? ruled : { ...ruled, text: said };
    }),
  ];
}

/** Puts every thing of every example through `item`, and the stencils besides through `besides`. */
export function examplePatches(
  template: Template,
  item: <Item extends ExampleItem>(item: Item) => Item,
  besides: (id: Id) => Id = (same) => same,
): readonly TemplatePatch[] {
  return replacements(template, "example", (example) => {
    const after: RuleExample = {
      ...example,
      source: item(example.source),
      target: example.target && item(example.target),
      flow: example.flow && item(example.flow),
      boundaries: example.boundaries.map((boundary) => item(boundary)),
      besides: example.besides.map(besides),
    };
    const same =
      after.source === example.source &&
      after.target === example.target &&
      after.flow === example.flow &&
      after.boundaries.every((boundary, at) => boundary === example.boundaries[at]) &&
      after.besides.every((id, at) => id === example.besides[at]);
    return same ? example : after;
  });
}
