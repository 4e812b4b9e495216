import { describe, expect, it } from "vitest";
import type { Diagram, Model, Threat, Verdict } from "../../../shared/model/model.ts";
import type { Analysis } from "../../../shared/stride/analysis.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import type { AnalysisOptions } from "../../../shared/stride/analyze.ts";
import { generateThreats } from "../../../shared/stride/generate.ts";
import {
  aDiagram,
  aFlow,
  aModel,
  aPair,
  aTemplate,
  aThreatType,
  anElement,
} from "../../builders/template.ts";

const template = aTemplate({
  threatTypes: [
    aThreatType("T1", {
      title: "{source.Name} is spoofed",
      description: "{source.Name} may be spoofed",
      properties: [
        { name: "Priority", value: null },
        { name: "PossibleMitigations", value: "Protect {source.Name}" },
        { name: "SDLPhase", value: null },
      ],
    }),
  ],
});
const inSession: AnalysisOptions = { titlesFrozen: false, loaded: false };
const fromFile: AnalysisOptions = { titlesFrozen: false, loaded: true };

const named = (source: string, flow = "F"): Diagram =>
  aDiagram(
    "d",
    [anElement("a", { name: source }), anElement("b")],
    [aFlow("f", "a", "b", { name: flow })],
  );

/** The threat of the model whose source was called Old, then changed by hand. */
function stored(more: Partial<Threat> = {}, verdict: Partial<Verdict> = {}): Threat {
  const [threat] = generateThreats(template, aModel([named("Old", "Old flow")]));
  if (threat === undefined) throw new Error("it is generated");
  return { ...threat, number: 7, ...more, verdict: { ...threat.verdict, ...verdict } };
}

function analyzed(
  threats: readonly Threat[],
  options: AnalysisOptions = fromFile,
  diagrams: readonly Diagram[] = [named("New")],
  more: Partial<Model> = {},
): Analysis {
  return analyze(template, aModel(diagrams, { threats, ...more }), options);
}

const edits: readonly (readonly [string, Partial<Verdict>])[] = [
  ["judged", { state: "mitigated" }],
  ["by someone", { changedBy: "DOMAIN\\somebody" }],
  ["at some time", { changedAt: "2026-01-01T00:00:00+01:00" }],
];

describe("a stored threat that is still generated", () => {
  it("follows every renaming while untouched, and keeps number, place and verdict", () => {
    const before = stored();
    const { threats, removed } = analyzed([before]);
    expect(removed).toEqual([]);
    expect(threats).toEqual([
      {
        stored: true,
        generated: true,
        threat: {
          ...before,
          title: "New is spoofed",
          description: "New may be spoofed",
          interaction: "F",
          properties: [
            { name: "PossibleMitigations", value: "Protect New" },
            { name: "SDLPhase", value: "Design" },
          ],
        },
      },
    ]);
  });

  it("keeps its title when the file is one of TMT 2016, but no other text", () => {
    const { threats } = analyzed([stored()], { ...fromFile, titlesFrozen: true });
    expect(threats[0]?.threat).toMatchObject({
      title: "Old is spoofed",
      description: "New may be spoofed",
      interaction: "F",
    });
  });

  it.each(edits)("is frozen once edited (%s), but for the interaction", (_, verdict) => {
    const before = stored({ category: "User-defined" }, verdict);
    expect(analyzed([before]).threats[0]?.threat).toEqual({ ...before, interaction: "F" });
  });

  it("keeps what the verdict says even when nobody is recorded to have said it", () => {
    const before = stored({}, { priority: "Low", justification: "Because" });
    expect(analyzed([before]).threats[0]?.threat.verdict).toEqual(before.verdict);
  });

  it("keeps a property a person chose", () => {
    const before = stored({ properties: [{ name: "SDLPhase", value: "Operation" }] });
    expect(analyzed([before]).threats[0]?.threat.properties).toEqual(before.properties);
  });

  it("is the very same object when nothing changed", () => {
    const before = stored();
    const { threats } = analyzed([before], fromFile, [named("Old", "Old flow")]);
    expect(threats[0]?.threat).toBe(before);
  });

  it("is no orphan any more when its flow came back", () => {
    const before = stored({ orphaned: true, interaction: "Deleted" }, { state: "mitigated" });
    expect(analyzed([before]).threats[0]).toMatchObject({
      generated: true,
      threat: { orphaned: false, interaction: "F" },
    });
  });

  it("moves with its flow to another diagram", () => {
    const { threats } = analyzed([stored()], fromFile, [{ ...named("New"), id: "other" }]);
    expect(threats[0]?.threat.diagramId).toBe("other");
  });
});

