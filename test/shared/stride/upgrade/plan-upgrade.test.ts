import { describe, expect, it } from "vitest";
import { effectiveValue, withSetting } from "../../../../shared/model/attributes.ts";
import type { Attribute, Model, Threat } from "../../../../shared/model/model.ts";
import { generateThreats } from "../../../../shared/stride/generate.ts";
import {
  planUpgrade,
  PROPOSED,
  type UpgradeChoices,
  type UpgradePlan,
} from "../../../../shared/stride/upgrade/plan-upgrade.ts";
import { initialAttributes } from "../../../../shared/template/inheritance.ts";
import type { Stencil, Template } from "../../../../shared/template/template.ts";
import {
  aDefinition,
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aPair,
  aStencil,
  aTemplate,
  aThreatType,
  genericStencils,
} from "../../../builders/template.ts";
import { aVerdict } from "../../../builders/threat.ts";

const options = { titlesFrozen: false, loaded: false };

function withStencils(stencils: readonly Stencil[], more: Partial<Template> = {}): Template {
  return aTemplate({ stencils: [...genericStencils, ...stencils], ...more });
}

function withTypes(...threatTypes: Template["threatTypes"]): Template {
  return aTemplate({ threatTypes });
}

/** A model of one element of this stencil as `template` makes it, with an attribute at this value. */
function aModelOf(
  template: Template,
  stencilId: string,
  attribute?: string,
  value?: string,
): Model {
  const attributes = initialAttributes(template, stencilId).map((one) =>
    one.name === attribute ? chosen(one, value ?? "") : one,
  );
  return aModel([aDiagram("d", [anElement("e", { stencilId, attributes })], [])]);
}

function chosen(attribute: Attribute, value: string): Attribute {
  if (attribute.kind !== "list") return attribute;
  return withSetting(attribute, attribute.options.indexOf(value));
}

function valueAfter(plan: UpgradePlan, name: string): string | null {
  const attribute = plan.upgraded.diagrams[0]?.shapes[0]?.attributes.find(
    (one) => one.name === name,
  );
  return attribute === undefined ? null : effectiveValue(attribute);
}

/** A model of one flow whose threats under `template` are stored, those of these types judged. */
function judgedModel(template: Template, ...typeIds: readonly string[]): Model {
  const model = aModel([aPair()]);
  const verdict = aVerdict({ state: "mitigated", priority: "Low", justification: "Done" });
  const judged = (threat: Threat): Threat =>
    typeIds.includes(threat.typeId) ? { ...threat, verdict } : threat;
  const threats = generateThreats(template, model).map(judged);
  return { ...model, threats };
}

