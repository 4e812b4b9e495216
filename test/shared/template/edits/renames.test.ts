/** Renaming keeps which interactions fire: the engine says so. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attribute, Model } from "../../../../shared/model/model.ts";
import { printRule } from "../../../../shared/rules/print.ts";
import { analyze } from "../../../../shared/stride/analyze.ts";
import { applyTemplateChange, type TemplateChange } from "../../../../shared/template/change.ts";
import {
  relabelAttribute,
  renameAttribute,
  renameAttributeValue,
} from "../../../../shared/template/edits/attributes.ts";
import { renameStencil, setStencilId } from "../../../../shared/template/edits/stencils.ts";
import type { Template } from "../../../../shared/template/template.ts";
import { arbitraryRule } from "../../../builders/rules.ts";
import {
  aBox,
  aDefinition,
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aStencil,
  aTemplate,
  aThreatType,
  chosen,
} from "../../../builders/template.ts";

/** What the rules of `arbitraryRule` speak of. */
function templateOf(rules: readonly string[]): Template {
  const base = aTemplate();
  return {
    ...base,
    stencils: [
      ...base.stencils.filter(({ id }) => id !== "GE.P"),
      aStencil("GE.P", { attributes: [aDefinition("encrypted")] }),
      aStencil("SE.P.Web", {
        name: "Web App",
        parentId: "GE.P",
        attributes: [aDefinition("a.b", undefined, { label: "Web App" })],
      }),
      aStencil("SE.DS.Web", {
        name: "web app ",
        parentId: "GE.DS",
        attributes: [aDefinition("c")],
      }),
      aStencil("SE.P.Other", { name: "Nobody's", parentId: "GE.P" }),
    ],
    threatTypes: rules.map((include, at) => aThreatType(`T${at}`, { include })),
  };
}

const elements = [
  anElement("a", { stencilId: "SE.P.Web", attributes: [chosen("encrypted", "Yes")] }),
  anElement("b", {
    kind: "dataStore",
    left: 300,
    stencilId: "SE.DS.Web",
    genericStencilId: "GE.DS",
    attributes: [chosen("c", "No")],
  }),
  anElement("c", { left: 600, stencilId: "SE.P.Other", attributes: [chosen("a.b", "Yes")] }),
  anElement("d", { left: 900, attributes: [chosen("encrypted", "No")] }),
];
const model = aModel([
  aDiagram(
    "d",
    [...elements, aBox("box", { left: 250, width: 200, height: 200 })],
    elements.flatMap((source) =>
      elements.flatMap((target) =>
        source === target ? [] : [aFlow(`${source.id}-${target.id}`, source.id, target.id)],
      ),
    ),
  ),
]);

/** The model with the names of things put as they are in the edited template. */
function renamedIn(
  whole: Model,
  stencil: (id: string) => string,
  attribute: (attribute: Attribute) => Attribute,
): Model {
  return {
    ...whole,
    diagrams: whole.diagrams.map((diagram) => ({
      ...diagram,
      shapes: diagram.shapes.map((shape) => ({
        ...shape,
        stencilId: stencil(shape.stencilId),
        attributes: shape.attributes.map(attribute),
      })),
    })),
  };
}

const same = <Value>(value: Value): Value => value;

function found(template: Template, of: Model): readonly string[] {
  return analyze(template, of, { titlesFrozen: false, loaded: false }).threats.map(
    ({ threat }) => threat.key,
  );
}

const rules = fc.array(arbitraryRule.map(printRule), { minLength: 1, maxLength: 5 });

function checkThat(
  edit: (template: Template) => TemplateChange | null,
  renamed: Model = model,
): void {
  fc.assert(
    fc.property(rules, (texts) => {
      const template = templateOf(texts);
      const change = edit(template);
      if (change === null) throw new Error("nothing was renamed");
      expect(found(applyTemplateChange(template, change), renamed)).toEqual(found(template, model));
    }),
  );
}

describe("what fires stays the same", () => {
  it("when a stencil gets another id", () => {
    checkThat(
      (template) => setStencilId(template, "SE.P.Web", "SE.P.New one"),
      renamedIn(model, (id) => (id === "SE.P.Web" ? "SE.P.New one" : id), same),
    );
  });

  it.each(["Something new", "Nobody's", "web app", "half [open"])(
    "when one of two stencils of the same name is called %j",
    (name) => {
      checkThat((template) => {
        const at = template.stencils.findIndex(({ id }) => id === "SE.P.Web");
        return renameStencil(template, at, name);
      });
    },
  );

  it.each(["Something new", "Label of encrypted"])("when an attribute is labelled %j", (label) => {
    checkThat((template) => relabelAttribute(template, "SE.P.Web", "a.b", label));
  });

  it("when an attribute gets another key", () => {
    checkThat(
      (template) => renameAttribute(template, "a.b", "fresh"),
      renamedIn(model, same, (attribute) =>
        attribute.name === "a.b" ? { ...attribute, name: "fresh" } : attribute,
      ),
    );
  });

  it("when a value is said differently", () => {
    checkThat(
      (template) => renameAttributeValue(template, "encrypted", "Yes", "Always"),
      renamedIn(model, same, (attribute) =>
        attribute.name === "encrypted" && attribute.kind === "list"
          ? {
              ...attribute,
              options: attribute.options.map((option) => (option === "Yes" ? "Always" : option)),
            }
          : attribute,
      ),
    );
  });
});

describe("the text of a rule", () => {
  const rewritten = (include: string, edit: (template: Template) => TemplateChange | null) => {
    const template = templateOf([include]);
    const change = edit(template);
    if (change === null) throw new Error("nothing was renamed");
    return applyTemplateChange(template, change).threatTypes[0]?.include;
  };

  it("keeps everything but the name: blanks, case and brackets", () => {
    const rule = "(Source  is 'SE.P.Web')\n\tAND ((flow crosses 'SE.P.Web')) or source is 'SE.P'";
    expect(rewritten(rule, (template) => setStencilId(template, "SE.P.Web", "W"))).toBe(
      "(Source  is 'W')\n\tAND ((flow crosses 'W')) or source is 'SE.P'",
    );
  });

  it("follows a value only where its own attribute is asked", () => {
    const rule =
      "source.encrypted is 'Yes' and source.a.b is 'Yes' or target.[Label of encrypted] is 'Yes'";
    expect(
      rewritten(rule, (template) => renameAttributeValue(template, "encrypted", "Yes", "On")),
    ).toBe(
      "source.encrypted is 'On' and source.a.b is 'Yes' or target.[Label of encrypted] is 'On'",
    );
  });

  it("goes on by display name where that is clear, else by id", () => {
    const at = templateOf([]).stencils.findIndex(({ id }) => id === "SE.P.Other");
    const rename = (name: string) => (template: Template) => renameStencil(template, at, name);
    expect(rewritten("source is [Nobody's]", rename("Mine"))).toBe("source is [Mine]");
    expect(rewritten("source is [Nobody's]", rename("Web App"))).toBe("source is 'SE.P.Other'");
    expect(rewritten("not source is [Web App]", rename("Web App"))).toBe(
      "not (source is 'SE.P.Web' or source is 'SE.DS.Web')",
    );
  });

  it("that is no rule stays as it is", () => {
    expect(rewritten("source is 'SE.P.Web' and", (t) => setStencilId(t, "SE.P.Web", "W"))).toBe(
      "source is 'SE.P.Web' and",
    );
  });
});
