import { describe, expect, it } from "vitest";
import type { Diagram, Threat } from "../../../shared/model/model.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import { generateThreats } from "../../../shared/stride/generate.ts";
import type { Template, ThreatType } from "../../../shared/template/template.ts";
import {
  aBox,
  aDefinition,
  aDiagram,
  aFlow,
  aModel,
  aPair,
  aStencil,
  aTemplate,
  aThreatType,
  anArc,
  anElement,
  chosen,
  genericStencils,
} from "../../builders/template.ts";

function threatsOf(
  type: Partial<ThreatType>,
  diagram = aPair(),
  template = aTemplate(),
): readonly Threat[] {
  const threatTypes = [aThreatType("T1", type)];
  return generateThreats({ ...template, threatTypes }, aModel([diagram]));
}

function theThreat(type: Partial<ThreatType>, diagram = aPair(), template = aTemplate()): Threat {
  const [threat] = threatsOf(type, diagram, template);
  if (threat === undefined) throw new Error("the threat type did not fire");
  return threat;
}

/** `a` is a web app with attributes, `b` a data store; the flow leaves a box and crosses no line. */
const world: Diagram = aDiagram(
  "d",
  [
    anElement("a", {
      stencilId: "SE.P.Web",
      genericStencilId: "GE.P",
      attributes: [
        { kind: "heading", name: "secret", label: "Secret" },
        chosen("secret", "Yes"),
        chosen("secret", "No"),
        { kind: "list", name: "empty", label: "", options: ["x"], selected: -1, fixed: false },
        { kind: "list", name: "static", label: "", options: ["Managed"], selected: 0, fixed: true },
        { kind: "text", name: "note", label: "Note", value: "Free text" },
      ],
    }),
    anElement("b", { stencilId: "GE.DS", genericStencilId: "GE.DS", kind: "dataStore" }),
    aBox("box", { stencilId: "SE.TB.Net", genericStencilId: "GE.TB.B", left: -10, width: 50 }),
  ],
  [aFlow("f", "a", "b"), anArc("far away")],
);
const stencils = [
  ...genericStencils,
  aStencil("SE.P.Web", {
    name: "Web App",
    parentId: "GE.P",
    attributes: [
      aDefinition("secret", [], { label: "Stores Secrets" }),
      aDefinition("default", ["Yes"]),
    ],
  }),
  aStencil("SE.P.Old", { parentId: "ROOT" }),
  aStencil("SE.TB.Net", { parentId: "GE.TB.B" }),
];

