/** The rules of who may import whom really stop the build: each is broken once, in a tree of its own. */

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../builders/temporary-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Lints one file that imports one module, under the project's own rules; gives what the linter says. */
function lint(file: string, imported: string): { readonly code: number; readonly said: string } {
  const folder = temporaryFolder();
  copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import { thing } from "${imported}";\n\nexport const used = [thing];\n`);
  const oxlint = join(root, "node_modules/oxlint/bin/oxlint");
  const run = spawnSync(process.execPath, [oxlint, file], { cwd: folder, encoding: "utf8" });
  return { code: run.status ?? -1, said: run.stdout };
}

test.each([
  ["shared/model/planted.ts", "../template/template.ts"],
  ["shared/model/edits/planted.ts", "../../stride/analyze.ts"],
  ["shared/rules/planted.ts", "../model/model.ts"],
  ["shared/template/planted.ts", "../stride/analyze.ts"],
  ["shared/stride/planted.ts", "../scene/scene.ts"],
  ["shared/stride/planted.ts", "../validation/validate.ts"],
  ["shared/validation/planted.ts", "../scene/scene.ts"],
  ["shared/scene/planted.ts", "../report/report.ts"],
  ["shared/report/planted.ts", "../formats/tm7/read.ts"],
  ["shared/formats/tm7/planted.ts", "../tb7/read.ts"],
  ["shared/formats/tb7/planted.ts", "../tm7/read.ts"],
  ["shared/formats/planted.ts", "../api.ts"],
  ["shared/stride/planted.ts", "node:fs"],
  ["shared/scene/planted.ts", "konva"],
  ["shared/planted.ts", "../main/store/store.ts"],
  ["main/store/planted.ts", "../services/services.ts"],
  ["main/services/planted.ts", "../local/server.ts"],
  ["main/local/planted.ts", "../cli/serve.ts"],
  ["main/services/planted.ts", "electron"],
  ["main/services/planted.ts", "../../renderer/state/app.ts"],
  ["renderer/state/planted.ts", "../../main/store/store.ts"],
  ["renderer/state/planted.ts", "node:path"],
])("%s may not import %s", (file, imported) => {
  const { code, said } = lint(file, imported);
  expect(code).toBe(1);
  expect(said).toContain("no-restricted-imports");
});

test.each([
  ["shared/stride/planted.ts", "../template/lookup.ts"],
  ["shared/validation/planted.ts", "../stride/interactions.ts"],
  ["shared/report/planted.ts", "../scene/scene.ts"],
  ["main/services/planted.ts", "../store/store.ts"],
  ["renderer/state/planted.ts", "../../shared/api.ts"],
])("%s may import %s", (file, imported) => {
  expect(lint(file, imported)).toEqual({ code: 0, said: expect.any(String) });
});
