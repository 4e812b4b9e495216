import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagram } from "../../../shared/model/model.ts";
import {
  exampleDiagram,
  exampleOf,
  PART_IDS,
  type ExampleSituation,
} from "../../../shared/stride/example-diagram.ts";
import { outcomeOf, runExamples } from "../../../shared/stride/examples.ts";
import { explainAround, situationAt, topicOf } from "../../../shared/stride/explain-around.ts";
import { firingOf } from "../../../shared/stride/firing.ts";
import type { ExampleBoundary, Template } from "../../../shared/template/template.ts";
import { anExample } from "../../builders/example.ts";
import { namedTemplate } from "../../builders/rule-vocabulary.ts";
import {
  aBox,
  aDiagram,
  aFlow,
  anArc,
  anElement,
  aModel,
  aThreatType,
  chosen,
} from "../../builders/template.ts";

/** The template with one threat type for each of these filters. */
function withRules(...rules: readonly (readonly [include: string, exclude?: string])[]): Template {
  const threatTypes = rules.map(([include, exclude = ""], at) =>
    aThreatType(`T${at + 1}`, { include, exclude }),
  );
  return { ...namedTemplate, threatTypes };
}

function outcome(include: string, more: Parameters<typeof anExample>[0] = {}): string | null {
  const template = { ...withRules([include]), examples: [anExample(more)] };
  return runExamples(template)[0]?.outcome ?? null;
}

const boundary = (stencilId: string, holds: ExampleBoundary["holds"]): ExampleBoundary => ({
  stencilId,
  attributes: {},
  holds,
});

function exampleAt(template: Template, diagram: Diagram, itemId: string): ExampleSituation {
  const situation = situationAt(diagram, itemId);
  const example = situation === null ? null : exampleOf(template, situation);
  if (example === null) throw new Error(`rules are not asked about ${itemId}`);
  return example;
}

