import { describe, expect, test } from "vitest";
import { knowledgeBase } from "../../builders/knowledge-base.ts";
import { guid } from "../../builders/tm7-text.ts";
import {
  border,
  customProperty,
  diagram,
  flagProperty,
  heading,
  listProperty,
  textProperty,
  tm7,
  usualProperties,
} from "../../builders/tm7.ts";
import { readModel } from "./reading.ts";

const onDiagram = (borders: readonly string[], lines: readonly string[] = []) => {
  const { model, ledger } = readModel(tm7({ diagrams: [diagram({ borders, lines })] }));
  const [{ shapes, lines: read } = { shapes: [], lines: [] }] = model.diagrams;
  return { shapes, lines: read, ledger };
};

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
