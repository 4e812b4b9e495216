/** What holds for every model, however it came about. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagram, Line, Model, Shape, Threat } from "../../../shared/model/model.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import type { AnalysisOptions } from "../../../shared/stride/analyze.ts";
import { explainThreat } from "../../../shared/stride/explain.ts";
import { generateThreats } from "../../../shared/stride/generate.ts";
import type { Situation } from "../../../shared/stride/analysis.ts";
import { situationsOf } from "../../../shared/stride/situations.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { aStencil, aTemplate, aThreatType, genericStencils } from "../../builders/template.ts";

const template = aTemplate({
  stencils: [...genericStencils, aStencil("SE.P.Web", { parentId: "GE.P", name: "Web App" })],
  threatTypes: [
    aThreatType("web", { include: "source is 'SE.P.Web'", title: "{source.Name} > {target.Name}" }),
    aThreatType("process", { include: "target is 'GE.P'", exclude: "source is [web app]" }),
    aThreatType("crossing", { include: "flow crosses 'GE.P' or not source is 'SE.P.Web'" }),
    aThreatType("web border", { include: "flow crosses 'SE.P.Web'", title: "{flow.Name}" }),
    aThreatType("scope", { include: "flow.752473b6-52d4-4776-9a24-202153f7d579 is ''" }),
    aThreatType("broken", { include: "source is" }),
    aThreatType("enters", { include: "flow enters 'GE.P' and not source in 'GE.P'" }),
    aThreatType("together", {
      include: "both in 'SE.P.Web' with a is unknown or target in 'GE.P'",
      priorities: [
        { when: "diagram has 'SE.P.Web'", value: "Top" },
        { when: "source is 'GE.P'", value: "Low" },
      ],
    }),
    aThreatType("element", {
      scope: "element",
      include: "element is 'GE.P' and not (element in 'GE.P' and diagram has 'SE.P.Web')",
      title: "{element.Name} on {diagram.Name}",
    }),
    aThreatType("boundary", { scope: "boundary", include: "boundary in 'SE.P.Web'" }),
    aThreatType("diagram", {
      scope: "diagram",
      include: "not diagram has 'SE.P.Web' with b is unknown",
      title: "{diagram.Name}",
    }),
  ],
});

const arbitraryOptions: fc.Arbitrary<AnalysisOptions> = fc.record({
  titlesFrozen: fc.boolean(),
  loaded: fc.boolean(),
});

/** A model some of whose own threats are stored, in any order, besides foreign ones. */
const arbitraryStored: fc.Arbitrary<Model> = arbitraryModel.chain((model) =>
  fc
    .tuple(
      fc.shuffledSubarray([...generateThreats(template, model)]),
      fc.array(
        fc.constantFrom("notStarted" as const, "mitigated" as const, "notApplicable" as const),
        { minLength: 1 },
      ),
    )
    .map(([own, states]) => withThreats(model, own, states)),
);

/** The model with these own threats stored, judged in turn, and its foreign ones behind them. */
function withThreats(
  model: Model,
  own: readonly Threat[],
  states: readonly Threat["verdict"]["state"][],
): Model {
  const threats: Threat[] = [];
  for (const threat of own) {
    const state = states[threats.length % states.length] ?? "mitigated";
    threats.push({ ...threat, verdict: { ...threat.verdict, state } });
  }
  for (const threat of model.threats) threats.push({ ...threat, number: threat.number + 1000 });
  return { ...model, threats };
}

/** A step of work on a model: which item it hits is drawn with it. */
type Step = (model: Model) => Model;

function onItems(choose: number, change: (item: Shape | Line) => Shape | Line | null): Step {
  return (model) => {
    const count = model.diagrams.reduce(
      (sum, { shapes, lines }) => sum + shapes.length + lines.length,
      0,
    );
    let left = count === 0 ? 0 : choose % count;
    const hit = <Item extends Shape | Line>(item: Item): readonly Item[] => {
      if (left-- !== 0) return [item];
      const changed = change(item);
      // An item is only ever replaced by one of its own kind.
      return changed === null ? [] : [changed as Item];
    };
    const diagrams = model.diagrams.map((diagram) => {
      const shapes = diagram.shapes.flatMap(hit);
      const lines = diagram.lines.flatMap(hit);
      const same =
        shapes.length === diagram.shapes.length &&
        shapes.every((shape, at) => shape === diagram.shapes[at]) &&
        lines.length === diagram.lines.length &&
        lines.every((line, at) => line === diagram.lines[at]);
      return same ? diagram : { ...diagram, shapes, lines };
    });
    return { ...model, diagrams };
  };
}

function allSituations(diagram: Diagram): readonly Situation[] {
  const scopes = ["interaction", "element", "boundary", "diagram"] as const;
  return scopes.flatMap((scope) => situationsOf(diagram, scope));
}

/** What follows the threat type's id in the key of a threat. */
function keyOf(situation: Situation): string {
  switch (situation.scope) {
    case "interaction":
      return situation.source.id + situation.flow.id + situation.target.id;
    case "element":
      return situation.element.id.repeat(3);
    case "boundary":
      return situation.boundary.id.repeat(3);
    case "diagram":
      return situation.diagram.id.repeat(3);
  }
}