describe("the stencils of an upgrade", () => {
  const pump = (id: string, name: string, parentId = "GE.P") => aStencil(id, { parentId, name });

  function mapped(from: readonly Stencil[], to: readonly Stencil[], choices?: UpgradeChoices) {
    const model = aModelOf(withStencils(from), from[0]?.id ?? "");
    const upgrade = { model, from: withStencils(from), to: withStencils(to), options };
    const plan = planUpgrade(upgrade, choices);
    const [fate] = plan.stencils;
    const stencilId = plan.upgraded.diagrams[0]?.shapes[0]?.stencilId;
    return { fate, is: stencilId, basis: fate?.basis };
  }

  it.each([
    ["its name under another id", pump("x", "API server"), "name"],
    ["a name with all its words", pump("x", "Cluster API Server"), "similar"],
    ["a name nearly the same", pump("x", "API Servers"), "similar"],
  ])("proposes the one of %s", (_, other, basis) => {
    const found = mapped([pump("a", "API Server")], [pump("y", "Printer"), other]);
    expect(found).toMatchObject({ is: "x", basis });
  });

  it("proposes the generic one of the kind where no name is alike", () => {
    const found = mapped([pump("a", "API Server")], [pump("y", "Printer")]);
    expect(found).toMatchObject({ is: "GE.P", basis: "generic", fate: { vanished: true } });
  });

  it("never proposes one that makes items of another kind", () => {
    const store = aStencil("x", { parentId: "GE.DS", name: "API Server" });
    expect(mapped([pump("a", "API Server")], [store])).toMatchObject({ is: "GE.P" });
  });

  it("of two equal names takes the one of the same generic stencil", () => {
    const own = aStencil("GE.P2", { name: "Another generic process" });
    const from = [pump("a", "API Server", "GE.P2"), own];
    const found = mapped(from, [own, pump("x", "API server"), pump("z", "API server", "GE.P2")]);
    expect(found.is).toBe("z");
  });

  it("takes what a person chose instead, also to leave the items as they are", () => {
    const from = [pump("a", "API Server")];
    const to = [pump("x", "API Server"), pump("y", "Printer")];
    const key = mapped(from, to).fate?.key ?? "";
    const choose = (id: string | null) => ({ ...PROPOSED, mapping: new Map([[key, id]]) });
    expect(mapped(from, to, choose("y"))).toMatchObject({ is: "y", basis: "chosen" });
    expect(mapped(from, to, choose(null))).toMatchObject({ is: "a", basis: "none" });
    expect(mapped(from, to, choose("GE.DS"))).toMatchObject({ is: "a", basis: "none" });
  });

  it("says nothing of a stencil that both have alike", () => {
    expect(mapped([pump("a", "Printer")], [pump("a", "Printer")]).fate).toBeUndefined();
  });

  it("keeps the names of items, also one that the old stencil gave", () => {
    const from = withStencils([pump("a", "API Server")]);
    const to = withStencils([pump("x", "API server 2")]);
    const model = aModel([
      aDiagram("d", [anElement("e", { stencilId: "a", name: "API Server" })], []),
    ]);
    const { upgraded } = planUpgrade({ model, from, to, options });
    expect(upgraded.diagrams[0]?.shapes[0]).toMatchObject({ stencilId: "x", name: "API Server" });
  });
});

describe("the attributes of an upgrade", () => {
  const gate = (...attributes: Stencil["attributes"]) =>
    withStencils([aStencil("a", { parentId: "GE.P", name: "Gate", attributes })]);

  it("stay with their values where the new template offers these", () => {
    const from = gate(aDefinition("locked", ["No", "Yes"]), aDefinition("old"));
    const to = gate(aDefinition("locked", ["Unknown", "No", "Yes"]));
    const plan = planUpgrade({ model: aModelOf(from, "a", "locked", "Yes"), from, to, options });
    expect(valueAfter(plan, "locked")).toBe("Yes");
    expect(plan.stencils).toMatchObject([{ basis: "id", vanished: false, keptAttributes: 1 }]);
  });

  it("are told one by one where they go, come or lose their value", () => {
    const from = gate(aDefinition("locked", ["No", "Yes"]), aDefinition("old"));
    const to = gate(aDefinition("locked", ["Open", "Closed"]), aDefinition("fresh", ["Maybe"]));
    const plan = planUpgrade({ model: aModelOf(from, "a", "locked", "Yes"), from, to, options });
    expect(plan.stencils[0]?.attributes).toEqual([
      { label: "Label of locked", effect: "reset", from: "Yes", to: "Open", items: 1 },
      { label: "Label of old", effect: "gone", from: "Not Selected", to: null, items: 1 },
      { label: "Label of fresh", effect: "new", from: null, to: "Maybe", items: 1 },
    ]);
    expect(valueAfter(plan, "fresh")).toBe("Maybe");
  });

  it("of the new template count for its rules", () => {
    const fires = aThreatType("N", { include: "source.fresh is 'Maybe'" });
    const stencil = aStencil("a", {
      parentId: "GE.P",
      name: "Gate",
      attributes: [aDefinition("fresh", ["Maybe"])],
    });
    const model = aModel([
      aDiagram("d", [anElement("e", { stencilId: "a" })], [aFlow("f", "e", "e")]),
    ]);
    const to = withStencils([stencil], { threatTypes: [fires] });
    const { threats } = planUpgrade({ model, from: gate(), to, options });
    expect(threats.added.map(({ typeId }) => typeId)).toEqual(["N"]);
  });
});

