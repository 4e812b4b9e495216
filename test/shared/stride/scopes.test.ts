/** Rules about elements, boundaries and diagrams, and about what lies where. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import { setProfile } from "../../../shared/model/edits/profiles.ts";
import { applyChange } from "../../../shared/model/change.ts";
import type { Diagram, Threat } from "../../../shared/model/model.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import { generateThreats } from "../../../shared/stride/generate.ts";
import type { Template, ThreatType } from "../../../shared/template/template.ts";
import {
  aBox,
  aCurve,
  aDefinition,
  aDiagram,
  aFlow,
  aModel,
  anAnnotation,
  anArc,
  anElement,
  aStencil,
  aTemplate,
  aThreatType,
  chosen,
  genericStencils,
} from "../../builders/template.ts";

const template = aTemplate({
  stencils: [
    ...genericStencils,
    aStencil("SE.Pod", {
      parentId: "GE.P",
      attributes: [
        aDefinition("user", ["Not stated", "root", "other"], { unknown: "Not stated" }),
        aDefinition("replicas", [], { kind: "number" }),
      ],
    }),
    aStencil("SE.Scanner", { parentId: "GE.P" }),
    aStencil("SE.Namespace", { parentId: "GE.TB.B" }),
  ],
});

/** `web` and `db` in a namespace in a cluster, `user` outside; a flow into it and one within. */
const cluster: Diagram = aDiagram(
  "d",
  [
    aBox("cluster", { left: 200, top: 0, width: 800, height: 600 }),
    aBox("namespace", {
      stencilId: "SE.Namespace",
      genericStencilId: "GE.TB.B",
      left: 250,
      top: 50,
      width: 600,
      height: 400,
      attributes: [chosen("tenant", "A")],
    }),
    anElement("user", {
      left: 0,
      top: 100,
      kind: "externalInteractor",
      stencilId: "GE.EI",
      genericStencilId: "GE.EI",
    }),
    anElement("web", {
      stencilId: "SE.Pod",
      left: 300,
      top: 100,
      attributes: [
        { kind: "text", name: "replicas", label: "Replicas", value: "1" },
        chosen("user", "Not stated"),
      ],
    }),
    anElement("db", { left: 600, top: 100, attributes: [chosen("user", "root")] }),
    anElement("old", { left: 600, top: 300, outOfScope: true, name: "Out of scope" }),
    anAnnotation("note", { left: 0, top: 500 }),
  ],
  [
    aFlow("in", "user", "web", aCurve([100, 150], [200, 150], [300, 150])),
    aFlow("inner", "web", "db", aCurve([400, 150], [500, 150], [600, 150])),
    aFlow("out", "web", "user", aCurve([300, 180], [200, 180], [100, 180])),
    anArc("arc"),
  ],
);

function threatsOf(
  type: Partial<ThreatType>,
  diagram = cluster,
  from: Template = template,
): readonly Threat[] {
  return generateThreats({ ...from, threatTypes: [aThreatType("T", type)] }, aModel([diagram]));
}

/** Ids of the flows, elements, boundaries or diagrams a rule holds for. */
function where(scope: ThreatType["scope"] | "interaction", include: string): readonly string[] {
  const type = scope === undefined || scope === "interaction" ? { include } : { include, scope };
  return threatsOf(type).map(({ flowId }) => flowId);
}

describe("a rule about elements", () => {
  it("is asked of every element in scope, and names it three times", () => {
    const threats = threatsOf({
      scope: "element",
      include: "not element is 'SE.Pod'",
      title: "{element.Name} of {diagram.Name}, {element.user}, {source.Name}",
    });
    expect(threats).toMatchObject([
      { key: "Tuseruseruser", diagramId: "d", sourceId: "user", flowId: "user", targetId: "user" },
      {
        key: "Tdbdbdb",
        interaction: "Name of db",
        title: "Name of db of Diagram d, root, {source.Name}",
      },
    ]);
  });

  it.each([
    ["element in 'SE.Namespace'", ["web", "db"]],
    ["element in 'GE.TB.B'", ["web", "db"]],
    ["element in 'GE.TB.B' with tenant is 'A'", ["web", "db"]],
    ["element in 'GE.TB.B' with tenant is 'B'", []],
    ["not element in 'GE.TB.B'", ["user"]],
    ["element.user is unknown", ["user", "web"]],
    ["element.replicas < 2", ["web"]],
    ["element is 'GE.P' and diagram has 'SE.Scanner'", []],
    ["element is 'GE.P' and not diagram has 'SE.Scanner'", ["web", "db"]],
    ["flow is 'GE.DF'", []],
  ])("%s: %j", (include, expected) => {
    expect(where("element", include)).toEqual(expected);
  });
});