describe("an example", () => {
  it("passes when its threat type makes of it what is expected", () => {
    const template = withRules(["source is 'GE.P'"]);
    const examples = [anExample(), anExample({ expect: "silent" })];
    expect(runExamples({ ...template, examples })).toMatchObject([
      { outcome: "fires", passes: true, problem: null },
      { outcome: "fires", passes: false, problem: null },
    ]);
  });

  it.each([
    ["source", "fires"],
    ["target", "fires"],
    ["both", "silent"],
    ["neither", "silent"],
  ] as const)("whose boundary holds %s %s what is asked of crossings", (holds, expected) => {
    for (const stencilId of ["SE.TB.Cloud", "GE.TB.L"]) {
      const boundaries = [boundary(stencilId, holds)];
      expect(outcome(`flow crosses '${stencilId}'`, { boundaries })).toBe(expected);
    }
  });

  it("has defaults for what it does not state", () => {
    const source = { stencilId: "SE.P.Web", attributes: {} };
    expect(outcome("source.encrypted is 'Not Selected'", { source })).toBe("fires");
    const told = { stencilId: "SE.P.Web", attributes: { encrypted: "No", ours: "x" } };
    expect(outcome("source.encrypted is 'No' and source.ours is 'x'", { source: told })).toBe(
      "fires",
    );
  });

  it("does not ask whether the profile of its threat type is on", () => {
    const profiles = [{ id: "p", name: "Extra", description: "", on: false }];
    const threatTypes = [aThreatType("T1", { include: "source is 'GE.P'", profileId: "p" })];
    const template = { ...namedTemplate, profiles, threatTypes, examples: [anExample()] };
    expect(runExamples(template)).toMatchObject([{ outcome: "fires" }]);
  });

  it.each([
    [{ threatTypeId: "gone" }, "no threat type 'gone'"],
    [{ source: { stencilId: "gone", attributes: {} } }, "no stencil 'gone'"],
    [{ besides: ["gone"] }, "no stencil 'gone'"],
  ])("that cannot be set up says why", (more, problem) => {
    const template = { ...withRules(["source is 'GE.P'"]), examples: [anExample(more)] };
    expect(runExamples(template)).toMatchObject([
      { outcome: null, passes: false, problem: expect.stringContaining(problem) },
    ]);
  });

  it("made of a flow is judged as the flow is", () => {
    const template = withRules(
      ["source is 'SE.P.Web'"],
      ["source.encrypted is 'Yes'"],
      ["flow crosses 'SE.TB.Cloud'"],
      ["flow crosses 'GE.TB.L'", "target is 'GE.EI'"],
      ["flow.71f3d9aa-b8ef-4e54-8126-607a1d903103 is 'false' and target.own is 'x'"],
      ["source in 'SE.TB.Cloud'"],
      ["target in 'SE.TB.Cloud'"],
      ["both in 'SE.TB.Cloud'"],
      ["flow leaves 'SE.TB.Cloud' with tenant is unknown"],
      ["flow enters 'SE.TB.Cloud'"],
      ["diagram has 'GE.TB.L'"],
    );
    const arbitraryDiagram = fc
      .record({
        source: fc.constantFrom("GE.P", "SE.P.Web", "GE.EI"),
        encrypted: fc.constantFrom("Yes", "No"),
        own: fc.boolean(),
        box: fc.constantFrom(-100, -10, 250),
        width: fc.constantFrom(150, 280, 700),
        arc: fc.constantFrom(50, 5000),
      })
      .map(({ source, encrypted, own, box, width, arc }) =>
        aDiagram(
          "d",
          [
            anElement("a", { stencilId: source, attributes: [chosen("encrypted", encrypted)] }),
            anElement("b", {
              left: 300,
              attributes: own ? [{ kind: "custom", name: "own", label: "Own", value: "x" }] : [],
            }),
            aBox("box", { stencilId: "SE.TB.Cloud", left: box, top: -10, width, height: 200 }),
          ],
          [
            aFlow("f", "a", "b", {
              source: { x: 100, y: 50 },
              handle: { x: 200, y: 50 },
              target: { x: 300, y: 50 },
            }),
            anArc("arc", {
              source: { x: 200, y: arc - 50 },
              handle: { x: 200, y: arc },
              target: { x: 200, y: arc + 50 },
            }),
          ],
        ),
      );
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const example = exampleAt(template, diagram, "f");
        const inDiagram = explainAround(template, diagram, "f").map(
          ({ explanation }) => explanation.fires,
        );
        const inExample = template.threatTypes.map(
          (type) => outcomeOf(template, type)(example) === "fires",
        );
        expect(inExample).toEqual(inDiagram);
      }),
    );
  });

  it("is itself again when it is taken from its diagram", () => {
    const example = anExample({
      source: { stencilId: "SE.P.Web", attributes: { encrypted: "Yes" } },
      boundaries: [boundary("SE.TB.Cloud", "source"), boundary("GE.TB.B", "both")],
      besides: ["GE.DS"],
    });
    const diagram = exampleDiagram(namedTemplate, example);
    const { source, target, flow, boundaries, besides } = example;
    expect(exampleAt(namedTemplate, diagram, PART_IDS.flow)).toEqual({
      source,
      target,
      flow,
      boundaries,
      besides,
    });
  });
});