describe("the threats of an upgrade", () => {
  it("are added, gone, or said in other words", () => {
    const from = withTypes(aThreatType("A"), aThreatType("B"), aThreatType("C"));
    const to = withTypes(
      aThreatType("A", {
        title: "Other title",
        properties: [{ name: "Priority", value: "Low" }],
      }),
      aThreatType("C"),
      aThreatType("D"),
    );
    const model = judgedModel(from);
    const { threats, upgraded } = planUpgrade({ model, from, to, options });
    expect(threats.added.map(({ typeId }) => typeId)).toEqual(["D"]);
    expect(threats.gone.map(({ typeId, number }) => [typeId, number])).toEqual([["B", 1]]);
    expect(threats.unchanged).toBe(1);
    expect(threats.reworded).toMatchObject([
      {
        judged: false,
        changes: [
          { what: "Title", from: "Title A", to: "Other title" },
          { what: "Priority", from: "High", to: "Low" },
        ],
      },
    ]);
    expect(upgraded.threats.map(({ title, verdict }) => [title, verdict.priority])).toEqual([
      ["Other title", "Low"],
      ["Title C", "High"],
      ["Title D", "High"],
    ]);
  });

  it("leaves what a person wrote over the template's word", () => {
    const mitigations = (value: string) => ({
      properties: [{ name: "PossibleMitigations", value }],
    });
    const from = withTypes(
      aThreatType("A", mitigations("Lock")),
      aThreatType("B", mitigations("Lock")),
    );
    const to = withTypes(
      aThreatType("A", mitigations("Bar")),
      aThreatType("B", mitigations("Bar")),
    );
    const [first, second] = judgedModel(from).threats;
    if (first === undefined || second === undefined) throw new Error("two threats are needed");
    const own = { ...first, properties: [{ name: "PossibleMitigations", value: "Move away" }] };
    const model = { ...judgedModel(from), threats: [own, second] };
    const { upgraded } = planUpgrade({ model, from, to, options });
    expect(upgraded.threats.map(({ properties }) => properties[0]?.value)).toEqual([
      "Move away",
      "Bar",
    ]);
  });

  it("tells of a judged one that it keeps the words it was judged by", () => {
    const from = withTypes(aThreatType("A", { title: "A spoofed caller gets in" }));
    const to = withTypes(aThreatType("A", { title: "A spoofed caller may get in" }));
    const model = judgedModel(from, "A");
    const { threats, verdicts, upgraded } = planUpgrade({ model, from, to, options });
    expect(threats.reworded).toMatchObject([{ judged: true }]);
    expect(verdicts.kept).toHaveLength(1);
    // Microsoft's tool freezes edited threats, and so does the engine; a state alone counts as an edit.
    expect(upgraded.threats[0]?.title).toBe("A spoofed caller gets in");
  });
});