const choice = fc.nat(1000);
const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(choice, fc.string({ maxLength: 5 }))
    .map(([at, name]) => onItems(at, (item) => ({ ...item, name }))),
  choice.map((at) => onItems(at, () => null)),
  fc
    .tuple(choice, fc.integer({ min: -500, max: 500 }))
    .map(([at, by]) =>
      onItems(at, (item) =>
        "left" in item
          ? { ...item, left: item.left + by }
          : { ...item, source: { x: item.source.x + by, y: item.source.y } },
      ),
    ),
  choice.map((at) =>
    onItems(at, (item) =>
      "outOfScope" in item ? { ...item, outOfScope: !item.outOfScope } : item,
    ),
  ),
  fc
    .tuple(choice, fc.constantFrom("GE.P", "SE.P.Web"))
    .map(([at, stencilId]) => onItems(at, (item) => ({ ...item, stencilId }))),
  fc.constant<Step>((model) => ({ ...model, diagrams: model.diagrams.toReversed() })),
  fc.constant<Step>((model) => ({ ...model, generationEnabled: !model.generationEnabled })),
  choice.map((at): Step => (model) => {
    const diagram = model.diagrams[at % Math.max(1, model.diagrams.length)];
    const line = diagram?.lines[at % Math.max(1, diagram.lines.length)];
    if (diagram === undefined || line === undefined) return model;
    const lines = [{ ...line, id: `${line.id} again` }, ...diagram.lines];
    return {
      ...model,
      diagrams: model.diagrams.map((other) => (other === diagram ? { ...diagram, lines } : other)),
    };
  }),
);

describe("analysis", () => {
  it("gives the same after any edits as from scratch", () => {
    fc.assert(
      fc.property(
        arbitraryStored,
        fc.array(arbitraryStep, { minLength: 1, maxLength: 12 }),
        arbitraryOptions,
        (start, steps, options) => {
          let model = start;
          for (const step of steps) {
            model = step(model);
            const incremental = analyze(template, model, options);
            const fromScratch = analyze(structuredClone(template), structuredClone(model), options);
            expect(incremental).toEqual(fromScratch);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(arbitraryStored, arbitraryOptions, (model, options) => {
        const first = analyze(template, model, options);
        const settled = { ...model, threats: first.threats.map(({ threat }) => threat) };
        // Numbers of threats that are gone stay taken only for who remembers the analysis they went in.
        const second = analyze(template, settled, { ...options, previous: first });
        expect(second.removed).toEqual([]);
        expect(second.threats.map(({ threat }) => threat)).toEqual(settled.threats);
        expect(second.threats.every(({ stored }) => stored)).toBe(true);
        expect(second.nextNumber).toBe(first.nextNumber);
      }),
      { numRuns: 500 },
    );
  });

  it("never loses or changes a verdict", () => {
    fc.assert(
      fc.property(
        arbitraryStored,
        fc.array(arbitraryStep, { maxLength: 8 }),
        arbitraryOptions,
        (start, steps, options) => {
          const model = steps.reduce((current, step) => step(current), start);
          const { threats, removed } = analyze(template, model, options);
          const verdicts = threats.map(({ threat }) => threat.verdict);
          for (const { verdict, key } of model.threats) {
            const dropped = removed.some((threat) => threat.key === key);
            if (dropped) {
              expect(verdict).toMatchObject({
                state: "notStarted",
                changedBy: null,
                changedAt: null,
              });
            } else {
              expect(verdicts).toContainEqual(verdict);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("numbers every threat once", () => {
    fc.assert(
      fc.property(arbitraryStored, arbitraryOptions, (model, options) => {
        const { threats, nextNumber } = analyze(template, model, options);
        const numbers = threats.map(({ threat }) => threat.number);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(Math.max(-1, ...numbers)).toBeLessThan(nextNumber);
      }),
      { numRuns: 500 },
    );
  });

  it("looks at each diagram by itself", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const keys = (part: Model): readonly string[] =>
          generateThreats(template, part).map(({ key }) => key);
        const apart = model.diagrams.flatMap((diagram) => keys({ ...model, diagrams: [diagram] }));
        expect(keys(model)).toEqual(apart);
        const reversed = keys({ ...model, diagrams: model.diagrams.toReversed() });
        expect(reversed.toSorted()).toEqual(apart.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it("can explain every threat it finds and every one it does not", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const found = new Set(
          generateThreats(template, { ...model, generationEnabled: true }).map(({ key }) => key),
        );
        for (const situation of model.diagrams.flatMap(allSituations)) {
          for (const { id } of template.threatTypes) {
            const explanation = explainThreat(template, id, situation);
            expect(explanation?.fires).toBe(found.has(id + keyOf(situation)));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("has nothing to explain for a threat type that is not there", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        for (const situation of model.diagrams.flatMap(allSituations)) {
          expect(explainThreat(template, "none", situation)).toBeNull();
          expect(explainThreat(template, "broken", situation)).toMatchObject({
            fires: false,
            include: null,
          });
        }
      }),
      { numRuns: 50 },
    );
  });
});
