/** A verdict whose threat goes and comes back under other ids comes back with it, and is never lost nor doubled. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange } from "../../../shared/model/change.ts";
import { addItems } from "../../../shared/model/edits/add-items.ts";
import { deleteItems } from "../../../shared/model/edits/delete-items.ts";
import { renameItem } from "../../../shared/model/edits/items.ts";
import {
  dropThreat,
  judgeThreats,
  keepOrphan,
  moveVerdict,
  storeThreats,
} from "../../../shared/model/edits/threats.ts";
import type { Change } from "../../../shared/model/change.ts";
import type { Model, Threat } from "../../../shared/model/model.ts";
import { anchorLostVerdicts } from "../../../shared/model/verdict-anchor.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import {
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aTemplate,
  aThreatType,
} from "../../builders/template.ts";

const template = aTemplate({ threatTypes: [aThreatType("T1"), aThreatType("T2")] });
const options = { titlesFrozen: false, loaded: false };

/** Makes a change as an open project does: judged threats that lose their interaction are anchored. */
function edited(model: Model, change: Change | null): Model {
  if (change === null) return model;
  const after = applyChange(model, change);
  const anchored = anchorLostVerdicts(model, after);
  return anchored === null ? after : applyChange(after, anchored);
}

const threatsOf = (model: Model): readonly Threat[] =>
  analyze(template, model, options).threats.map(({ threat }) => threat);
const stored = (model: Model): Model => edited(model, storeThreats(model, threatsOf(model)));
const judged = (model: Model, threats: readonly Threat[], justification = "Because"): Model =>
  edited(
    model,
    judgeThreats(
      model,
      threats,
      { state: "mitigated", justification },
      "ann",
      "2026-11-24T10:00:00Z",
    ),
  );

const pair = aModel([
  aDiagram(
    "d",
    [anElement("a", { name: "Browser" }), anElement("b", { name: "Shop" })],
    [aFlow("f", "a", "b", { name: "HTTPS" })],
  ),
]);
const [first] = threatsOf(pair);
if (first === undefined) throw new Error("the pair has threats");
const verdicts = (model: Model) =>
  threatsOf(model)
    .filter(({ verdict }) => verdict.state === "mitigated")
    .map(({ flowId, orphaned, number, anchor }) => ({ flowId, orphaned, number, anchor }));

describe("an element that is deleted", () => {
  const start = judged(pair, [first]);
  const without = edited(start, deleteItems(start, "d", new Set(["a"])));

  test("leaves its verdict as an orphan that says what it was about", () => {
    expect(verdicts(without)).toEqual([
      {
        flowId: "f",
        orphaned: true,
        number: first.number,
        anchor: {
          source: { stencilId: "GE.P", name: "Browser" },
          flow: { stencilId: "GE.DF", name: "HTTPS" },
          target: { stencilId: "GE.P", name: "Shop" },
          besides: [],
        },
      },
    ]);
  });

  const drawn = (name: string, flow = "HTTPS") =>
    edited(
      without,
      addItems(without, "d", [anElement("a2", { name })], [aFlow("f2", "a2", "b", { name: flow })]),
    );

  test("and drawn again has its verdict and number back", () => {
    const again = drawn("Browser");
    expect(verdicts(again)).toEqual([
      { flowId: "f2", orphaned: false, number: first.number, anchor: undefined },
    ]);
    expect(analyze(template, again, options).lost).toEqual([]);
    expect(verdicts(stored(again))).toEqual(verdicts(again));
  });

  test("gets it back as soon as the new one is called the same", () => {
    const unnamed = stored(drawn("Process"));
    expect(verdicts(unnamed)).toMatchObject([{ flowId: "f", orphaned: true }]);
    expect(verdicts(edited(unnamed, renameItem(unnamed, "d", "a2", "Browser")))).toMatchObject([
      { flowId: "f2", orphaned: false, number: first.number },
    ]);
  });

  test("has its verdict proposed to one that is called nearly the same", () => {
    const near = drawn("Browsers");
    const [lost] = analyze(template, near, options).lost;
    expect(lost?.threat.flowId).toBe("f");
    expect(lost?.proposals.map(({ flowId, typeId }) => [flowId, typeId])).toEqual([["f2", "T1"]]);
    const [onto] = lost?.proposals ?? [];
    if (onto === undefined) throw new Error("one is proposed");
    const moved = edited(near, moveVerdict(near, first.key, onto));
    expect(verdicts(moved)).toEqual([
      { flowId: "f2", orphaned: false, number: first.number, anchor: undefined },
    ]);
  });

  test("keeps its verdict apart, or loses it, when a person says so", () => {
    const kept = edited(without, keepOrphan(without, first.key));
    expect(verdicts(kept)).toMatchObject([{ orphaned: true, anchor: undefined }]);
    expect(analyze(template, kept, options).lost).toEqual([]);
    const dropped = edited(without, dropThreat(without, first.key));
    expect(verdicts(dropped)).toEqual([]);
  });
});

