import { describe, expect, it } from "vitest";
import { findingOf } from "../../../renderer/templates/lab/findings.ts";
import {
  firstSituation,
  flowChoices,
  lookedAt,
} from "../../../renderer/templates/lab/lab-subject.ts";
import { everyType, outcomeCounts, whyGroups } from "../../../renderer/templates/lab/why-list.ts";
import { explainAround, situationAt } from "../../../shared/stride/explain-around.ts";
import {
  aTemplate,
  aThreatType,
  aBox,
  aDiagram,
  aFlow,
  anElement,
  aModel,
} from "../../builders/template.ts";
import { namedTemplate } from "../../builders/rule-vocabulary.ts";
import type { Template } from "../../../shared/template/template.ts";

const diagram = aDiagram(
  "d",
  [
    anElement("a", { stencilId: "SE.P.Web", name: "Shop\nfront" }),
    anElement("b", { left: 300 }),
    aBox("box", { stencilId: "SE.TB.Cloud", left: -10, top: -10, width: 150, height: 150 }),
  ],
  [aFlow("f", "a", "b", { source: { x: 100, y: 50 }, target: { x: 300, y: 50 } })],
);

const template: Template = {
  ...namedTemplate,
  categories: [
    { id: "S", name: "Spoofing", shortDescription: "", longDescription: "" },
    { id: "T", name: "Tampering", shortDescription: "", longDescription: "" },
  ],
  threatTypes: [
    aThreatType("T1", { title: "Posing as {source.Name}", include: "source is 'SE.P.Web'" }),
    aThreatType("T2", { categoryId: "T", include: "source is 'GE.DS'" }),
    aThreatType("T3", { include: "source.encrypted is 'No'" }),
  ],
};

const explained = explainAround(template, diagram, "f");
const shown = (filter: Partial<typeof everyType>) =>
  whyGroups(explained, { ...everyType, ...filter }).map(({ category, fires, types }) => [
    category,
    fires,
    types.map(({ type }) => type.id),
  ]);

describe("the list of threat types", () => {
  it("is grouped by category, with how many fire", () => {
    expect(shown({})).toEqual([
      ["Spoofing", 1, ["T1", "T3"]],
      ["Tampering", 0, ["T2"]],
    ]);
  });

  it.each([
    [{ outcome: "fires" }, ["T1"]],
    [{ outcome: "silent" }, ["T3", "T2"]],
    [{ outcome: "undecided" }, ["T3"]],
    [{ category: "Tampering" }, ["T2"]],
    [{ text: "shop POSING" }, ["T1"]],
    [{ text: "encrypted" }, ["T3"]],
    [{ text: "nothing of it" }, []],
  ] as const)("is narrowed by %j", (filter, ids) => {
    expect(shown(filter).flatMap(([, , types]) => types)).toEqual(ids);
  });

  it("counts each outcome under the other filters", () => {
    const all = { all: 3, fires: 1, silent: 2, undecided: 1 };
    expect(outcomeCounts(explained, { ...everyType, outcome: "fires" })).toEqual(all);
    expect(outcomeCounts(explained, { ...everyType, category: "Tampering" })).toMatchObject({
      all: 1,
      fires: 0,
    });
  });
});

describe("what a term was decided by", () => {
  function finding(include: string): string {
    const asked = { ...namedTemplate, threatTypes: [aThreatType("T", { include })] };
    const [one] = explainAround(asked, diagram, "f");
    const situation = situationAt(diagram, "f");
    const explanation = one?.explanation.include ?? null;
    if (explanation === null || situation === null) throw new Error("no rule");
    return findingOf(explanation, situation, namedTemplate);
  }

  it.each([
    ["source is 'GE.P'", "it is Web Application; asked for Generic Process"],
    ["source.encrypted is 'No'", "it has no “Encrypted”"],
    ["flow crosses 'SE.TB.Cloud'", "it crosses Cloud"],
    ["flow crosses 'GE.TB.L'", "it crosses no Generic Trust Line Boundary"],
    ["source in 'SE.TB.Cloud' with tenant is 'Own'", "it lies in Cloud: it has no “Tenant”"],
    ["diagram has 'GE.DS'", "there is no Generic Data Store"],
    ["diagram has 'GE.P'", "there is Generic Process 2 times"],
    ["source is 'ROOT'", "it is Web Application; nothing is of what is asked for"],
    ["source is [Nobody]", "nothing is called [Nobody]"],
    ["element is 'GE.P'", "there is nothing of the kind here"],
    ["source is 'GE.P' and target is 'GE.P'", ""],
  ])("is told of %s", (rule, told) => {
    expect(finding(rule)).toBe(told);
  });
});

describe("what the lab looks at", () => {
  it("is chosen among the flows that connect two things", () => {
    const loose = aFlow("loose", "a", null);
    const model = aModel([{ ...diagram, lines: [...diagram.lines, loose] }]);
    expect(flowChoices(model)).toEqual([
      {
        diagramId: "d",
        flowId: "f",
        text: "Shop front → Name of b",
        detail: "Name of f · Diagram d",
      },
    ]);
  });

  it("is made up of the first stencils there are, and not where there are none", () => {
    expect(firstSituation(namedTemplate)).toMatchObject({
      source: { stencilId: "GE.P" },
      target: { stencilId: "GE.DS" },
      flow: { stencilId: "GE.DF" },
    });
    expect(firstSituation(aTemplate({ stencils: [] }))).toBeNull();
  });

  it("is nothing once the diagram of a flow is gone", () => {
    const subject = { kind: "flow", modelId: "m", diagramId: "gone", flowId: "f" } as const;
    expect(lookedAt(template, subject, aModel([diagram]))).toBeNull();
  });
});
