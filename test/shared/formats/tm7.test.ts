import { describe, expect, test } from "vitest";
import { templateSchema } from "../../../shared/template/schema.ts";
import {
  border,
  customProperty,
  datum,
  diagram,
  flagProperty,
  guid,
  heading,
  knowledgeBase,
  line,
  listProperty,
  nilGuid,
  note,
  smallModel,
  stencilAttribute,
  textProperty,
  threat,
  tm7,
  usualProperties,
  validation,
} from "../../builders/tm7.ts";
import { readModel } from "./reading.ts";

const onDiagram = (borders: readonly string[], lines: readonly string[] = []) => {
  const { model, ledger } = readModel(tm7({ diagrams: [diagram({ borders, lines })] }));
  const [{ shapes, lines: read } = { shapes: [], lines: [] }] = model.diagrams;
  return { shapes, lines: read, ledger };
};
const withThreats = (...threats: string[]) => readModel(tm7({ threats })).model.threats;

describe("a whole model", () => {
  test("is read without loss", () => {
    const { model, template, ledger, writtenBy, origin } = readModel(smallModel());
    expect(ledger).toEqual([]);
    expect(writtenBy).toBe("7.x");
    expect(origin.text).toBe(smallModel());
    expect(templateSchema.parse(template).manifest).toMatchObject({ id: guid(90), name: "Small" });
    expect(model.information).toMatchObject({ name: "Small", owner: "Me & you", reviewer: "" });
    expect(model.generationEnabled).toBe(true);
    expect(model.diagrams).toMatchObject([{ id: guid(1), name: "Diagram 1", zoom: 1 }]);
    expect(model.notes).toEqual([
      {
        id: 1,
        message: "Remember",
        addedBy: "ME\\me",
        addedAt: "2022-08-26T09:40:40.1665057+08:00",
      },
    ]);
    expect(model.messages).toEqual([
      {
        issueId: guid(80),
        diagramId: guid(1),
        elementIds: [guid(21), guid(21)],
        text: "Attach it.",
        enabled: true,
      },
    ]);
  });

  test("may be empty", () => {
    expect(readModel(tm7())).toMatchObject({
      model: { diagrams: [], threats: [], notes: [], messages: [] },
      template: null,
      writtenBy: "unknown",
      ledger: [],
    });
  });

  test.each([
    ["<ThreatGenerationEnabled>false</ThreatGenerationEnabled>", false, 0],
    ["<ThreatGenerationEnabled>true</ThreatGenerationEnabled>", true, 0],
    ['<ThreatGenerationEnabled i:nil="true"/>', true, 0],
    [" ", true, 0],
    ["<ThreatGenerationEnabled>perhaps</ThreatGenerationEnabled>", true, 1],
  ])("generation %s", (generation, enabled, entries) => {
    const { model, ledger } = readModel(tm7({ generation }));
    expect(model.generationEnabled).toBe(enabled);
    expect(ledger).toHaveLength(entries);
  });

  test("children may stand in any order, under any prefix", () => {
    const text = smallModel()
      .replace(/<Notes>.*<\/Notes>/, "")
      .replace(
        "<Version>",
        '<m:Notes xmlns:m="u:x"><m:Note><m:Id>7</m:Id></m:Note></m:Notes><Version>',
      );
    const { model, ledger } = readModel(text);
    expect(model.notes.map(({ id }) => id)).toEqual([7]);
    expect(ledger).toEqual([]);
  });

  test("unknown elements are counted and kept", () => {
    const text = smallModel()
      .replaceAll("<Height ", "<Depth>3</Depth><Height ")
      .replace("<Version>", "<Extra><Deep/></Extra><Version>");
    const { ledger, model } = readModel(text);
    expect(model).toEqual(readModel(smallModel()).model);
    expect(ledger).toEqual([
      {
        effect: "kept",
        place: "line 1",
        what: 'Unknown element "Extra" in "ThreatModel" is not shown.',
      },
      {
        effect: "kept",
        place: "line 1 and 2 more places",
        what: 'Unknown element "Depth" in "Value" is not shown.',
      },
    ]);
  });

  test("texts an XML editor indented are trimmed", () => {
    const indented = smallModel()
      .replaceAll(/<((?:\w:)?\w+)([^<>]*[^/<>])?>([^<>]+)<\//g, "<$1$2>\n    $3\n  </")
      .replaceAll("><", ">\n  <");
    const { model, template, ledger } = readModel(indented);
    const tidy = readModel(smallModel());
    expect(model).toEqual(tidy.model);
    expect(template).toEqual(tidy.template);
    expect(ledger).toMatchObject([{ effect: "approximated", place: "the whole file" }]);
  });

  test("blanks around texts the tool wrote are left alone", () => {
    const { model, ledger } = readModel(tm7({ diagrams: [diagram({ name: " Two  blanks " })] }));
    expect(model.diagrams[0]?.name).toBe(" Two  blanks ");
    expect(ledger).toEqual([]);
  });
});

describe("shapes", () => {
  test.each([
    ["StencilEllipse", "GE.P", "process"],
    ["StencilRectangle", "GE.EI", "externalInteractor"],
    ["StencilParallelLines", "GE.DS", "dataStore"],
    ["BorderBoundary", "GE.TB.B", "boundaryBox"],
    ["StencilRectangle", "GE.A", "annotation"],
  ])("%s of %s is a %s", (itemClass, genericTypeId, kind) => {
    const { shapes, ledger } = onDiagram([
      border({
        id: guid(3),
        itemClass,
        genericTypeId,
        typeId: "SE.X",
        name: "A\r\nB",
        members: { Left: -5, Top: 6, Width: 70.5, Height: 80, StrokeDashArray: "2,2" },
      }),
    ]);
    expect(ledger).toEqual([]);
    expect(shapes).toMatchObject([
      {
        kind,
        id: guid(3),
        stencilId: "SE.X",
        genericStencilId: genericTypeId,
        name: "A\r\nB",
        left: -5,
        top: 6,
        width: 70.5,
        height: 80,
        strokeDashArray: "2,2",
        strokeThickness: 1,
      },
    ]);
  });

  test("a rectangle whose generic stencil the template draws as an annotation is one", () => {
    const { model } = readModel(
      tm7({
        diagrams: [
          diagram({
            borders: [
              border({ id: guid(3), itemClass: "StencilRectangle", genericTypeId: guid(50) }),
              border({ id: guid(4), itemClass: "StencilRectangle", genericTypeId: guid(51) }),
            ],
          }),
        ],
        knowledgeBase: knowledgeBase({
          generic: [
            { id: guid(50), representation: "Annotation" },
            { id: guid(51), representation: "Rectangle" },
          ],
        }),
      }),
    );
    expect(model.diagrams[0]?.shapes.map(({ kind }) => kind)).toEqual([
      "annotation",
      "externalInteractor",
    ]);
  });

  test("name and scope have fields, all other properties stay in order", () => {
    const more = [
      heading("Attributes"),
      listProperty("Runs as", "runsAs", ["Select", "Root"], 1),
      listProperty("Kind", "kind", ["Only"], 0, "StaticListDisplayAttribute"),
      textProperty("Dataflow Order", "15ccd509-98eb-49ad-b9c2-b4a2926d1780", "0"),
      textProperty("Name", "Name", "a second name"),
      customProperty("alias:x"),
      flagProperty("Checked", "checked", true),
    ];
    const { shapes, ledger } = onDiagram([
      border({ id: guid(3), properties: usualProperties("Web", true, "not ours", more) }),
    ]);
    expect(ledger).toEqual([]);
    expect(shapes).toMatchObject([{ name: "Web", outOfScope: true, outOfScopeReason: "not ours" }]);
    expect(shapes[0]?.attributes).toEqual([
      { kind: "heading", name: "", label: "Kind" },
      { kind: "heading", name: "", label: "Attributes" },
      {
        kind: "list",
        name: "runsAs",
        label: "Runs as",
        options: ["Select", "Root"],
        selected: 1,
        fixed: false,
      },
      { kind: "list", name: "kind", label: "Kind", options: ["Only"], selected: 0, fixed: true },
      {
        kind: "text",
        name: "15ccd509-98eb-49ad-b9c2-b4a2926d1780",
        label: "Dataflow Order",
        value: "0",
      },
      { kind: "text", name: "Name", label: "Name", value: "a second name" },
      { kind: "custom", name: "", label: "", value: "alias:x" },
      { kind: "boolean", name: "checked", label: "Checked", value: true },
    ]);
  });

  test("a name the 2016 tool repeats as the property's name is the name", () => {
    const properties = [textProperty("Name", "Name", "Old")];
    expect(onDiagram([border({ id: guid(3), properties })]).shapes[0]?.name).toBe("Old");
  });

  test("on a boundary, scope is an attribute like any other", () => {
    const { shapes, ledger } = onDiagram([
      border({ id: guid(3), itemClass: "BorderBoundary", properties: usualProperties("B", true) }),
    ]);
    expect(shapes[0]?.attributes.map(({ kind }) => kind)).toEqual(["heading", "boolean", "text"]);
    expect(ledger).toEqual([]);
  });

  test.each([
    ["Left", "NaN", { left: 0 }],
    ["Top", "INF", { top: 0 }],
    ["Left", "1e7", { left: 0 }],
    ["Top", "", { top: 0 }],
    ["Width", "wide", { width: 100 }],
    ["Height", "-20", { height: 100 }],
    ["Width", "0x10", { width: 100 }],
    ["Left", "9".repeat(500), { left: 0 }],
  ])("%s = %s is replaced and noted", (member, value, expected) => {
    const { shapes, ledger } = onDiagram([
      border({ id: guid(3), name: "Web", members: { Left: 7, Top: 7, [member]: value } }),
    ]);
    expect(shapes[0]).toMatchObject(expected);
    expect(ledger).toHaveLength(1);
    expect(ledger[0]).toMatchObject({
      effect: "approximated",
      place: `diagram "Diagram 1", "Web" (${guid(3)})`,
      what: expect.stringContaining(member) as string,
    });
  });

  test.each(["3", "-2", "x", ""])("SelectedIndex %s chooses nothing", (selected) => {
    const properties = [listProperty("Runs as", "runsAs", ["A", "B"], selected)];
    const { shapes, ledger } = onDiagram([border({ id: guid(3), properties })]);
    expect(shapes[0]?.attributes).toMatchObject([{ options: ["A", "B"], selected: -1 }]);
    expect(ledger).toMatchObject([{ what: expect.stringContaining("2 options") as string }]);
  });

  test("SelectedIndex -1 is a way to say so", () => {
    const properties = [listProperty("Runs as", "runsAs", ["A"], -1)];
    expect(onDiagram([border({ id: guid(3), properties })]).ledger).toEqual([]);
  });

  test("unknown classes and kinds of property are kept, not shown", () => {
    const { shapes, ledger } = onDiagram([
      border({ id: guid(3), itemClass: "StencilHexagon" }),
      border({
        id: guid(4),
        properties: [flagProperty("X", "x", true).replace("BooleanDisplay", "ColorDisplay")],
      }),
    ]);
    expect(shapes.map(({ id, attributes }) => [id, attributes])).toEqual([[guid(4), []]]);
    expect(ledger.map(({ effect }) => effect)).toEqual(["kept", "kept"]);
  });

  test("a flag that is none is false", () => {
    const properties = usualProperties("W").map((property) =>
      property.replace(">false<", ">maybe<"),
    );
    const { shapes, ledger } = onDiagram([border({ id: guid(3), properties })]);
    expect(shapes).toMatchObject([{ outOfScope: false }]);
    expect(ledger).toHaveLength(1);
  });
});

describe("lines", () => {
  const ends = [border({ id: guid(11) }), border({ id: guid(12) })];

  test("a flow knows its ends, ports and curve", () => {
    const { lines, ledger } = onDiagram(ends, [
      line({
        id: guid(21),
        name: "Query",
        members: {
          SourceGuid: guid(11),
          TargetGuid: guid(12).toUpperCase(),
          PortSource: "NorthEast",
          PortTarget: "South",
          HandleX: 40,
          HandleY: 10.5,
        },
      }),
    ]);
    expect(ledger).toEqual([]);
    expect(lines).toMatchObject([
      {
        kind: "flow",
        name: "Query",
        sourceId: guid(11),
        targetId: guid(12),
        sourcePort: "northEast",
        targetPort: "south",
        source: { x: 0, y: 0 },
        handle: { x: 40, y: 10.5 },
        target: { x: 100, y: 100 },
      },
    ]);
  });

  test("a boundary line has neither ends nor scope", () => {
    const { lines, ledger } = onDiagram([], [line({ id: guid(22), itemClass: "LineBoundary" })]);
    expect(ledger).toEqual([]);
    expect(lines[0]).not.toHaveProperty("sourceId");
    expect(lines[0]).not.toHaveProperty("outOfScope");
  });

  test("an end at the nil GUID is attached to nothing", () => {
    const { lines, ledger } = onDiagram(ends, [line({ id: guid(21) })]);
    expect(lines).toMatchObject([{ sourceId: null, targetId: null }]);
    expect(ledger).toEqual([]);
  });

  test("an end that is not on the diagram is attached to nothing, and noted", () => {
    const members = { SourceGuid: guid(11), TargetGuid: guid(99) };
    const { lines, ledger } = onDiagram(ends, [line({ id: guid(21), members })]);
    expect(lines).toMatchObject([{ sourceId: guid(11), targetId: null }]);
    expect(ledger).toMatchObject([{ what: expect.stringContaining(guid(99)) as string }]);
  });

  test("a missing handle lies half-way", () => {
    const members = { HandleX: "", HandleY: "", SourceX: 10, TargetX: 30 };
    const { lines, ledger } = onDiagram([], [line({ id: guid(21), members })]);
    expect(lines).toMatchObject([{ handle: { x: 20, y: 50 } }]);
    expect(ledger).toHaveLength(1);
  });

  test("missing ports are none; unknown ones too, but noted", () => {
    const members = { PortSource: "", PortTarget: "Up" };
    const { lines, ledger } = onDiagram([], [line({ id: guid(21), members })]);
    expect(lines).toMatchObject([{ sourcePort: "none", targetPort: "none" }]);
    expect(ledger).toMatchObject([{ what: 'PortTarget "Up" is unknown; read as none.' }]);
  });
});

describe("diagrams", () => {
  test.each([
    ["", "Named"],
    ["<Header/>", "Named"],
    ['<Header i:nil="true"/>', "Named"],
    ["<Header>Headed</Header>", "Headed"],
  ])("with header %s the name is %s", (header, name) => {
    const { model } = readModel(tm7({ diagrams: [diagram({ name: "Named", header })] }));
    expect(model.diagrams[0]?.name).toBe(name);
  });

  test.each(["0", "-1", "NaN", "1e9"])("zoom %s becomes 1", (zoom) => {
    const { model, ledger } = readModel(tm7({ diagrams: [diagram({ zoom })] }));
    expect(model.diagrams[0]?.zoom).toBe(1);
    expect(ledger).toHaveLength(1);
  });

  test("a stored zoom is kept to the last digit", () => {
    const { model } = readModel(tm7({ diagrams: [diagram({ zoom: "0.79999999999999982" })] }));
    expect(model.diagrams[0]?.zoom).toBe(0.7999999999999998);
  });

  test("ids that stand twice are told apart, the same way every time", () => {
    const text = tm7({
      diagrams: [
        diagram({
          borders: [border({ id: guid(3) }), border({ id: guid(3) })],
          lines: [line({ id: guid(5), members: { SourceGuid: guid(3), TargetGuid: guid(3) } })],
        }),
        diagram({
          borders: [border({ id: guid(3) })],
          lines: [line({ id: guid(6), members: { SourceGuid: guid(3) } })],
        }),
      ],
    });
    const { model, ledger } = readModel(text);
    expect(model.diagrams.map(({ id }) => id)).toEqual([guid(1), `${guid(1)}~2`]);
    expect(model.diagrams.flatMap(({ shapes }) => shapes.map(({ id }) => id))).toEqual([
      guid(3),
      `${guid(3)}~2`,
      `${guid(3)}~3`,
    ]);
    expect(model.diagrams.flatMap(({ lines }) => lines)).toMatchObject([
      { sourceId: guid(3), targetId: guid(3) },
      { sourceId: `${guid(3)}~3`, targetId: null },
    ]);
    expect(ledger).toHaveLength(3);
    expect(readModel(text).model).toEqual(model);
  });

  test("items without an id get one", () => {
    const nameless = border({ id: "" });
    const { shapes, ledger } = onDiagram([nameless, nameless, border({ id: nilGuid })]);
    expect(new Set(shapes.map(({ id }) => id)).size).toBe(3);
    expect(ledger).toHaveLength(3);
  });

  test("ids too long for the model are cut and stay apart", () => {
    const long = "x".repeat(5_000);
    const { shapes } = onDiagram([border({ id: `${long}1` }), border({ id: `${long}2` })]);
    expect(new Set(shapes.map(({ id }) => id)).size).toBe(2);
  });

  test("entries without a value are noted", () => {
    const { ledger } = onDiagram([
      "<a:KeyValueOfguidanyType><a:Key>x</a:Key></a:KeyValueOfguidanyType>",
    ]);
    expect(ledger).toMatchObject([{ effect: "kept" }]);
  });
});

describe("threats", () => {
  test("texts with a field of their own leave the properties", () => {
    const [read] = withThreats(
      threat({
        members: {
          ChangedBy: "ME\\me",
          ModifiedAt: "2022-08-26T09:40:40.1665057+08:00",
          State: "Mitigated",
          Id: 5,
        },
        properties: [
          ["Title", "Spoofing"],
          ["UserThreatCategory", "Spoofing!"],
          ["UserThreatShortDescription", "short"],
          ["UserThreatDescription", "long"],
          ["StateInformation", "because"],
          ["InteractionString", "Query"],
          ["Priority", "Low"],
          ["PossibleMitigations", "do"],
          ["SDLPhase", ""],
        ],
      }),
    );
    expect(read).toEqual({
      key: `T1${guid(11)}${guid(21)}${guid(12)}`,
      number: 5,
      typeId: "T1",
      diagramId: guid(1),
      sourceId: guid(11),
      flowId: guid(21),
      targetId: guid(12),
      title: "Spoofing",
      category: "Spoofing!",
      shortDescription: "short",
      description: "long",
      interaction: "Query",
      properties: [
        { name: "PossibleMitigations", value: "do" },
        { name: "SDLPhase", value: "" },
      ],
      verdict: {
        state: "mitigated",
        priority: "Low",
        justification: "because",
        changedBy: "ME\\me",
        changedAt: "2022-08-26T09:40:40.1665057+08:00",
      },
      orphaned: false,
      migrated: false,
    });
  });

  test("the member is used where the property is missing", () => {
    const [read] = withThreats(
      threat({ members: { Title: "Old", Priority: "Low" }, properties: [] }),
    );
    expect(read).toMatchObject({ title: "Old", verdict: { priority: "Low" } });
  });

  test("a member that contradicts its property is noted, the priority of 2016 is not", () => {
    const { ledger } = readModel(
      tm7({
        threats: [
          threat({
            members: { Title: "Other", Priority: "High" },
            properties: [
              ["Title", "One"],
              ["Priority", "Low"],
            ],
          }),
        ],
      }),
    );
    expect(ledger).toMatchObject([{ what: expect.stringContaining("Title") as string }]);
  });

  test.each([
    ["AutoGenerated", "notStarted", 0],
    ["NeedsInvestigation", "needsInvestigation", 0],
    ["NotApplicable", "notApplicable", 0],
    ["Mitigated", "mitigated", 0],
    ["", "notStarted", 0],
    ["Not Started", "notStarted", 1],
    ["Mitigation Implemented", "mitigated", 1],
    ["Open", "needsInvestigation", 1],
  ])("state %s is %s", (written, state, entries) => {
    const { model, ledger } = readModel(
      tm7({ threats: [threat({ members: { State: written } })] }),
    );
    expect(model.threats[0]?.verdict.state).toBe(state);
    expect(ledger).toHaveLength(entries);
  });

  test("untouched threats have neither author nor date", () => {
    expect(withThreats(threat())[0]?.verdict).toMatchObject({ changedBy: null, changedAt: null });
  });

  test("a date that is none is left out and noted", () => {
    const threats = [threat({ members: { ModifiedAt: "yesterday" } })];
    const { model, ledger } = readModel(tm7({ threats }));
    expect(model.threats[0]?.verdict.changedAt).toBeNull();
    expect(ledger).toHaveLength(1);
  });

  test("the tool's Deleted marks an orphan, unless the flow is called that", () => {
    const properties = [["InteractionString", "Deleted"]] as const;
    const flow = (name: string) => diagram({ lines: [line({ id: guid(21), name })] });
    const orphaned = (diagrams: readonly string[]) =>
      readModel(tm7({ diagrams, threats: [threat({ properties })] })).model.threats[0]?.orphaned;
    expect(orphaned([])).toBe(true);
    expect(orphaned([flow("Query")])).toBe(true);
    expect(orphaned([flow("Deleted")])).toBe(false);
  });

  test("threats without a usable number get the ones after the highest", () => {
    const of = (typeId: string, number: string) => threat({ typeId, members: { Id: number } });
    const { model, ledger } = readModel(
      tm7({ threats: [of("A", "TH-1"), of("B", "7"), of("C", "7"), of("D", ""), of("E", "1e99")] }),
    );
    expect(model.threats.map(({ number }) => number)).toEqual([8, 7, 9, 10, 11]);
    expect(ledger).toHaveLength(3);
  });

  test("number 0 is a number", () => {
    expect(withThreats(threat({ members: { Id: 0 } }))[0]?.number).toBe(0);
  });

  test("of two threats with one key the first stays", () => {
    const { model, ledger } = readModel(
      tm7({ threats: [threat({ members: { Id: 1 } }), threat({ members: { Id: 2 } })] }),
    );
    expect(model.threats.map(({ number }) => number)).toEqual([1]);
    expect(ledger).toMatchObject([{ effect: "kept" }]);
  });

  test("missing ids are taken from the interaction, the key and the diagram", () => {
    const bare = {
      SourceGuid: "",
      FlowGuid: "",
      TargetGuid: "",
      TypeId: "",
      DrawingSurfaceGuid: "",
    };
    const { model, ledger } = readModel(
      tm7({
        diagrams: [diagram({ id: guid(7), lines: [line({ id: guid(21) })] })],
        threats: [threat({ members: bare })],
      }),
    );
    expect(model.threats).toMatchObject([
      {
        typeId: "T1",
        sourceId: guid(11),
        flowId: guid(21),
        targetId: guid(12),
        diagramId: guid(7),
        key: `T1${guid(11)}${guid(21)}${guid(12)}`,
      },
    ]);
    expect(ledger).toEqual([]);
  });

  test("threats that say nothing of their ends are told apart by their keys", () => {
    const bare = { SourceGuid: "", FlowGuid: "", TargetGuid: "", InteractionKey: "" };
    const { model, ledger } = readModel(
      tm7({
        threats: [threat({ members: bare, key: "one" }), threat({ members: bare, key: "two" })],
      }),
    );
    expect(model.threats.map(({ key }) => key)).toEqual(["one", "two"]);
    expect(ledger[0]?.what).toContain("source, flow, target");
  });

  test("a key that is not made of the ids is noted", () => {
    const { model, ledger } = readModel(tm7({ threats: [threat({ key: "other" })] }));
    expect(model.threats[0]?.key).toBe(`T1${guid(11)}${guid(21)}${guid(12)}`);
    expect(ledger).toMatchObject([
      { effect: "kept", what: expect.stringContaining("other") as string },
    ]);
  });

  test("an entry without content is noted", () => {
    const { model, ledger } = readModel(
      tm7({ threats: ["<a:KeyValue><a:Key>x</a:Key></a:KeyValue>"] }),
    );
    expect(model.threats).toEqual([]);
    expect(ledger).toMatchObject([{ effect: "kept" }]);
  });
});

describe("notes and messages", () => {
  test("notes without a number of their own get the next", () => {
    const { model, ledger } = readModel(
      tm7({ notes: [note("2", "a"), note("2", "b"), note("x", "c"), note("1", "d")] }),
    );
    expect(model.notes.map(({ id, message }) => `${id}${message}`)).toEqual([
      "2a",
      "3b",
      "4c",
      "1d",
    ]);
    expect(ledger).toHaveLength(2);
  });

  test("a message may be disabled and name nothing", () => {
    const text = validation([], "x").replace(">true<", ">false<");
    const { model } = readModel(tm7({ validations: [text] }));
    expect(model.messages).toMatchObject([{ enabled: false, elementIds: [] }]);
  });
});

describe("the embedded template", () => {
  const png = "iVBORw0KGgoAAAAN";
  const templateOf = (parts: Parameters<typeof knowledgeBase>[0]) => {
    const read = readModel(tm7({ knowledgeBase: knowledgeBase(parts) }));
    return { ...read, template: templateSchema.parse(read.template) };
  };

  test("stencils: generic before standard, with their attributes in order", () => {
    const { template, ledger } = templateOf({
      generic: [{ id: "GE.P", name: "Process", representation: "Ellipse", image: png }],
      standard: [
        {
          id: "SE.P.Web",
          parent: "GE.P",
          attributes: [
            stencilAttribute("runsAs", "Runs as", ["Select", "Root", ""]),
            stencilAttribute("kind", "Kind", ["Web"], "Static"),
          ],
        },
      ],
    });
    expect(ledger).toEqual([]);
    expect(template.stencils).toMatchObject([
      { id: "GE.P", parentId: null, shape: "ellipse", image: `data:image/png;base64,${png}` },
      {
        id: "SE.P.Web",
        parentId: "GE.P",
        shape: "inherited",
        image: null,
        imageLocation: "centeredOnStencil",
        attributes: [
          { name: "runsAs", label: "Runs as", fixed: false, values: ["Select", "Root", ""] },
          { name: "kind", label: "Kind", fixed: true, values: ["Web"] },
        ],
      },
    ]);
  });

  test("ids rules compare are left as written", () => {
    const { template } = templateOf({ generic: [{ id: guid(3).toUpperCase() }] });
    expect(template.stencils[0]?.id).toBe(guid(3).toUpperCase());
  });

  test.each([
    [png, "data:image/png;base64,"],
    ["/9j/4AAQ", "data:image/jpeg;base64,"],
    ["PHN2ZyB4", "data:image/svg+xml;base64,"],
  ])("an image that begins %s is a %s", (image, head) => {
    expect(templateOf({ generic: [{ id: "GE.P", image }] }).template.stencils[0]?.image).toBe(
      `${head}${image}`,
    );
  });

  test.each([`${png}" onerror="alert(1)`, "aGVsbG8=", "javascript:alert(1)"])(
    "%s is no image",
    (image) => {
      const { template, ledger } = templateOf({ generic: [{ id: "GE.P", image }] });
      expect(template.stencils[0]?.image).toBeNull();
      expect(ledger).toMatchObject([{ effect: "kept" }]);
    },
  );

  test("threat properties and what a type says of them", () => {
    const { template } = templateOf({
      data: [
        datum("Title", "Title", []),
        datum("Priority", "Severity", ["High", "Low"], "1"),
        datum("Steps", "Steps", [null], "2"),
      ],
      threatTypes: [
        {
          id: "T1",
          title: "Of {target.Name}",
          include: "flow is 'GE.DF'\n",
          data: [
            datum("Priority", "", ["Low"]),
            datum("Steps", "", [null]),
            datum("Title", "", [""]),
            datum("Other", "", []),
          ],
        },
        { id: "T0" },
      ],
    });
    expect(template.threatProperties).toEqual([
      { name: "Title", label: "Title", hidden: false, kind: "text", values: [] },
      { name: "Priority", label: "Severity", hidden: false, kind: "list", values: ["High", "Low"] },
      { name: "Steps", label: "Steps", hidden: false, kind: "richText", values: [] },
    ]);
    expect(template.threatTypes.map(({ id }) => id)).toEqual(["T1", "T0"]);
    expect(template.threatTypes[0]).toEqual({
      id: "T1",
      title: "Of {target.Name}",
      categoryId: "S",
      description: "About {source.Name}",
      include: "flow is 'GE.DF'\n",
      exclude: "",
      properties: [
        { name: "Priority", value: "Low" },
        { name: "Steps", value: null },
        { name: "Title", value: "" },
        { name: "Other", value: null },
      ],
    });
  });

  test("without kinds of properties it is 2016's", () => {
    const { writtenBy, template } = templateOf({
      data: [datum("Title", "Title", [], ""), datum("Priority", "Priority", ["High", "Low"], "")],
    });
    expect(writtenBy).toBe("2016");
    expect(template.threatProperties.map(({ kind }) => kind)).toEqual(["text", "list"]);
  });

  test("an empty or nil knowledge base is none", () => {
    for (const base of ["<KnowledgeBase/>", '<KnowledgeBase i:nil="true"/>']) {
      expect(readModel(tm7({ knowledgeBase: base })).template).toBeNull();
    }
  });

  test("sections may be missing", () => {
    const { template, ledger } = readModel(
      tm7({ knowledgeBase: "<KnowledgeBase><Manifest/></KnowledgeBase>" }),
    );
    expect(templateSchema.parse(template)).toMatchObject({ stencils: [], threatTypes: [] });
    expect(ledger).toEqual([]);
  });
});