describe("the verdicts of an upgrade", () => {
  const judged = (from: Template, to: Template, choices?: UpgradeChoices, ...ids: string[]) =>
    planUpgrade({ model: judgedModel(from, ...ids), from, to, options }, choices);

  it("stay with a threat of the same key", () => {
    const plan = judged(withTypes(aThreatType("A")), withTypes(aThreatType("A")), PROPOSED, "A");
    expect(plan.verdicts).toMatchObject({ kept: [{ typeId: "A" }], moves: [], orphaned: [] });
  });

  it.each([
    ["sure", { title: "Title A" }, true],
    ["likely", { title: "Title A", categoryId: "T" }, true],
    ["possible", { title: "Title A of late" }, false],
  ] as const)("go to a type under another id: %s", (confidence, type, accepted) => {
    const categories = [
      ...aTemplate().categories,
      { id: "T", name: "Tampering", shortDescription: "", longDescription: "" },
    ];
    const to = aTemplate({ categories, threatTypes: [aThreatType("X", type)] });
    const plan = judged(withTypes(aThreatType("A")), to, PROPOSED, "A");
    expect(plan.verdicts.moves).toMatchObject([
      { confidence, accepted, onto: { typeId: "X" }, threat: { typeId: "A", number: 0 } },
    ]);
    const moved = plan.upgraded.threats.find(({ typeId }) => typeId === "X");
    expect(moved?.verdict.state).toBe(accepted ? "mitigated" : "notStarted");
    expect(moved?.number === 0).toBe(accepted);
    expect(plan.verdicts.orphaned).toHaveLength(accepted ? 0 : 1);
  });

  it("stay apart where a person does not want the move", () => {
    const from = withTypes(aThreatType("A"));
    const to = withTypes(aThreatType("X", { title: "Title A" }));
    const key = judgedModel(from).threats[0]?.key ?? "";
    const plan = judged(from, to, { ...PROPOSED, moves: new Map([[key, false]]) }, "A");
    expect(plan.verdicts.moves).toMatchObject([{ accepted: false }]);
    expect(plan.verdicts.orphaned).toMatchObject([{ already: false, threat: { orphaned: true } }]);
    expect(plan.upgraded.threats).toHaveLength(2);
  });

  it("follow their threats where a template numbered its types anew", () => {
    const from = withTypes(
      aThreatType("T1", { title: "Caller is spoofed" }),
      aThreatType("T2", { title: "Log is forged" }),
    );
    const to = withTypes(
      aThreatType("T1", { title: "Log is forged" }),
      aThreatType("T2", { title: "Caller is spoofed" }),
    );
    const plan = judged(from, to, PROPOSED, "T1", "T2");
    const moves = plan.verdicts.moves.map(({ threat, onto }) => [threat.typeId, onto.typeId]);
    expect(moves).toEqual([
      ["T1", "T2"],
      ["T2", "T1"],
    ]);
    const after = plan.upgraded.threats.map(({ number, title }) => [number, title]);
    expect(after).toEqual([
      [0, "Caller is spoofed"],
      [1, "Log is forged"],
    ]);
  });

  const spoofed = aThreatType("T1", { title: "Caller is spoofed" });
  const forged = aThreatType("T1", { title: "Log is forged" });

  it("stay by id within one template, however it words a threat now, for a person to look at", () => {
    const plan = judged(withTypes(spoofed), withTypes(forged), PROPOSED, "T1");
    expect(plan.verdicts.moves).toMatchObject([{ confidence: "id", accepted: true }]);
    expect(plan.upgraded.threats).toMatchObject([
      { typeId: "T1", verdict: { state: "mitigated" } },
    ]);
    expect(plan.threats).toMatchObject({ added: [], gone: [], reworded: [{ judged: true }] });
  });

  it("do not go to a threat of another template that has the same id by chance", () => {
    const manifest = { id: "another", name: "Another", version: "1.0.0.0", author: "" };
    const to = aTemplate({ manifest, threatTypes: [forged] });
    const plan = judged(withTypes(spoofed), to, PROPOSED, "T1");
    expect(plan.verdicts.moves).toMatchObject([{ confidence: "id", accepted: false }]);
    expect(plan.verdicts.orphaned).toMatchObject([{ already: false }]);
    const after = plan.upgraded.threats.map((threat) => [threat.title, threat.verdict.state]);
    expect(after).toEqual([
      ["Caller is spoofed", "mitigated"],
      ["Log is forged", "notStarted"],
    ]);
    const back = { model: plan.upgraded, from: to, to: withTypes(spoofed), options };
    expect(planUpgrade(back).upgraded.threats).toMatchObject([
      { title: "Caller is spoofed", typeId: "T1", number: 0, verdict: { state: "mitigated" } },
    ]);
  });

  it("count a threat of another template under the same id as another one", () => {
    const manifest = { id: "another", name: "Another", version: "1.0.0.0", author: "" };
    const to = aTemplate({ manifest, threatTypes: [forged] });
    const { threats } = judged(withTypes(spoofed), to);
    expect(threats).toMatchObject({
      added: [{ title: "Log is forged", number: 1 }],
      gone: [{ title: "Caller is spoofed", number: 0 }],
      reworded: [],
      unchanged: 0,
    });
  });

  it("wait without a threat where nothing is alike, and are said to have waited before", () => {
    const from = withTypes(aThreatType("A"));
    const to = withTypes(aThreatType("X", { title: "Something altogether different" }));
    const first = judged(from, to, PROPOSED, "A");
    expect(first.verdicts.orphaned).toMatchObject([{ already: false }]);
    const again = planUpgrade({ model: first.upgraded, from: to, to: withTypes(), options });
    expect(again.verdicts.orphaned).toMatchObject([{ already: true }]);
    const back = planUpgrade({ model: first.upgraded, from: to, to: from, options });
    expect(back.verdicts).toMatchObject({ orphaned: [], kept: [{ orphaned: false }] });
  });
});