describe("a rule about boundaries", () => {
  it("is asked of boxes and lines", () => {
    const threats = threatsOf({
      scope: "boundary",
      include: "not boundary is 'SE.Namespace'",
      title: "{boundary.Name}",
    });
    expect(threats).toMatchObject([
      { key: "Tclusterclustercluster", title: "Name of cluster", interaction: "Name of cluster" },
      { key: "Tarcarcarc" },
    ]);
  });

  it.each([
    ["boundary in 'GE.TB.B'", ["namespace", "arc"]],
    ["boundary in 'SE.Namespace'", []],
    ["boundary.tenant is unknown", ["cluster", "arc"]],
  ])("%s: %j", (include, expected) => {
    const arc = aCurve([450, 20], [500, 20], [550, 20]);
    const lines = cluster.lines.map((line) => (line.id === "arc" ? { ...line, ...arc } : line));
    const threats = threatsOf({ scope: "boundary", include }, { ...cluster, lines });
    expect(threats.map(({ flowId }) => flowId)).toEqual(expected);
  });
});

describe("a rule about a diagram", () => {
  it("is asked once, and named after it", () => {
    const threats = threatsOf({
      scope: "diagram",
      include: "not diagram has 'SE.Scanner'",
      title: "{diagram.Name} has no scanner",
    });
    expect(threats).toMatchObject([
      { key: "Tddd", interaction: "Diagram d", title: "Diagram d has no scanner" },
    ]);
  });

  it.each([
    ["diagram has 'SE.Pod'", ["d"]],
    ["diagram has 'GE.DF'", ["d"]],
    ["diagram has 'SE.Namespace' with tenant in ('A', 'B')", ["d"]],
    ["diagram has 'SE.Pod' with replicas > 1", []],
  ])("%s: %j", (include, expected) => {
    expect(where("diagram", include)).toEqual(expected);
  });
});

describe("a rule about flows", () => {
  it.each([
    ["flow enters 'GE.TB.B'", ["in"]],
    ["flow leaves 'GE.TB.B'", ["out"]],
    ["flow leaves 'SE.Namespace' with tenant is 'A'", ["out"]],
    ["flow crosses 'SE.Namespace' with tenant is 'B'", []],
    ["both in 'SE.Namespace'", ["inner"]],
    ["source in 'GE.TB.B' and not target in 'GE.TB.B'", ["out"]],
    ["source.user is unknown", ["in", "inner", "out"]],
    ["target.user is unknown", ["in", "out"]],
    ["element is 'GE.P'", []],
  ])("%s: %j", (include, expected) => {
    expect(where("interaction", include)).toEqual(expected);
  });

  it("enters or leaves every box it crosses, and no other", () => {
    const coordinate = fc.integer({ min: -50, max: 700 });
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(point, point, point, (source, handle, target) => {
        const flow = aFlow("f", "web", "db", aCurve(source, handle, target));
        const diagram = { ...cluster, lines: [flow] };
        const count = (include: string): number => threatsOf({ include }, diagram).length;
        const either = count("flow enters 'SE.Namespace' or flow leaves 'SE.Namespace'");
        expect(either).toBe(count("flow crosses 'SE.Namespace'"));
      }),
    );
  });

  it("takes what lies in both of two boxes for lying together", () => {
    const boxes = ["x", "y"].map((id) =>
      aBox(id, { left: -10, top: -10, width: 500, height: 200 }),
    );
    const ends = [anElement("a"), anElement("b", { left: 300 })];
    const flows = [aFlow("f", "a", "b")];
    const include = "both in 'GE.TB.B'";
    expect(threatsOf({ include }, aDiagram("d", [...boxes, ...ends], flows))).toHaveLength(1);
    const apart = [
      aBox("x", { width: 110, left: -5, top: -5, height: 110 }),
      aBox("y", { left: 300 }),
    ];
    expect(threatsOf({ include }, aDiagram("d", [...apart, ...ends], flows))).toEqual([]);
  });
});

it("numbers threats of flows first, then those of elements, boundaries and the diagram", () => {
  const include = "diagram has 'GE.P'";
  const scopes = ["diagram", "boundary", "element"] as const;
  const threatTypes = [
    ...scopes.map((scope) => aThreatType(scope, { scope, include })),
    aThreatType("flow", { include: "both in 'GE.TB.B'" }),
  ];
  const threats = generateThreats({ ...template, threatTypes }, aModel([cluster]));
  const elements = ["user", "web", "db"].map((id) => `element ${id}`);
  const boundaries = ["cluster", "namespace", "arc"].map((id) => `boundary ${id}`);
  expect(threats.map(({ typeId, flowId }) => `${typeId} ${flowId}`)).toEqual([
    "flow inner",
    ...elements,
    ...boundaries,
    "diagram d",
  ]);
});