describe("when a threat type fires", () => {
  it.each([
    ["source is 'SE.P.Web'", true],
    ["source is 'GE.P'", true],
    ["source is 'ge.p'", false],
    ["target is 'GE.P'", false],
    ["source is 'ROOT'", false],
    ["source is [Web App]", true],
    ["source is 'unknown'", false],
    ["flow crosses 'SE.TB.Net'", true],
    ["flow crosses 'GE.TB.B'", true],
    ["flow crosses 'GE.TB.L'", false],
    ["flow crosses 'GE.P'", false],
    ["source.secret is 'Yes'", true],
    ["source.secret is 'No'", false],
    ["source.secret is 'yes'", false],
    ["source.[stores secrets] is 'Yes'", true],
    ["source.static is 'Managed'", true],
    ["source.note is 'Free text'", true],
    ["source.default is 'Yes'", false],
    ["not source.default is 'Yes'", true],
    ["source.empty is ''", false],
    ["source.71f3d9aa-b8ef-4e54-8126-607a1d903103 is 'false'", true],
    ["", false],
    [" \n", false],
    ["source is", false],
  ])("include %j: %s", (include, fires) => {
    expect(threatsOf({ include }, world, aTemplate({ stencils }))).toHaveLength(fires ? 1 : 0);
  });

  it.each([
    ["", true],
    ["  ", true],
    ["source is 'GE.P'", false],
    ["target is 'GE.P'", true],
    ["source is", false],
  ])("exclude %j: %s", (exclude, fires) => {
    expect(threatsOf({ exclude }, world, aTemplate({ stencils }))).toHaveLength(fires ? 1 : 0);
  });

  it("knows an element by its own generic stencil when the template does not know its stencil", () => {
    const diagram = aDiagram(
      "d",
      [anElement("a", { stencilId: "SE.Gone", genericStencilId: "GE.P" }), anElement("b")],
      [aFlow("f", "a", "b")],
    );
    expect(threatsOf({ include: "source is 'GE.P'" }, diagram)).toHaveLength(1);
    expect(threatsOf({ include: "source is 'SE.Gone'" }, diagram)).toHaveLength(1);
  });

  it("never asks for ROOT, which migrated stencils name as their parent", () => {
    const diagram = aDiagram(
      "d",
      [anElement("a", { stencilId: "SE.P.Old", genericStencilId: "ROOT" }), anElement("b")],
      [aFlow("f", "a", "b")],
    );
    const template = aTemplate({ stencils: [...stencils, aStencil("ROOT")] });
    expect(threatsOf({ include: "source is 'ROOT'" }, diagram, template)).toEqual([]);
    expect(threatsOf({ include: "source is [root]" }, diagram, template)).toEqual([]);
  });

  it("reports filters that cannot be used, with their place", () => {
    const template: Template = aTemplate({
      threatTypes: [
        aThreatType("good"),
        aThreatType("bad", { include: "flow is 'GE.DF' and", exclude: "source" }),
        aThreatType("unknown", { include: "source is [Nobody] or source.[Nothing] is 'x'" }),
      ],
    });
    const { problems, threats } = analyze(template, aModel([aPair()]), {
      titlesFrozen: false,
      loaded: false,
    });
    expect(threats.map(({ threat }) => threat.typeId)).toEqual(["good"]);
    expect(problems).toEqual([
      {
        threatTypeId: "bad",
        filter: "include",
        offset: 19,
        message: expect.stringContaining("found the end"),
      },
      {
        threatTypeId: "bad",
        filter: "exclude",
        offset: 6,
        message: expect.stringContaining("Expected 'is'"),
      },
      {
        threatTypeId: "unknown",
        filter: "include",
        offset: 10,
        message: expect.stringContaining("[Nobody]"),
      },
      {
        threatTypeId: "unknown",
        filter: "include",
        offset: 29,
        message: expect.stringContaining("[Nothing]"),
      },
    ]);
  });
});

