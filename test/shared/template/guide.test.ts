/** The guide to templates shows files that can be read, and says of them what is so. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writeTb7 } from "../../../shared/formats/tb7/write.ts";
import { runExamples } from "../../../shared/stride/examples.ts";
import type { Finding } from "../../../shared/template/lint/finding.ts";
import { lintTemplate } from "../../../shared/template/lint/lint.ts";
import { placesInYaml } from "../../../shared/template/yaml-place.ts";
import { ALONE, readTemplateYaml, type Surroundings } from "../../../shared/template/yaml.ts";

const guide = readFileSync(new URL("../../../docs/templates.md", import.meta.url), "utf8");
const [worked = "", whole = "", extending = "", ...others] = [
  ...guide.matchAll(/```yaml\n([^]*?)```/g),
].map(([, text = ""]) => text);

function read(text: string, around: Surroundings) {
  const reading = readTemplateYaml(text, "guide.yaml", around);
  if (!reading.ok)
    throw new Error(
      reading.problems.map(({ place, message }) => `${place}: ${message}`).join("\n"),
    );
  return reading.value.template;
}

const outcomes = (text: string) =>
  runExamples(read(text, ALONE)).map(({ passes, problem }) => problem ?? passes);

const faults = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity !== "hint");

test("the worked example is sound, passes its examples and can be written for Microsoft's tool", () => {
  const template = read(worked, ALONE);
  expect(faults(lintTemplate(template))).toEqual([]);
  expect(outcomes(worked)).toEqual([true, true, true, true]);
  expect(writeTb7(template, null)).toMatchObject({ ok: true });
});

test("the mistake of the worked example is told as the guide says", () => {
  const mistaken = worked.replace("not flow.protection is 'TLS'", "flow.protection is 'None'");
  const template = read(mistaken, ALONE);
  const [error, ...more] = faults(lintTemplate(template));
  if (error === undefined) throw new Error("no mistake was found");
  expect(more).toEqual([]);
  const { line, column } = placesInYaml(mistaken, template)(error.at) ?? {};
  const told = `${line}:${column}: error ${error.code}: threatType I1, include, character ${(error.at.range?.start ?? 0) + 1}: ${error.message}`;
  expect(guide).toContain(`invoices.yaml: ${told}`);
});

test("the template that says everything passes its examples, and the other builds on it", () => {
  const template = read(whole, ALONE);
  expect(outcomes(whole)).toEqual([true, true]);
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
  expect(others).toEqual([]);
});
