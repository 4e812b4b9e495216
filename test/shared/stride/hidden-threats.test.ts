import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagram, Model } from "../../../shared/model/model.ts";
import { generateThreats } from "../../../shared/stride/generate.ts";
import { hiddenThreats } from "../../../shared/stride/hidden-threats.ts";
import type { Template } from "../../../shared/template/template.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { ourTemplate } from "../../builders/messy-diagram.ts";
import { statedShop } from "../../builders/stated-shop.ts";
import {
  aBox,
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aPair,
  aTemplate,
  aThreatType,
} from "../../builders/template.ts";

const template = aTemplate({
  threatTypes: [
    aThreatType("always", { include: "target is 'GE.P'" }),
    aThreatType("crossing", {
      include: "flow crosses 'GE.TB.B'",
      title: "Of {flow.Name}",
    }),
    aThreatType("other way", { include: "not flow crosses 'GE.TB.L' and source is 'GE.P'" }),
    aThreatType("either", { include: "flow enters 'GE.TB.B' or flow crosses 'GE.TB.L'" }),
    aThreatType("kept out", {
      include: "target is 'GE.P' and flow leaves 'GE.TB.B'",
      exclude: "flow crosses 'GE.TB.L' or source is 'GE.DS'",
    }),
    aThreatType("element", { scope: "element", include: "element is 'GE.P'" }),
  ],
});

/** The same template for a world where every flow crosses whatever an include asks for. */
const assuming: Template = {
  ...template,
  threatTypes: template.threatTypes.map((type) => ({
    ...type,
    include: type.include.replaceAll(
      /flow (?:crosses|enters|leaves) '[\w.]+'/gu,
      "(flow is 'GE.DF' or not flow is 'GE.DF')",
    ),
  })),
};

const alone = (model: Model, diagram: Diagram): Model => ({ ...model, diagrams: [diagram] });

const generated = (of: Template, model: Model): ReadonlySet<string> =>
  new Set(generateThreats(of, model).map(({ typeId, flowId }) => `${typeId} ${flowId}`));

const hidden = (of: Template, model: Model, diagram: Diagram): ReadonlySet<string> =>
  new Set(hiddenThreats(of, model, diagram).map(({ typeId, flow }) => `${typeId} ${flow.id}`));

describe("threats hidden by implicit trust", () => {
  it("are those a crossing would bring", () => {
    const diagram = aPair();
    const [first, ...others] = hiddenThreats(template, aModel([diagram]), diagram);
    expect(first).toMatchObject({
      typeId: "crossing",
      title: "Of Name of f",
      category: "Spoofing",
    });
    expect(others.map(({ typeId }) => typeId)).toEqual(["either", "kept out"]);
  });

  it("are none where the flow crosses already", () => {
    const shapes = [anElement("a"), anElement("b"), aBox("box", { left: -50, width: 80 })];
    const diagram = aDiagram("d", shapes, [aFlow("f", "a", "b")]);
    expect([...hidden(template, aModel([diagram]), diagram)]).toEqual(["either f"]);
  });

  it("are not those of a profile that is off", () => {
    const diagram = aPair();
    const profiles = [{ id: "p", name: "P", description: "", on: false }];
    const type = aThreatType("crossing", { include: "flow crosses 'GE.TB.B'", profileId: "p" });
    const off = aTemplate({ threatTypes: [type], profiles });
    expect(hiddenThreats(off, aModel([diagram]), diagram)).toEqual([]);
    expect(hidden(off, aModel([diagram], { profiles: { p: true } }), diagram).size).toBe(1);
  });

  it("do not exist in our general template, which asks for no crossing", () => {
    const diagram = statedShop();
    expect(hiddenThreats(ourTemplate(), aModel([diagram]), diagram)).toEqual([]);
  });

  it("are in every model what the engine finds more when every crossing asked for is there", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        for (const diagram of model.diagrams) {
          const one = alone(model, diagram);
          const plain = generated(template, one);
          const more = [...generated(assuming, one)].filter((key) => !plain.has(key));
          expect(hidden(template, one, diagram)).toEqual(new Set(more));
        }
      }),
    );
  });
});
