import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadBuiltInTemplates } from "../../../main/services/built-in-templates.ts";
import { loadExamples } from "../../../main/services/examples.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import { testServices } from "../../builders/services.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const stencils = fileURLToPath(new URL("../../../stencils", import.meta.url));
const examples = loadExamples(stencils);
const builtInTemplates = loadBuiltInTemplates(stencils);

describe.each(examples)("the example $id", ({ model, templateId }) => {
  const template = builtInTemplates.find(({ manifest }) => manifest.id === templateId);

  test("is a model of a template that is built in, and says what it is", () => {
    expect(template).toBeDefined();
    expect(model.information.name).not.toBe("");
    expect(model.information.description).not.toBe("");
  });

  test("uses only what its template has, and has threats to judge", () => {
    if (template === undefined) throw new Error("it has no template");
    const known = new Set(template.stencils.map(({ id }) => id));
    const used = model.diagrams.flatMap(({ shapes, lines }) =>
      [...shapes, ...lines].map(({ stencilId }) => stencilId),
    );
    expect(used.filter((id) => !known.has(id))).toEqual([]);
    const options = { titlesFrozen: false, loaded: true };
    expect(analyze(template, model, options).threats.length).toBeGreaterThan(3);
  });
});

test("examples are listed, and each opening makes a project of its own", async () => {
  const services = testServices({ examples, builtInTemplates });
  const listed = await services.call("examples.list", {});
  const first = listed.find(({ id }) => id === "stride/web-shop");
  expect(first).toMatchObject({ templateName: "STRIDE" });
  const one = await services.call("examples.open", { id: first?.id ?? "" });
  const other = await services.call("examples.open", { id: first?.id ?? "" });
  expect(one.id).not.toBe(other.id);
  const opened = await services.call("projects.open", one);
  expect(opened).toMatchObject({ name: first?.name, ledger: [] });
  expect(services.heard).toContainEqual({ name: "projects.changed", payload: {} });
});

test("an example whose template is not here is not offered", async () => {
  const services = testServices({ examples });
  expect(await services.call("examples.list", {})).toEqual([]);
});

test.each([
  ["that is no model", "{}", "version"],
  ["that names no template", '{"palisade":"model/1"}', ""],
])("an example %s is a mistake of ours, and loud", (_, content, word) => {
  const folder = temporaryFolder();
  fs.mkdirSync(path.join(folder, "a", "examples"), { recursive: true });
  fs.writeFileSync(path.join(folder, "a", "examples", "x.palisade.json"), content);
  expect(() => loadExamples(folder)).toThrow(word);
});
