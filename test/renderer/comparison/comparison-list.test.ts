import { describe, expect, it } from "vitest";
import {
  countByKind,
  countMoves,
  differenceGroups,
  everything,
  filterGroups,
  presenceIn,
  type ComparisonFilter,
} from "../../../renderer/comparison/comparison-list.ts";
import { applyChange, type Change } from "../../../shared/model/change.ts";
import { compareModels } from "../../../shared/model/comparison.ts";
import { renameItem, setInformation } from "../../../shared/model/edits/items.ts";
import { moveItems } from "../../../shared/model/edits/move-items.ts";
import { addNote } from "../../../shared/model/edits/notes.ts";
import type { Model } from "../../../shared/model/model.ts";
import { aDiagram, aFlow, anElement, aModel } from "../../builders/template.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

const first = aDiagram(
  "d1",
  [anElement("a", { name: "Shop" }), anElement("b", { name: "Bank", left: 300 })],
  [aFlow("f", "a", "b")],
);
const second = aDiagram("d2", [anElement("c", { name: " " })], []);
const property = { name: "Mitigation", value: "" };
const before = aModel([first], { threats: [aThreat(7, { properties: [property] })] });

function made(model: Model, ...edits: readonly ((model: Model) => Change | null)[]): Model {
  return edits.reduce((state, edit) => {
    const change = edit(state);
    if (change === null) throw new Error("nothing to change");
    return applyChange(state, change);
  }, model);
}

const after = made(
  before,
  (model) => moveItems(model, "d1", new Set(["a", "b"]), 10, 0),
  (model) => renameItem(model, "d1", "a", "Store"),
  (model) => setInformation(model, { owner: "Ada" }),
  (model) => addNote(model, "Ask the bank", "Ada", "2026"),
);
const now: Model = {
  ...after,
  diagrams: [...after.diagrams, second],
  threats: [
    aThreat(7, {
      properties: [{ ...property, value: "&lt;p&gt;Use &lt;b&gt;TLS&lt;/b&gt;&lt;/p&gt;" }],
      verdict: aVerdict({ justification: "TLS 1.3", changedBy: "Ada" }),
    }),
  ],
};
const groups = differenceGroups(compareModels(before, now));

function listed(filter: Partial<ComparisonFilter>) {
  return filterGroups(groups, { ...everything, ...filter }).map(({ title, lines }) => [
    title,
    lines.map(({ effect, name }) => `${effect} ${name}`),
  ]);
}

describe("the list of differences", () => {
  it("goes from the model over its diagrams to threats and notes", () => {
    expect(listed({ hideMoves: false })).toEqual([
      ["Model information", ["changed Owner"]],
      ["Diagram d1", ["changed Store", "changed Bank", "changed Name of f"]],
      ["Diagram d2", ["added Diagram d2", "added Unnamed"]],
      ["Threats", ["changed Title of 7"]],
      ["Notes", ["added Ask the bank"]],
    ]);
  });

  it("hides what was merely moved, also beside what was not", () => {
    expect(listed({})[1]).toEqual(["Diagram d1", ["changed Store"]]);
    const store = filterGroups(groups, everything)[1]?.lines[0];
    expect(store?.changes.map(({ what }) => what)).toEqual(["Name"]);
    expect(countMoves(groups)).toBe(2);
  });

  it("shows rich text of templates as plain text", () => {
    const threat = groups.flatMap(({ lines }) => lines).find(({ kind }) => kind === "threat");
    expect(threat?.number).toBe(7);
    expect(threat?.changes.find(({ what }) => what === "Mitigation")?.to).toBe("Use TLS");
  });

  it.each<[string, Partial<ComparisonFilter>, readonly string[]]>([
    ["effect", { effects: ["added"] }, ["Diagram d2", "Notes"]],
    ["kind", { kinds: ["threat", "note"] }, ["Threats", "Notes"]],
    ["both", { effects: ["changed"], kinds: ["threat", "note"] }, ["Threats"]],
    ["words of names", { text: "STORE" }, ["Diagram d1"]],
    ["words of what it became", { text: "tls justification" }, ["Threats"]],
    ["the number", { text: "#7" }, ["Threats"]],
    ["nothing that is there", { text: "nowhere" }, []],
  ])("is filtered by %s", (_, filter, titles) => {
    expect(listed(filter).map(([title]) => title)).toEqual(titles);
  });

  it("is counted by kind and effect, as it is shown", () => {
    expect(countByKind(groups, { hideMoves: true }).get("element")).toEqual({
      added: 1,
      removed: 0,
      changed: 1,
    });
    expect(countByKind(groups, { hideMoves: false }).get("element")?.changed).toBe(2);
    expect(countByKind(groups, { hideMoves: true }).has("flow")).toBe(false);
  });

  it("knows what of it is still there", () => {
    const present = presenceIn(before);
    const there = groups.flatMap(({ lines }) =>
      lines.filter(({ place }) => present(place)).map(({ name }) => name),
    );
    expect(there).toEqual(["Owner", "Store", "Bank", "Name of f", "Title of 7", "Ask the bank"]);
  });

  it("is empty when nothing differs", () => {
    expect(differenceGroups(compareModels(now, now))).toEqual([]);
  });
});
