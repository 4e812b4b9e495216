import { describe, expect, test } from "vitest";
import { readTb7 } from "../../../shared/formats/tb7/read.ts";
import { templateSchema } from "../../../shared/template/schema.ts";
import { elementType, tb7, tb7Attribute, tb7Datum, tb7ThreatType } from "../../builders/tb7.ts";
import { bytesOf } from "../../builders/tm7-text.ts";
import { valueOf } from "./reading.ts";

function read(text: string) {
  const file = valueOf(readTb7(bytesOf(text), "small.tb7"));
  templateSchema.parse(file.template);
  return file;
}

describe("a template file", () => {
  const text = tb7({
    generic: [elementType("GE.P", "ROOT", "Ellipse", [tb7Attribute("runsAs", ["Select", "Root"])])],
    standard: [elementType("SE.P", "GE.P", "Inherited", [tb7Attribute("runsAs", ["Root"], true)])],
    data: [
      tb7Datum("Priority", "<Values><Value>High</Value><Value>Low</Value></Values>"),
      tb7Datum("Steps", "", "2"),
    ],
    threatTypes: [
      tb7ThreatType("T2", [
        tb7Datum("Priority", '<Values><Value xsi:nil="true" /></Values>'),
        tb7Datum("Steps", "<Values><Value>Do it.</Value></Values>"),
        tb7Datum("Other", "<Values />"),
      ]),
      tb7ThreatType("T1"),
    ],
  });

  test("is read without loss, whatever its line ends", () => {
    const { template, ledger, origin } = read(text);
    expect(ledger).toEqual([]);
    expect(origin.text).toBe(text);
    expect(read(text.replaceAll("\n", "\r\n")).template).toEqual(template);
    expect(template.manifest).toEqual({
      id: "b0000000-0000-4000-8000-000000000000",
      name: "Small & old",
      version: "4.1.0.11",
      author: "Me",
    });
    expect(template).toMatchObject({ priorityUsed: true, statusUsed: true });
    expect(template.categories).toEqual([
      { id: "S", name: "Spoofing", shortDescription: "Short", longDescription: "Long" },
    ]);
  });

  test("stencils carry their own attributes, overridden ones included", () => {
    expect(read(text).template.stencils).toEqual([
      {
        id: "GE.P",
        name: "GE.P name",
        description: "About GE.P",
        parentId: null,
        hidden: false,
        shape: "ellipse",
        image: "data:image/png;base64,iVBORw0KGgoAAAAN",
        imageLocation: "lowerRightOfStencil",
        strokeDashArray: null,
        strokeThickness: 0,
        constraints: [{ stencil: "Any", connection: "Any" }],
        attributes: [
          { name: "runsAs", label: "runsAs label", fixed: false, values: ["Select", "Root"] },
        ],
      },
      expect.objectContaining({
        id: "SE.P",
        parentId: "GE.P",
        shape: "inherited",
        attributes: [{ name: "runsAs", label: "runsAs label", fixed: true, values: ["Root"] }],
      }),
    ]);
  });

  test("threat types keep their order and what they say of properties", () => {
    const { threatTypes, threatProperties } = read(text).template;
    expect(threatTypes.map(({ id }) => id)).toEqual(["T2", "T1"]);
    expect(threatTypes[0]).toMatchObject({
      title: "T2 title",
      include: "source is 'GE.P'",
      exclude: "",
      properties: [
        { name: "Priority", value: null },
        { name: "Steps", value: "Do it." },
        { name: "Other", value: null },
      ],
    });
    expect(threatProperties).toEqual([
      {
        id: "1",
        name: "Priority",
        label: "Priority label",
        hidden: true,
        kind: "list",
        values: ["High", "Low"],
      },
      {
        id: "1",
        name: "Steps",
        label: "Steps label",
        hidden: true,
        kind: "richText",
        values: [],
      },
    ]);
  });
});

describe("variations", () => {
  test("old templates with Behavior and Shape", () => {
    const extra = "\n<Behavior>B</Behavior>\n<Shape>S</Shape>\n<ImageStream />";
    const { ledger } = read(tb7({ generic: [elementType("GE.P", "ROOT", "Ellipse", [], extra)] }));
    expect(ledger).toEqual([]);
  });

  test("an unknown representation or place of the image is noted", () => {
    const stencil = elementType("GE.P", "ROOT", "Star").replace("Lower right of", "Far from");
    const { template, ledger } = read(tb7({ generic: [stencil] }));
    expect(template.stencils).toMatchObject([
      { shape: "undefined", imageLocation: "centeredOnStencil" },
    ]);
    expect(ledger.map(({ effect }) => effect)).toEqual(["approximated", "approximated"]);
  });

  test("UndefinedTarget is known", () => {
    const { template, ledger } = read(
      tb7({ generic: [elementType("X", "ROOT", "UndefinedTarget")] }),
    );
    expect(template.stencils[0]?.shape).toBe("undefined");
    expect(ledger).toEqual([]);
  });

  test("several values in a threat type are noted", () => {
    const many = "<Values><Value>A</Value><Value>B</Value></Values>";
    const { template, ledger } = read(
      tb7({ threatTypes: [tb7ThreatType("T1", [tb7Datum("Priority", many)])] }),
    );
    expect(template.threatTypes[0]?.properties).toEqual([{ name: "Priority", value: "A" }]);
    expect(ledger).toMatchObject([{ effect: "kept", place: "template, threat type T1, Priority" }]);
  });

  test("stencils with one id are both there, for the template check to find", () => {
    const twice = elementType("GE.P", "ROOT", "Ellipse");
    expect(read(tb7({ generic: [twice, twice] })).template.stencils).toHaveLength(2);
  });

  test("texts an XML editor indented are trimmed", () => {
    const tidy = tb7({ generic: [elementType("GE.P", "ROOT", "Ellipse")] });
    const indented = tidy.replaceAll(/<(\w+)>([^<>\n]+)<\//g, "<$1>\n  $2\n</");
    const { template, ledger } = read(indented);
    expect(template).toEqual(read(tidy).template);
    expect(ledger).toHaveLength(1);
  });

  test("an unknown element is noted once per kind", () => {
    const { ledger } = read(tb7().replace("  <ThreatTypes>", "  <Plugins/>\n  <ThreatTypes>"));
    expect(ledger).toEqual([
      {
        effect: "kept",
        place: "line 23",
        what: 'Unknown element "Plugins" in "KnowledgeBase" is not shown.',
      },
    ]);
  });
});
