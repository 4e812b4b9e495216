import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  loadBuiltInTemplates,
  loadShippedTemplates,
  prepareTemplates,
} from "../../../main/services/built-in-templates.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const shipped = path.join(import.meta.dirname, "../../../stencils");

/** A copy of what ships, prepared. */
function prepared(): { readonly stencils: string; readonly kept: string } {
  const folder = temporaryFolder();
  const stencils = path.join(folder, "stencils");
  fs.cpSync(shipped, stencils, { recursive: true });
  const kept = path.join(folder, "templates");
  prepareTemplates(stencils, kept);
  return { stencils, kept };
}

test("what the build prepared is what reading the templates gives, and so are copies of it", () => {
  const { stencils, kept } = prepared();
  expect(loadBuiltInTemplates(stencils, kept)).toEqual(loadBuiltInTemplates(stencils));
  const files = loadShippedTemplates(stencils, kept).map((one) => one.file());
  expect(files).toEqual(loadShippedTemplates(stencils).map((one) => one.file()));
});

test("what was prepared is used", () => {
  const { stencils, kept } = prepared();
  const file = path.join(kept, "stride.json");
  fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace('"name":"STRIDE"', '"name":"Kept"'));
  expect(loadBuiltInTemplates(stencils, kept)[0]?.manifest.name).toBe("Kept");
});

test.each([
  ["a changed text", "stride/template.yaml", "name: STRIDE", "name: Changed"],
  ["a changed icon", "kubernetes/icons/c-networkpolicy.svg", "<svg", "<svg "],
])("is of no use for %s", (_, name, from, to) => {
  const { stencils, kept } = prepared();
  const file = path.join(stencils, name);
  const text = fs.readFileSync(file, "utf8");
  expect(text).toContain(from);
  fs.writeFileSync(file, text.replace(from, to));
  expect(loadBuiltInTemplates(stencils, kept)).toEqual(loadBuiltInTemplates(stencils));
});

test.each([
  ["is no JSON", "{"],
  ["says something else", '{"source":"","template":{}}'],
])("that %s is passed over", (_, content) => {
  const { stencils, kept } = prepared();
  fs.writeFileSync(path.join(kept, "stride.json"), content);
  expect(loadBuiltInTemplates(stencils, kept)).toEqual(loadBuiltInTemplates(stencils));
});
