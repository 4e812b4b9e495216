import { describe, expect, test } from "vitest";
import { guid, nilGuid } from "../../builders/tm7-text.ts";
import { border, diagram, line, tm7 } from "../../builders/tm7.ts";
import { readModel } from "./reading.ts";

const onDiagram = (borders: readonly string[], lines: readonly string[] = []) => {
  const { model, ledger } = readModel(tm7({ diagrams: [diagram({ borders, lines })] }));
  const [{ shapes, lines: read } = { shapes: [], lines: [] }] = model.diagrams;
  return { shapes, lines: read, ledger };
};

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
