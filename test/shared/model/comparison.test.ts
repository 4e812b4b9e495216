import { describe, expect, test } from "vitest";
import { compareModels } from "../../../shared/model/comparison.ts";
import { applyChange, type Change } from "../../../shared/model/change.ts";
import { renameItem, setInformation, setScope } from "../../../shared/model/edits/items.ts";
import { moveItems } from "../../../shared/model/edits/move-items.ts";
import { addNote } from "../../../shared/model/edits/notes.ts";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import { setMessageEnabled } from "../../../shared/model/edits/messages.ts";
import type { Model } from "../../../shared/model/model.ts";
import { aDiagram, aFlow, anElement, aModel } from "../../builders/template.ts";
import { aThreat } from "../../builders/threat.ts";

const diagram = aDiagram(
  "d1",
  [anElement("a", { name: "Shop" }), anElement("b", { name: "Bank", left: 300 })],
  [aFlow("f", "a", "b")],
);
const message = { issueId: "i", diagramId: "d1", elementIds: [], text: "Loose end", enabled: true };
const before = aModel([diagram], { threats: [aThreat(1)], messages: [message] });

function after(...edits: readonly ((model: Model) => Change | null)[]): Model {
  return edits.reduce((model, edit) => {
    const change = edit(model);
    if (change === null) throw new Error("nothing to change");
    return applyChange(model, change);
  }, before);
}

const named = ({ items }: ReturnType<typeof compareModels>) =>
  items.map(({ effect, kind, name }) => [effect, kind, name]);

describe("a comparison of two states", () => {
  test("says of a rename and of a scope what they were and are", () => {
    const scope = { outOfScope: true, outOfScopeReason: "Theirs" };
    const now = after(
      (model) => renameItem(model, "d1", "a", "Store"),
      (model) => setScope(model, "d1", "b", scope),
    );
    expect(compareModels(before, now).items).toMatchObject([
      {
        effect: "changed",
        kind: "element",
        name: "Store",
        diagramId: "d1",
        changes: [{ what: "Name", from: "Shop", to: "Store", layout: false }],
      },
      {
        name: "Bank",
        changes: [
          { what: "Out of scope", from: "no", to: "yes" },
          { what: "Reason for out of scope", from: "", to: "Theirs" },
        ],
      },
    ]);
  });

  test("tells what was only moved from what means something else", () => {
    const now = after((model) => moveItems(model, "d1", new Set(["a"]), 10, 0));
    const changes = compareModels(before, now).items.flatMap((item) => item.changes);
    expect(changes.map(({ what }) => what)).toContain("Position");
    expect(changes.every(({ layout }) => layout)).toBe(true);
  });

  test("lists what is only in one of them, both ways round", () => {
    const empty = aModel([], { threats: [], messages: [] });
    expect(named(compareModels(empty, before))).toEqual([
      ["added", "diagram", "Diagram d1"],
      ["added", "element", "Shop"],
      ["added", "element", "Bank"],
      ["added", "flow", "Name of f"],
    ]);
    const back = compareModels(before, empty);
    expect(new Set(back.items.map(({ effect }) => effect))).toEqual(new Set(["removed"]));
    expect(back.threats).toMatchObject([{ effect: "removed" }]);
    expect(back.messages).toMatchObject([{ effect: "removed", text: "Loose end" }]);
  });

  test("says of a flow attached elsewhere the names of its ends", () => {
    const [flow] = diagram.lines;
    if (flow?.kind !== "flow") throw new Error("no flow");
    const turned = { ...diagram, lines: [{ ...flow, sourceId: "b", targetId: null }] };
    expect(compareModels(before, { ...before, diagrams: [turned] }).items).toMatchObject([
      {
        kind: "flow",
        changes: [
          { what: "Source", from: "Shop", to: "Bank", layout: false },
          { what: "Target", from: "Bank", to: "", layout: false },
        ],
      },
    ]);
  });

  test("says first of a threat what was decided", () => {
    const verdict = { state: "mitigated", justification: "TLS" } as const;
    const now = after((model) => judgeThreats(model, model.threats, verdict, "Ada", "2026"));
    expect(compareModels(before, now).threats).toMatchObject([
      {
        effect: "changed",
        changes: [
          { what: "State", from: "Not started", to: "Mitigated" },
          { what: "Justification", from: "", to: "TLS" },
          { what: "Changed by", from: "", to: "Ada" },
        ],
      },
    ]);
  });

  test("says which profiles were switched", () => {
    const was = aModel([], { profiles: { zt: true, old: false } });
    const is = aModel([], { profiles: { zt: false, fresh: true } });
    expect(compareModels(was, is).information).toMatchObject([
      { what: "Profile zt", from: "on", to: "off" },
      { what: "Profile old", from: "off", to: "as the template says" },
      { what: "Profile fresh", from: "as the template says", to: "on" },
    ]);
  });

  test("holds notes, messages and what the model says of itself", () => {
    const now = after(
      (model) => addNote(model, "Ask the bank", "Ada", "2026"),
      (model) => setMessageEnabled(model, "i d1", false),
      (model) => setInformation(model, { owner: "Ada" }),
    );
    const compared = compareModels(before, now);
    expect(compared.notes).toMatchObject([{ effect: "added", message: "Ask the bank" }]);
    expect(compared.messages).toMatchObject([
      { text: "Loose end", changes: [{ what: "Enabled", from: "yes", to: "no" }] },
    ]);
    expect(compared.information).toMatchObject([{ what: "Owner", from: "", to: "Ada" }]);
    expect(compared.items).toEqual([]);
  });
});
