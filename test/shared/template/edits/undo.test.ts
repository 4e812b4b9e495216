import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PatchMismatch } from "../../../../shared/model/change.ts";
import {
  applyTemplateChange,
  invertTemplateChange,
  type TemplateChange,
} from "../../../../shared/template/change.ts";
import { templateChangeSchema } from "../../../../shared/template/change-schema.ts";
import { addProfile } from "../../../../shared/template/edits/profiles.ts";
import { templateSchema } from "../../../../shared/template/schema.ts";
import {
  arbitraryTemplateStep,
  templateStep,
} from "../../../builders/arbitrary-template-change.ts";
import { aDefinition, aStencil, aTemplate, aThreatType } from "../../../builders/template.ts";

const repeated = aTemplate({
  stencils: [
    ...aTemplate().stencils.filter(({ id }) => id !== "GE.P"),
    aStencil("GE.P", { attributes: [aDefinition("port"), aDefinition("tls"), aDefinition("log")] }),
    aStencil("SE.P.Web", { parentId: "GE.P", attributes: [aDefinition("tls")] }),
    // Templates of other tools repeat ids.
    aStencil("SE.P.Web", { parentId: "GE.P", name: "Again" }),
  ],
  threatTypes: [
    aThreatType("T1", { include: "source is [Stencil SE.P.Web] and source.tls is 'Yes'" }),
    aThreatType("T1", { title: "{source.tls}", properties: [{ name: "Priority", value: null }] }),
  ],
});

describe("steps of an editor", () => {
  it("taken back one after the other give the first template, each still a template on the way", () => {
    fc.assert(
      fc.property(fc.array(arbitraryTemplateStep, { maxLength: 30 }), (steps) => {
        let template = repeated;
        const made: TemplateChange[] = [];
        for (const step of steps) {
          const change = templateStep(template, step);
          if (change === null) continue;
          expect(templateChangeSchema.parse(JSON.parse(JSON.stringify(change)))).toEqual(change);
          expect(change.patches).not.toHaveLength(0);
          template = applyTemplateChange(template, change);
          expect(templateSchema.safeParse(template).success).toBe(true);
          made.push(change);
        }
        for (const change of made.toReversed()) {
          template = applyTemplateChange(template, invertTemplateChange(change));
        }
        expect(template).toStrictEqual(repeated);
      }),
      { numRuns: 300 },
    );
  });

  it("are refused by a template in which something else stands", () => {
    const profile = { id: "p", name: "P", description: "", on: true };
    const add = addProfile(repeated, profile);
    if (add === null) throw new Error("no change");
    expect(() => applyTemplateChange(repeated, invertTemplateChange(add))).toThrow(PatchMismatch);
    const late = {
      ...add,
      patches: [{ table: "profile", index: 3, before: null, after: profile }],
    };
    expect(() => applyTemplateChange(repeated, late as TemplateChange)).toThrow(PatchMismatch);
  });
});