describe("a term in a rule it does not belong in", () => {
  it.each([
    ["element", "flow crosses 'GE.TB.B'", 0, "'flow crosses'"],
    ["diagram", "diagram has 'GE.P' and element is 'GE.P'", 23, "'element'"],
    ["interaction", "source is 'GE.P' or boundary in 'GE.TB.B'", 20, "'boundary'"],
    ["boundary", "both in 'GE.TB.B'", 0, "'both'"],
  ] as const)("is told in a rule about an %s: %s", (scope, include, offset, what) => {
    const more = scope === "interaction" ? {} : { scope };
    const threatTypes = [aThreatType("T", { include, ...more })];
    const { problems } = analyze({ ...template, threatTypes }, aModel([cluster]), {
      titlesFrozen: false,
      loaded: false,
    });
    expect(problems).toMatchObject([{ threatTypeId: "T", filter: "include", offset }]);
    expect(problems[0]?.message).toContain(what);
  });
});

describe("what a threat type says of its threats", () => {
  it("is the value of the first priority whose rule holds, else that of the property", () => {
    const priorities = [
      { when: "flow enters 'GE.TB.B'", value: "Top" },
      { when: "source is 'GE.EI' or both in 'GE.TB.B'", value: "Middle" },
      { when: "source is", value: "Broken" },
    ];
    const properties = [{ name: "Priority", value: "Low" }];
    const threats = threatsOf({ priorities, properties });
    expect(threats.map(({ flowId, verdict }) => [flowId, verdict.priority])).toEqual([
      ["in", "Top"],
      ["inner", "Middle"],
      ["out", "Low"],
    ]);
  });

  it("fills the properties that templates have for measures, references and phase", () => {
    const more = {
      scope: "diagram" as const,
      include: "diagram has 'GE.P'",
      mitigations: ["Encrypt it.", "Sign <all> & more."],
      references: [
        { catalogue: "CWE", id: "CWE-306" },
        { catalogue: "ATT&CK", id: "T1610" },
      ],
      phase: "Operation",
    };
    const threatProperties = [
      ...template.threatProperties.filter(({ name }) => name !== "PossibleMitigations"),
      {
        name: "PossibleMitigations",
        label: "",
        hidden: false,
        kind: "richText" as const,
        values: [],
      },
      { name: "References", label: "", hidden: false, kind: "text" as const, values: [] },
    ];
    expect(threatsOf(more)[0]?.properties).toEqual([
      { name: "PossibleMitigations", value: "Encrypt it.\nSign <all> & more." },
      { name: "SDLPhase", value: "Operation" },
    ]);
    const properties = [
      { name: "SDLPhase", value: "Design" },
      { name: "References", value: null },
    ];
    const [threat] = threatsOf({ ...more, properties }, cluster, { ...template, threatProperties });
    expect(threat?.properties).toEqual([
      { name: "SDLPhase", value: "Design" },
      {
        name: "PossibleMitigations",
        value: "<ul><li>Encrypt it.</li><li>Sign &lt;all&gt; &amp; more.</li></ul>",
      },
      { name: "References", value: "CWE-306\nATT&CK T1610" },
    ]);
  });
});

describe("a profile", () => {
  const zero = { id: "zt", name: "Zero Trust", description: "", on: false };
  const withProfile: Template = {
    ...template,
    profiles: [zero],
    threatTypes: [
      aThreatType("always", { include: "both in 'GE.TB.B'" }),
      aThreatType("zero", { include: "both in 'GE.TB.B'", profileId: "zt" }),
    ],
  };
  const options = { titlesFrozen: false, loaded: false };
  const keysOf = (model: Parameters<typeof analyze>[1]): readonly (readonly [string, boolean])[] =>
    analyze(withProfile, model, options).threats.map(({ threat }) => [
      threat.typeId,
      threat.orphaned,
    ]);
  const switched = (model: Parameters<typeof setProfile>[0], on: boolean) => {
    const change = setProfile(model, zero, on);
    if (change === null) throw new Error("it stands so already");
    return applyChange(model, change);
  };

  it("brings its threats when the model has it, and keeps their verdicts apart when it has not", () => {
    const off = aModel([cluster]);
    expect(setProfile(off, zero, false)).toBeNull();
    expect(keysOf(off)).toEqual([["always", false]]);
    const on = switched(off, true);
    const both = analyze(withProfile, on, options).threats.map(({ threat }) => threat);
    expect(both.map(({ typeId }) => typeId)).toEqual(["always", "zero"]);
    const verdict = { state: "mitigated" as const };
    const judging = judgeThreats(on, both, verdict, "ann", "2026-11-24T10:00:00Z");
    if (judging === null) throw new Error("it judges them");
    const judged = applyChange(on, judging);
    const offAgain = switched(judged, false);
    expect(keysOf(offAgain)).toEqual([
      ["always", false],
      ["zero", true],
    ]);
    const orphaned = {
      ...offAgain,
      threats: analyze(withProfile, offAgain, options).threats.map(({ threat }) => threat),
    };
    expect(analyze(withProfile, switched(orphaned, true), options).threats).toMatchObject([
      { threat: { typeId: "always", orphaned: false } },
      {
        generated: true,
        threat: { typeId: "zero", orphaned: false, verdict: { state: "mitigated" } },
      },
    ]);
  });
});
