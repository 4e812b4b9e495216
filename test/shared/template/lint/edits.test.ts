/** Lint of what an edit left, next to lint of the same from nothing. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { lintTemplate } from "../../../../shared/template/lint/lint.ts";
import type { Template } from "../../../../shared/template/template.ts";
import { arbitraryTemplateEdit, templateAfter } from "../../../builders/arbitrary-template.ts";
import {
  aSoundTemplate,
  withMessage,
  withStencil,
  withType,
} from "../../../builders/sound-template.ts";

function lintAfresh(template: Template): ReturnType<typeof lintTemplate> {
  return lintTemplate(structuredClone(template));
}

const texts = fc.oneof(
  fc.string(),
  fc.constantFrom("source is 'GE.P'", "target.sanitizes is 'No'", "GE.P", "sanitizes", "{flow.x}"),
);

test("after any edits, what is found is what is found from nothing", () => {
  fc.assert(
    fc.property(fc.array(arbitraryTemplateEdit(texts), { minLength: 1, maxLength: 6 }), (edits) => {
      let template = aSoundTemplate();
      lintTemplate(template);
      for (const edit of edits) {
        template = templateAfter(template, [edit]);
        expect(lintTemplate(template)).toEqual(lintAfresh(template));
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["a rule", withType("R1", { include: "target is 'GE.DS' and target is 'GE.P'" })],
  ["a stencil's name", withStencil("store.database", { name: "Tables" })],
  ["a stencil's attributes", withStencil("GE.P", { attributes: [] })],
  ["a stencil's description", withStencil("process.web-server", { description: "Other." })],
  ["a parent", withStencil("store.database", { parentId: "GE.P" })],
  ["a message", withMessage({ when: "flow.nothing is 'No'" })],
])("an edit of %s is noticed, and taken back", (_, edit) => {
  const template = aSoundTemplate();
  expect(lintTemplate(template)).toEqual([]);
  const edited = edit(template);
  expect(lintTemplate(edited)).toEqual(lintAfresh(edited));
  expect(lintTemplate({ ...edited, ...template })).toEqual([]);
});
