import { describe, expect, it } from "vitest";
import { common, narrowed, propertyGroups } from "../../../renderer/inspector/properties.ts";
import type { Attribute } from "../../../shared/model/model.ts";
import { anElement } from "../../builders/template.ts";

const heading = (label: string): Attribute => ({ kind: "heading", name: "", label });
const text = (name: string, value: string): Attribute => ({
  kind: "text",
  name,
  label: `Label of ${name}`,
  value,
});
const list = (name: string, options: readonly string[], selected: number): Attribute => ({
  kind: "list",
  name,
  label: "",
  options,
  selected,
  fixed: false,
});
const custom: Attribute = { kind: "custom", name: "", label: "", value: "owner:Ada" };

const item = (id: string, ...attributes: readonly Attribute[]) => anElement(id, { attributes });

const CODE = ["Not Selected", "Managed", "Unmanaged"];

describe("the value of several", () => {
  it("is theirs when all have it, else mixed", () => {
    expect(common([1, 1], (value) => value, 1)).toEqual({ mixed: false, value: 1 });
    expect(common([1, 2], (value) => value, 1)).toEqual({ mixed: true, value: null });
  });
});

describe("properties of one item", () => {
  it("stand under the template's headings, without those a person added", () => {
    const groups = propertyGroups([
      item(
        "a",
        heading("Process"),
        text("order", "0"),
        heading("Own"),
        custom,
        heading("Rest"),
        list("code", CODE, 1),
      ),
    ]);
    expect(
      groups.map(({ title, properties }) => [title, properties.map(({ key }) => key)]),
    ).toEqual([
      ["Process", ["order"]],
      ["Rest", ["code"]],
    ]);
  });

  it.each([
    ["the first choice that says nothing", list("code", CODE, 0), true],
    ["nothing chosen at all", list("code", CODE, -1), true],
    ["our own template's words", list("code", ["Not stated", "Yes"], 0), true],
    ["a text left empty", text("order", " "), true],
    ["a choice", list("code", CODE, 1), false],
    ["No", list("code", ["No", "Yes"], 0), false],
    ["what the template fixes", { ...list("code", CODE, 0), fixed: true } as Attribute, false],
    ["a box not ticked", { kind: "boolean", name: "b", label: "", value: false } as const, false],
  ])("are open or not: %s", (_, attribute, open) => {
    expect(propertyGroups([item("a", attribute)])[0]?.properties[0]?.open).toBe(open);
  });

  it("show a repeated name, which cannot be set, with the reason", () => {
    const [group] = propertyGroups([item("a", list("code", CODE, 1), list("code", CODE, 2))]);
    expect(group?.properties).toMatchObject([
      { kind: "list", reason: null },
      {
        kind: "readOnly",
        common: { value: "Unmanaged" },
        reason: expect.stringContaining("first"),
      },
    ]);
    expect(new Set(group?.properties.map(({ key }) => key)).size).toBe(2);
  });
});

describe("properties of many items", () => {
  it("are those all have in the same kind, with mixed values seen as such", () => {
    const groups = propertyGroups([
      item("a", list("code", CODE, 1), text("order", "0"), text("only", ""), text("kind", "x")),
      item("b", text("order", "0"), list("kind", ["x"], 0), list("code", CODE, 0)),
    ]);
    expect(groups).toMatchObject([
      {
        title: null,
        properties: [
          { name: "code", label: "code", common: { mixed: true, value: null }, open: true },
          { name: "order", common: { mixed: false, value: "0" }, open: false },
        ],
      },
    ]);
  });

  it("offer what every list has, in the order of the first", () => {
    const [group] = propertyGroups([
      item("a", list("code", ["C", "B", "B", "A"], 0)),
      item("b", list("code", ["A", "C"], 1)),
    ]);
    expect(group?.properties[0]).toMatchObject({ options: ["C", "A"], common: { value: "C" } });
  });

  it("cannot be set when one of them is fixed", () => {
    const fixed: Attribute = {
      kind: "list",
      name: "code",
      label: "",
      options: CODE,
      selected: 1,
      fixed: true,
    };
    const [group] = propertyGroups([item("a", list("code", CODE, 1)), item("b", fixed)]);
    expect(group?.properties[0]).toMatchObject({ kind: "readOnly", open: false });
  });

  it("are none of nothing", () => {
    expect(propertyGroups([])).toEqual([]);
  });
});

describe("narrowing", () => {
  const groups = propertyGroups([
    item("a", heading("One"), list("code type", CODE, 0), heading("Two"), text("order", "Managed")),
  ]);
  const keys = (words: string, onlyOpen = false) =>
    narrowed(groups, words, onlyOpen).flatMap(({ properties }) => properties.map(({ key }) => key));

  it("finds all words in label or value, in any case", () => {
    expect(keys("TYPE code")).toEqual(["code type"]);
    expect(keys("managed")).toEqual(["order"]);
    expect(keys("code order")).toEqual([]);
    expect(keys(" ")).toEqual(["code type", "order"]);
  });

  it("shows what is left open only", () => {
    expect(keys("", true)).toEqual(["code type"]);
    expect(narrowed(groups, "", true).map(({ title }) => title)).toEqual(["One"]);
  });
});