describe("explaining a flow", () => {
  const diagram = aDiagram("d", [anElement("a"), anElement("b")], [aFlow("f", "a", "b")]);

  it("tells what fires, what does not, and what rests on silence", () => {
    const template = withRules(
      ["source is 'GE.P'"],
      ["source is 'GE.DS'"],
      ["source.x is 'Yes'"],
      ["source is 'GE.P'", "source.x is 'Yes'"],
      ["source is 'GE.P'", "target is 'GE.P'"],
      ["source is 'GE.DS' and source.x is 'Yes'"],
    );
    const told = explainAround(template, diagram, "f");
    expect(told.map(({ explanation, undecided }) => [explanation.fires, undecided])).toEqual([
      [true, false],
      [false, false],
      [false, true],
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(told[0]?.category).toBe("Spoofing");
  });

  it("has nothing to say of what is no interaction", () => {
    const template = withRules(["source is 'GE.P'"]);
    const loose = aDiagram("d", [anElement("a")], [aFlow("f", "a", null)]);
    expect(explainAround(template, loose, "f")).toEqual([]);
    expect(explainAround(template, diagram, "gone")).toEqual([]);
  });
});

describe("rules of other scopes", () => {
  const diagram = aDiagram(
    "d",
    [
      anElement("a", { name: "Shop" }),
      anElement("b", { left: 300 }),
      anElement("far", { left: 3000 }),
      aBox("box", { stencilId: "SE.TB.Cloud", left: -10, top: -10, width: 150, height: 150 }),
    ],
    [aFlow("f", "a", "b", { source: { x: 100, y: 50 }, target: { x: 300, y: 50 } })],
  );
  const template: Template = {
    ...namedTemplate,
    threatTypes: [
      aThreatType("E", { include: "element in 'SE.TB.Cloud'", scope: "element" }),
      aThreatType("B", { include: "boundary is 'SE.TB.Cloud'", scope: "boundary" }),
      aThreatType("D", { include: "not diagram has 'GE.DS'", scope: "diagram" }),
    ],
  };

  it("are asked about the ends, the boundaries and the diagram of a flow", () => {
    const told = explainAround(template, diagram, "f");
    expect(
      told.map(({ type, situation, explanation }) => [
        type.id,
        topicOf(situation)?.id ?? null,
        explanation.fires,
      ]),
    ).toEqual([
      ["E", "a", true],
      ["E", "b", false],
      ["B", "box", true],
      ["D", null, true],
    ]);
  });

  it("are asked about an element with what is around it, or about the diagram alone", () => {
    const about = (itemId: string) =>
      explainAround(template, diagram, itemId).map(({ type }) => type.id);
    expect(about("a")).toEqual(["E", "B", "D"]);
    expect(about("far")).toEqual(["E", "D"]);
    expect(about("d")).toEqual(["D"]);
  });

  it("have examples that are judged alike", () => {
    const examples = explainAround(template, diagram, "f").map(
      ({ type, situation, explanation }) => {
        const example = exampleOf(template, situation);
        if (example === null) throw new Error("no example");
        const expected = explanation.fires ? ("fires" as const) : ("silent" as const);
        return anExample({ ...example, threatTypeId: type.id, expect: expected });
      },
    );
    expect(runExamples({ ...template, examples }).map(({ passes }) => passes)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it("fire where they hold", () => {
    const rule = { include: "element in 'SE.TB.Cloud'", exclude: "", scope: "element" } as const;
    expect(firingOf(template, aModel([diagram]), rule)).toMatchObject({
      asked: 3,
      places: [{ itemId: "a", name: "Shop", ends: [] }],
    });
    const missing = { include: "not diagram has 'GE.DS'", exclude: "", scope: "diagram" } as const;
    expect(firingOf(template, aModel([diagram]), missing)).toMatchObject({
      asked: 1,
      places: [{ itemId: null, name: "Diagram d" }],
    });
  });
});

describe("where a rule fires", () => {
  it("is every flow it holds for, with the names people see", () => {
    const model = aModel(
      [
        aDiagram(
          "d1",
          [anElement("a"), anElement("b", { stencilId: "SE.P.Web" })],
          [aFlow("f", "a", "b"), aFlow("back", "b", "a", { name: "Two\nlines" })],
        ),
        aDiagram("d2", [anElement("c")], []),
      ],
      { generationEnabled: false },
    );
    const rule = { include: "source is 'SE.P.Web'", exclude: "", scope: "interaction" } as const;
    expect(firingOf(namedTemplate, model, rule)).toEqual({
      asked: 2,
      places: [
        {
          diagramId: "d1",
          diagramName: "Diagram d1",
          itemId: "back",
          name: "Two lines",
          ends: ["Name of b", "Name of a"],
        },
      ],
    });
  });

  it("is nowhere for what is no rule", () => {
    const model = aModel([
      aDiagram("d1", [anElement("a"), anElement("b")], [aFlow("f", "a", "b")]),
    ]);
    const rule = { include: "source is", exclude: "", scope: "interaction" } as const;
    expect(firingOf(namedTemplate, model, rule)).toEqual({ asked: 1, places: [] });
  });
});
