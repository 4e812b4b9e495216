import { describe, expect, it } from "vitest";
import type { Attribute } from "../../../shared/model/model.ts";
import {
  effectiveAttributes,
  effectiveImage,
  effectiveShape,
  initialAttributes,
} from "../../../shared/template/inheritance.ts";
import type { Stencil } from "../../../shared/template/template.ts";
import { aDefinition, aStencil, aTemplate } from "../../builders/template.ts";

const dynamic = (name: string): ReturnType<typeof aDefinition> => aDefinition(name, ["No", "Yes"]);
const fixed = (name: string, value: string): ReturnType<typeof aDefinition> =>
  aDefinition(name, [value], { fixed: true });

function templateOf(...stencils: readonly Stencil[]): ReturnType<typeof aTemplate> {
  return aTemplate({ stencils });
}

/** A layout as people see it: headings with #, fixed values with =, choices with their default. */
function lines(attributes: readonly Attribute[]): readonly string[] {
  return attributes.map((attribute) => {
    switch (attribute.kind) {
      case "heading":
        return `# ${attribute.label}`;
      case "list": {
        const value = String(attribute.options[attribute.selected]);
        return `${attribute.name}${attribute.fixed ? "=" : ": "}${value}`;
      }
      case "text":
      case "custom":
      case "boolean":
        return `${attribute.label}: ${String(attribute.value)}`;
    }
  });
}

describe("inherited attributes", () => {
  const template = templateOf(
    aStencil("G", { attributes: [dynamic("a"), dynamic("b"), fixed("c", "base")] }),
    aStencil("S", { parentId: "G", attributes: [fixed("b", "own"), dynamic("d")] }),
    aStencil("D", { parentId: "S", attributes: [dynamic("e"), dynamic("e"), dynamic("a")] }),
  );

  it.each([
    ["G", ["a", "b", "c"]],
    ["S", ["b", "d", "a", "c"]],
    ["D", ["e", "a", "b", "d", "c"]],
    ["unknown", []],
  ])("of %s: own first, then what is not overridden", (id, names) => {
    expect(effectiveAttributes(template, id).map(({ name }) => name)).toEqual(names);
  });

  it("take the override, not what it overrides", () => {
    const overridden = effectiveAttributes(template, "D").find(({ name }) => name === "b");
    expect(overridden).toEqual(fixed("b", "own"));
  });
});

describe("what a new element states", () => {
  it("is text for words and numbers, and a list for yes and no, which may be unknown", () => {
    const template = templateOf(
      aStencil("G", {
        attributes: [
          aDefinition("owner", [], { kind: "text" }),
          aDefinition("replicas", ["1"], { kind: "number" }),
          aDefinition("public", ["Not stated", "No", "Yes"], { kind: "boolean" }),
        ],
      }),
    );
    const values = initialAttributes(template, "G").filter(({ kind }) => kind !== "heading");
    expect(values).toMatchObject([
      { kind: "text", name: "owner", value: "" },
      { kind: "text", name: "replicas", value: "1" },
      { kind: "list", name: "public", options: ["Not stated", "No", "Yes"], selected: 0 },
    ]);
  });

  const generic = aStencil("G", {
    name: "Generic Process",
    attributes: [dynamic("a"), dynamic("b"), fixed("c", "base")],
  });
  const standard = aStencil("S", {
    name: "Web App",
    parentId: "G",
    attributes: [fixed("b", "own"), dynamic("d"), dynamic("d")],
  });

  it.each<[string, Stencil[], string, string[]]>([
    [
      "a standard stencil",
      [generic, standard],
      "S",
      [
        "# Web App",
        "# Predefined Static Attributes",
        "b=own",
        "c=base",
        "# Configurable Attributes",
        "d: No",
        "# As Generic Process",
        "a: No",
      ],
    ],
    [
      "a generic stencil",
      [generic],
      "G",
      [
        "# Generic Process",
        "# Predefined Static Attributes",
        "c=base",
        "# Configurable Attributes",
        "a: No",
        "b: No",
      ],
    ],
    ["a generic stencil without attributes", [aStencil("X", { name: "Bare" })], "X", ["# Bare"]],
    [
      "a standard stencil without attributes",
      [aStencil("X", { name: "Bare" }), aStencil("Y", { name: "Barer", parentId: "X" })],
      "Y",
      ["# Barer", "# Configurable Attributes", "# As Bare"],
    ],
    [
      "a flow",
      [aStencil("F", { name: "Data Flow", shape: "line", attributes: [dynamic("a")] })],
      "F",
      ["# Data Flow", "Dataflow Order: 0", "# Configurable Attributes", "a: No"],
    ],
    [
      "a boundary box that inherits being one",
      [
        aStencil("B", { name: "Boundary", shape: "boundaryBox" }),
        aStencil("I", { name: "Internet", parentId: "B" }),
      ],
      "I",
      ["# Internet", "Dataflow Order: 0", "# Configurable Attributes", "# As Boundary"],
    ],
    ["an unknown stencil", [generic], "nothing", []],
  ])("%s", (_, stencils, id, expected) => {
    expect(lines(initialAttributes(templateOf(...stencils), id))).toEqual(expected);
  });

  it("has nothing chosen where there is nothing to choose", () => {
    const template = templateOf(aStencil("X", { attributes: [aDefinition("a", [])] }));
    expect(initialAttributes(template, "X").at(-1)).toMatchObject({ options: [], selected: -1 });
  });
});

describe("how a stencil looks", () => {
  const template = templateOf(
    aStencil("G", { shape: "rectangle", image: "generic.png", imageLocation: "beforeLabel" }),
    aStencil("S", { parentId: "G", imageLocation: "centeredBelowLabel" }),
    aStencil("D", { parentId: "S", shape: "ellipse", image: "own.png" }),
    aStencil("orphan", { parentId: "nowhere" }),
  );

  it.each([
    ["G", "rectangle", { image: "generic.png", location: "beforeLabel" }],
    ["S", "rectangle", { image: "generic.png", location: "beforeLabel" }],
    ["D", "ellipse", { image: "own.png", location: "centeredOnStencil" }],
    ["orphan", "undefined", null],
    ["unknown", "undefined", null],
  ])("%s is a %s", (id, shape, image) => {
    expect(effectiveShape(template, id)).toBe(shape);
    expect(effectiveImage(template, id)).toEqual(image);
  });
});
