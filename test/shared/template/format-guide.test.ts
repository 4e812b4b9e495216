/** The guide to our format shows files that can be read, and says of them what is so. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runExamples } from "../../../shared/stride/examples.ts";
import { ALONE, readTemplateYaml, type Surroundings } from "../../../shared/template/yaml.ts";

const guide = readFileSync(new URL("../../../docs/template-format.md", import.meta.url), "utf8");
const [whole = "", extending = ""] = [...guide.matchAll(/```yaml\n([^]*?)```/g)].map(
  ([, text = ""]) => text,
);

function read(text: string, around: Surroundings) {
  const reading = readTemplateYaml(text, "guide.yaml", around);
  if (!reading.ok)
    throw new Error(
      reading.problems.map(({ place, message }) => `${place}: ${message}`).join("\n"),
    );
  return reading.value.template;
}

test("the template of the guide passes its examples, and the other builds on it", () => {
  const template = read(whole, ALONE);
  expect(runExamples(template).map(({ passes, problem }) => problem ?? passes)).toEqual([
    true,
    true,
  ]);
  const other = read(extending, {
    ...ALONE,
    baseOf: ({ template: name }) => (name === template.manifest.name ? template : "another"),
  });
  expect(other.stencils.map(({ id }) => id)).toEqual([
    "GE.P",
    "GE.DF",
    "GE.TB.B",
    "GE.DS",
    "service",
    "service.checkout",
  ]);
  const [threat] = other.threatTypes;
  expect(threat).toMatchObject({ exclude: "", properties: [{ name: "Priority", value: "High" }] });
  expect(threat).not.toHaveProperty("priorities");
  expect([other.examples, other.messages]).toEqual([undefined, []]);
});