describe("a stored threat that is no longer generated", () => {
  const gone = [aPair([])];

  it("goes when nobody touched it", () => {
    const before = stored();
    const { threats, removed } = analyzed([before], fromFile, gone);
    expect(threats).toEqual([]);
    expect(removed).toEqual([before]);
    expect(removed[0]).toBe(before);
  });

  it.each([
    ...edits,
    ["with a justification nobody signed", { justification: "Because" }],
    ["with a priority nobody signed", { priority: "Low" }],
  ] as const)("stays as an orphan when it carries a verdict: %s", (_, verdict) => {
    const before = stored({}, verdict);
    const { threats, removed } = analyzed([before], fromFile, gone);
    expect(removed).toEqual([]);
    expect(threats).toEqual([
      { stored: true, generated: false, threat: { ...before, orphaned: true } },
    ]);
  });

  it("goes, untouched, also when the template no longer knows its type", () => {
    const before = stored({ typeId: "gone", key: "goneafb" }, { priority: "Low" });
    expect(analyzed([before]).removed).toEqual([before]);
    const justified = stored({ typeId: "gone", key: "goneafb" }, { justification: "Because" });
    expect(analyzed([justified]).removed).toEqual([]);
  });

  it("stays as it is when generation is switched off", () => {
    const before = [stored(), stored({ key: "x" }, { state: "mitigated" })];
    const { threats, removed } = analyzed(before, fromFile, gone, { generationEnabled: false });
    expect(removed).toEqual([]);
    expect(threats).toEqual(before.map((threat) => ({ threat, stored: true, generated: false })));
  });
});

describe("a key that is stored twice", () => {
  it("stands for the one that carries a verdict", () => {
    const untouched = stored({ number: 1 });
    const judged = stored({ number: 2 }, { state: "mitigated" });
    for (const threats of [
      [untouched, judged],
      [judged, untouched],
    ]) {
      const analysis = analyzed(threats);
      expect(analysis.threats.map(({ threat }) => threat.number)).toEqual([2]);
      expect(analysis.removed).toEqual([untouched]);
    }
  });

  it("keeps both when both do", () => {
    const judged = [1, 2].map((number) => stored({ number }, { state: "mitigated" }));
    const { threats } = analyzed(judged);
    expect(
      threats.map(({ threat, generated }) => [threat.number, generated, threat.orphaned]),
    ).toEqual([
      [1, true, false],
      [2, false, true],
    ]);
  });
});

describe("numbers", () => {
  const twoFlows = aPair([aFlow("f", "a", "b"), aFlow("g", "b", "a")]);
  const numbers = ({ threats }: Analysis): readonly (readonly [string, number])[] =>
    threats.map(({ threat }) => [threat.flowId, threat.number]);

  it("start at 0 in the session that made the model, at 1 in one that loaded it", () => {
    const start = (options: AnalysisOptions): unknown => numbers(analyzed([], options, [twoFlows]));
    expect(start(inSession)).toEqual([
      ["f", 0],
      ["g", 1],
    ]);
    expect(start(fromFile)).toEqual([
      ["f", 1],
      ["g", 2],
    ]);
  });

  it("go on behind the highest", () => {
    const analysis = analyzed([stored({ number: 41 })], fromFile, [twoFlows]);
    expect(numbers(analysis)).toEqual([
      ["f", 41],
      ["g", 42],
    ]);
    expect(analysis.nextNumber).toBe(43);
  });

  it("leave no threat of a loaded model at 0", () => {
    const orphan = stored({ key: "x", number: 54, flowId: "x" }, { state: "mitigated" });
    const analysis = analyzed([stored({ number: 0 }), orphan], fromFile, [twoFlows]);
    expect(numbers(analysis)).toEqual([
      ["f", 55],
      ["x", 54],
      ["g", 56],
    ]);
  });

  it("leave a threat at 0 in the session that made it", () => {
    expect(numbers(analyzed([stored({ number: 0 })], inSession, [twoFlows]))).toEqual([
      ["f", 0],
      ["g", 1],
    ]);
  });

  it("stay with new threats from one analysis to the next and are never used again", () => {
    const first = analyzed([], inSession, [twoFlows]);
    const without = analyzed([], { ...inSession, previous: first }, [
      aPair([aFlow("g", "b", "a")]),
    ]);
    expect(numbers(without)).toEqual([["g", 1]]);
    const none = analyzed([], { ...inSession, previous: without }, [aPair([])]);
    expect(none.nextNumber).toBe(2);
    const again = analyzed([], { ...inSession, previous: none }, [twoFlows]);
    expect(numbers(again)).toEqual([
      ["f", 2],
      ["g", 3],
    ]);
  });

  it("given to a loaded threat stay the same in the next analysis", () => {
    const threats = [stored({ number: 0 })];
    const first = analyzed(threats, fromFile, [twoFlows]);
    const second = analyzed(threats, { ...fromFile, previous: first }, [twoFlows]);
    expect(numbers(second)).toEqual(numbers(first));
  });

  it("come with the same objects where nothing changed", () => {
    const first = analyzed([], inSession, [twoFlows]);
    const second = analyzed([], { ...inSession, previous: first }, [twoFlows]);
    expect(second.threats.map(({ threat }) => threat)).toEqual(
      first.threats.map(({ threat }) => threat),
    );
    for (const [at, { threat }] of second.threats.entries()) {
      expect(threat).toBe(first.threats[at]?.threat);
    }
  });
});

describe("the order of an analysis", () => {
  it("is stored order, then new ones in generation order", () => {
    const flows = ["f", "g", "h", "i"].map((id) => aFlow(id, "a", "b"));
    const fresh = generateThreats(template, aModel([aPair(flows)]));
    const [f, , h] = fresh;
    if (f === undefined || h === undefined) throw new Error("all flows have a threat");
    const { threats } = analyzed([h, f], inSession, [aPair(flows)]);
    expect(threats.map(({ threat, stored: known }) => [threat.flowId, known])).toEqual([
      ["h", true],
      ["f", true],
      ["g", false],
      ["i", false],
    ]);
  });
});
