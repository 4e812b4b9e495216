/**
 * `npm start [-- FILE] [-- serve options]`: builds what changed, then opens Electron when its binary is on this
 * machine, else the local host; says which and why.
 */

import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildTargets } from "./build.ts";
import { findElectron } from "./find-electron.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await buildTargets([]);
const electron = findElectron();
const args = process.argv.slice(2);
const [command, commandArgs] =
  "path" in electron
    ? [electron.path, [join(root, "dist/electron/main.js"), ...args]]
    : [process.execPath, [join(root, "dist/main/palisade.js"), "serve", ...args]];
console.log(
  "path" in electron
    ? "Opening Palisade in Electron."
    : `Opening Palisade in the local host, not in Electron: ${electron.missing}.`,
);
const child = spawn(command, commandArgs, {
  stdio: "inherit",
  // npm runs scripts in the project's folder; a file is named from where the person stands.
  cwd: process.env["INIT_CWD"] ?? process.cwd(),
  env:
    "path" in electron ? process.env : { ...process.env, PALISADE_HOST_REASON: electron.missing },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 0);
});
