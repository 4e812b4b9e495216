/**
 * The installers' configuration: held against electron-builder's own schema, and carried out as far as it goes
 * without Electron's binary, on a folder that only looks like Electron.
 */

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const builder = createRequire(createRequire(import.meta.url).resolve("electron-builder"));

/** What of the packager is used; it publishes its types together with much else. */
interface Packager {
  readonly validateConfiguration: (config: unknown, log: { isEnabled: boolean }) => Promise<void>;
}
interface Asar {
  readonly listPackage: (file: string, options: { isPack: boolean }) => string[];
}
interface Fuses {
  readonly getCurrentFuseWire: (file: string) => Promise<Record<string, number>>;
}

const MEGABYTE = 1024 * 1024;
/** The app without Electron. */
const LARGEST_APP = 16 * MEGABYTE;

let folder: string;
let app: string;

/** As much of Electron's folder as the packager looks at, with the fuses of a new build, all as Electron ships them. */
function makeStandInDist(dist: string): void {
  mkdirSync(join(dist, "resources"), { recursive: true });
  mkdirSync(join(dist, "locales"), { recursive: true });
  for (const file of ["LICENSE", "LICENSES.chromium.html", "chrome-sandbox"]) {
    writeFileSync(join(dist, file), "");
  }
  writeFileSync(join(dist, "version"), "45.4.1");
  writeFileSync(join(dist, "locales/en-US.pak"), "");
  const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
  writeFileSync(join(dist, "electron"), `#!/bin/sh\n${sentinel}\u0001\u0009101100100\n`);
  chmodSync(join(dist, "electron"), 0o755);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "palisade-pack-"));
  const dist = join(folder, "electron-dist");
  makeStandInDist(dist);
  const run = spawnSync(
    process.execPath,
    [join(root, "scripts/dist.ts"), "--linux", "dir", `-c.directories.output=${folder}/out`],
    { cwd: root, encoding: "utf8", env: { ...process.env, PALISADE_ELECTRON_DIST: dist } },
  );
  if (run.status !== 0) throw new Error(`${run.stdout}\n${run.stderr}`);
  app = join(folder, "out/linux-unpacked");
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const configuration = (): Record<string, unknown> =>
  parse(readFileSync(join(root, "electron-builder.yml"), "utf8")) as Record<string, unknown>;

test("the configuration follows electron-builder's own schema", async () => {
  const { validateConfiguration } = builder("app-builder-lib/out/util/config/config") as Packager;
  await validateConfiguration(configuration(), { isEnabled: false });
  await expect(
    validateConfiguration({ ...configuration(), nonsense: true }, { isEnabled: false }),
  ).rejects.toThrow("nonsense");
});

test("every file it names is there", () => {
  const named = [...JSON.stringify(configuration()).matchAll(/"(build\/[^"]+)"/gu)];
  expect(named.length).toBeGreaterThan(3);
  for (const [, file = ""] of named)
    expect([file, existsSync(join(root, file))]).toEqual([file, true]);
});

test("the archive holds what runs and nothing else, and is small", () => {
  const archive = join(app, "resources/app.asar");
  const { listPackage } = builder("@electron/asar") as Asar;
  const files = listPackage(archive, { isPack: false }).map((file) => file.replace(/^\//u, ""));
  for (const file of [
    "package.json",
    "dist/electron/main.js",
    "dist/electron/preload.cjs",
    "dist/renderer/index.html",
    "stencils/stride/template.yaml",
  ]) {
    expect(files).toContain(file);
  }
  const packages = new Set(
    files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(file)?.[1] ?? []),
  );
  expect([...packages]).toEqual(["better-sqlite3"]);
  expect(files.filter((file) => /\.(map|ts|tsx|test\.js)$/u.test(file))).toEqual([]);
  const native = files.filter((file) => file.endsWith(".node"));
  expect(native.every((file) => file.includes("/linux-"))).toBe(true);
  expect(statSync(archive).size).toBeLessThan(LARGEST_APP);
  for (const file of native) {
    expect(existsSync(join(`${archive}.unpacked`, file))).toBe(true);
  }
});

test("the binary's fuses are burnt", async () => {
  const { getCurrentFuseWire } = builder("@electron/fuses") as Fuses;
  const wire = await getCurrentFuseWire(join(app, "palisade"));
  const states = [0, 1, 2, 3, 4, 5, 7].map((fuse) => String.fromCharCode(wire[fuse] ?? 0));
  // Run as Node, encrypted cookies, NODE_OPTIONS, inspector, integrity of the archive, archive only, file://.
  expect(states).toEqual(["0", "1", "0", "0", "1", "1", "0"]);
});