describe("what a generated threat says", () => {
  const named = (source: string, flow: string, target: string): Diagram =>
    aDiagram(
      "d",
      [anElement("a", { name: source }), anElement("b", { name: target })],
      [aFlow("f", "a", "b", { name: flow, attributes: [chosen("0f-1", "HTTPS")] })],
    );

  it("is everything a fresh threat has", () => {
    expect(theThreat({})).toEqual({
      key: "T1afb",
      number: 0,
      typeId: "T1",
      diagramId: "d",
      sourceId: "a",
      flowId: "f",
      targetId: "b",
      title: "Title T1",
      category: "Spoofing",
      shortDescription: "Short spoofing",
      description: "Description T1",
      interaction: "Name of f",
      properties: [],
      verdict: {
        state: "notStarted",
        priority: "High",
        justification: "",
        changedBy: null,
        changedAt: null,
      },
      orphaned: false,
      migrated: false,
    });
  });

  it.each([
    ["{source.Name} to {target.Name} by {flow.Name}", "A to B by F"],
    ["{SOURCE.NAME}{source.name}", "AA"],
    ["{flow.0f-1}", "HTTPS"],
    [
      "{flow.0F-1} {flow.none} {other.Name} {source} {}",
      "{flow.0F-1} {flow.none} {other.Name} {source} {}",
    ],
    ["{{source.Name}}", "{A}"],
    ["{source.{target.Name}}", "{source.B}"],
    ["$& $1 {source.Name}", "$& $1 A"],
    ["no placeholder", "no placeholder"],
    ["", ""],
  ])("expands %j", (text, expected) => {
    const threat = theThreat({ title: text, description: text }, named("A", "F", "B"));
    expect(threat.title).toBe(expected);
    expect(threat.description).toBe(expected);
  });

  it("does not expand what names bring in", () => {
    const threat = theThreat({ title: "{source.Name}" }, named("{target.Name}", "F", "B"));
    expect(threat.title).toBe("{target.Name}");
  });

  it.each([
    ["Web\r\nServer", "Web Server"],
    [" Web \t\n Server ", " Web Server "],
    ["Web\u00a0\u3000Server", "Web Server"],
    ["", ""],
  ])("puts a name on one line: %j", (name, expected) => {
    expect(theThreat({ title: "[{source.Name}]" }, named(name, "F", "B")).title).toBe(
      `[${expected}]`,
    );
  });

  it.each([
    ["F\r\n2", "F 2"],
    ["", "From A B to C via unnamed"],
    [" ", " "],
  ])("calls the interaction of a flow named %j %j", (name, expected) => {
    expect(theThreat({}, named("A\nB", name, "C")).interaction).toBe(expected);
  });

  it("has a property for each the type lists, in template order, its own value first", () => {
    const threat = theThreat(
      {
        properties: [
          { name: "foreign", value: "{target.Name}" },
          { name: "SDLPhase", value: null },
          { name: "PossibleMitigations", value: "Protect {target.Name}" },
          { name: "UserThreatDescription", value: "ignored" },
          { name: "Title", value: "ignored" },
          { name: "InteractionString", value: "ignored" },
        ],
      },
      named("A", "F", "B"),
    );
    expect(threat.properties).toEqual([
      { name: "PossibleMitigations", value: "Protect B" },
      { name: "SDLPhase", value: "Design" },
      { name: "foreign", value: "B" },
    ]);
    expect(threat).toMatchObject({
      title: "Title T1",
      description: "Description T1",
      interaction: "F",
    });
  });

  it.each([
    ["the type's own", [{ name: "Priority", value: "Low" }], "Low"],
    ["the template's first", [{ name: "Priority", value: null }], "Top"],
    ["High when the type does not list it", [], "High"],
  ])("has a priority: %s", (_, properties, expected) => {
    expect(theThreat({ properties }).verdict.priority).toBe(expected);
  });

  it("has an empty value where neither type nor template gives one", () => {
    const threat = theThreat({ properties: [{ name: "PossibleMitigations", value: null }] });
    expect(threat.properties).toEqual([{ name: "PossibleMitigations", value: "" }]);
  });

  it("has a justification only if its type brings one", () => {
    const properties = [{ name: "StateInformation", value: "Look at {flow.Name}" }];
    expect(theThreat({ properties }).verdict.justification).toBe("Look at Name of f");
    expect(theThreat({ properties }).properties).toEqual([]);
  });

  it("has no category when the template does not know it", () => {
    expect(theThreat({ categoryId: "?" })).toMatchObject({ category: "", shortDescription: "" });
  });
});

describe("the order of threats", () => {
  const threatTypes = ["T2", "T1", "T3"].map((id) => aThreatType(id));

  it("is diagrams, then flows, then threat types, numbered from 0", () => {
    const diagrams = ["x", "y"].map((id) =>
      aDiagram(
        id,
        [anElement(`${id}a`), anElement(`${id}b`)],
        [aFlow(`${id}2`, `${id}a`, `${id}b`), aFlow(`${id}1`, `${id}b`, `${id}a`)],
      ),
    );
    const threats = generateThreats(aTemplate({ threatTypes }), aModel(diagrams));
    expect(threats.map(({ flowId, typeId }) => `${flowId} ${typeId}`)).toEqual(
      ["x2", "x1", "y2", "y1"].flatMap((flow) => [`${flow} T2`, `${flow} T1`, `${flow} T3`]),
    );
    expect(threats.map(({ number }) => number)).toEqual([...threats.keys()]);
  });

  it("counts a repeated threat type or flow once", () => {
    const repeated = aTemplate({ threatTypes: [...threatTypes, aThreatType("T1")] });
    const threats = generateThreats(repeated, aModel([aPair(), { ...aPair(), id: "copy" }]));
    expect(threats.map(({ diagramId, typeId }) => diagramId + typeId)).toEqual([
      "dT2",
      "dT1",
      "dT3",
    ]);
  });

  it("is none when generation is switched off", () => {
    expect(generateThreats(aTemplate(), aModel([aPair()], { generationEnabled: false }))).toEqual(
      [],
    );
  });
});
