import { expect, it } from "vitest";
import { attributeSections } from "../../../renderer/inspector/sections.ts";
import type { Attribute } from "../../../shared/model/model.ts";
import { chosen } from "../../builders/template.ts";

const heading = (label: string): Attribute => ({ kind: "heading", name: "", label });

it("puts attributes under their headings and leaves out empty ones", () => {
  const sections = attributeSections([
    chosen("first", "x"),
    heading("Empty"),
    heading("Configurable"),
    chosen("second", "y"),
    chosen("third", "z"),
    heading("Also empty"),
  ]);
  expect(
    sections.map(({ title, attributes }) => [title, attributes.map((each) => each.name)]),
  ).toEqual([
    [null, ["first"]],
    ["Configurable", ["second", "third"]],
  ]);
});
