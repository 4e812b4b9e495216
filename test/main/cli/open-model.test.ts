/** Which template a command uses for a model that only names one: the same as the app does. */

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findAssets } from "../../../main/assets.ts";
import { openModel } from "../../../main/cli/open-model.ts";
import { contentHash } from "../../../main/saved-file.ts";
import { loadBuiltInTemplates } from "../../../main/services/built-in-templates.ts";
import { writePalisade } from "../../../shared/formats/palisade/write.ts";
import type { Template } from "../../../shared/template/template.ts";
import { must } from "../../builders/open-store.ts";
import { buildModel } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const assets = findAssets(import.meta.dirname);
const builtIn = loadBuiltInTemplates(assets.stencilsFolder, assets.preparedFolder).at(-1);
if (builtIn === undefined) throw new Error("there is no built-in template");
const { manifest } = builtIn;

/** A file that names a template without bringing it. */
function naming(template: Template): string {
  const file = path.join(temporaryFolder(), "model.palisade.json");
  const writing = { model: buildModel(), template, embedTemplate: false, hash: contentHash };
  fs.writeFileSync(file, must(writePalisade(writing)));
  return file;
}

test("the very one is used", () => {
  const { template, ledger } = openModel(assets, naming(builtIn), null);
  expect(template).toEqual(builtIn);
  expect(ledger).toEqual([]);
});

test("another edition of it is used, and the ledger says so", () => {
  const other = { ...builtIn, manifest: { ...manifest, author: "Somebody else" } };
  const { template, ledger } = openModel(assets, naming(other), null);
  expect(template).toEqual(builtIn);
  expect(ledger).toEqual([expect.objectContaining({ effect: "approximated", place: "template" })]);
});

test("one of another version is not", () => {
  const other = { ...builtIn, manifest: { ...manifest, version: "99.0" } };
  expect(() => openModel(assets, naming(other), null)).toThrow("which is not here");
});