test("a flow that said the same all along does not take the verdict of its twin unasked", () => {
  const twin = edited(pair, addItems(pair, "d", [], [aFlow("twin", "a", "b", { name: "HTTPS" })]));
  const start = judged(twin, [first]);
  const without = edited(start, deleteItems(start, "d", new Set(["f"])));
  expect(verdicts(without)).toMatchObject([{ flowId: "f", orphaned: true }]);
  const [lost] = analyze(template, without, options).lost;
  expect(lost?.proposals.map(({ flowId }) => flowId)).toEqual(["twin"]);
});

test("of two that are drawn alike, neither takes the verdict by itself", () => {
  const start = judged(pair, [first]);
  const without = edited(start, deleteItems(start, "d", new Set(["f"])));
  const twins = ["g", "h"].map((id) => aFlow(id, "a", "b", { name: "HTTPS" }));
  const two = edited(without, addItems(without, "d", [], twins));
  expect(verdicts(two)).toMatchObject([{ flowId: "f", orphaned: true }]);
  const [lost] = analyze(template, two, options).lost;
  expect(lost?.proposals.map(({ flowId }) => flowId).sort()).toEqual(["g", "h"]);
});

type Work = (model: Model, count: number) => Model;
const name = fc.constantFrom("Browser", "Shop", "Bank");
const at = fc.nat();

/** Deleting, drawing, connecting, renaming, and looking at the analysis, in any order. */
const arbitraryWork: fc.Arbitrary<Work> = fc.oneof(
  at.map((which): Work => (model) => {
    const items = (model.diagrams[0]?.shapes ?? []).concat();
    const item = items[which % Math.max(1, items.length)];
    return item ? edited(model, deleteItems(model, "d", new Set([item.id]))) : model;
  }),
  at.map((which): Work => (model) => {
    const lines = model.diagrams[0]?.lines ?? [];
    const line = lines[which % Math.max(1, lines.length)];
    return line ? edited(model, deleteItems(model, "d", new Set([line.id]))) : model;
  }),
  name.map(
    (called): Work =>
      (model, count) =>
        edited(model, addItems(model, "d", [anElement(`e${count}`, { name: called })], [])),
  ),
  fc.tuple(at, at, name).map(([from, to, called]): Work => (model, count) => {
    const shapes = model.diagrams[0]?.shapes ?? [];
    const source = shapes[from % Math.max(1, shapes.length)];
    const target = shapes[to % Math.max(1, shapes.length)];
    if (source === undefined || target === undefined) return model;
    const flow = aFlow(`f${count}`, source.id, target.id, { name: called });
    return edited(model, addItems(model, "d", [], [flow]));
  }),
  fc.tuple(at, name).map(([which, called]): Work => (model) => {
    const { shapes, lines } = model.diagrams[0] ?? { shapes: [], lines: [] };
    const items = [...shapes, ...lines];
    const item = items[which % Math.max(1, items.length)];
    return item ? edited(model, renameItem(model, "d", item.id, called)) : model;
  }),
  fc.constant<Work>((model) => stored(model)),
);

test("whatever is drawn and deleted, every verdict stays, on one threat alone", () => {
  fc.assert(
    fc.property(fc.array(arbitraryWork, { maxLength: 25 }), (works) => {
      let model = stored(pair);
      for (const [which, threat] of threatsOf(model).entries()) {
        model = judged(model, [threat], `Verdict ${which}`);
      }
      const given = model.threats.map(({ verdict, number }) => ({ verdict, number }));
      for (const [count, work] of works.entries()) {
        model = work(model, count);
        const now = threatsOf(model).filter(({ verdict }) => verdict.state === "mitigated");
        const carried = now.map(({ verdict, number }) => ({ verdict, number }));
        expect(carried.sort((a, b) => a.number - b.number)).toEqual(given);
        const keys = threatsOf(model).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }),
    { numRuns: 300 },
  );
});
