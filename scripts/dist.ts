/**
 * `npm run dist [-- electron-builder's own options]`: builds the app and makes its installers. Offline when
 * `PALISADE_ELECTRON_DIST` names a folder with Electron unpacked (or a folder of its zip files).
 */

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { buildTargets } from "./build.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = process.env["PALISADE_ELECTRON_DIST"];

await buildTargets(["renderer", "electron", "preload"]);
const cli = createRequire(import.meta.url).resolve("electron-builder/cli.js");
const given = dist === undefined || dist === "" ? [] : [`-c.electronDist=${dist}`];
const run = spawnSync(
  process.execPath,
  [cli, "--publish", "never", ...given, ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = run.status ?? 1;
