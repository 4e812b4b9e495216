/**
 * `npm run dist:local`: Palisade for Linux where there is no Electron. A folder that needs nothing but a browser on
 * the machine (Node comes with it), the same as `.tar.gz`, and as `.deb` where `dpkg-deb` is. All under `release/`.
 */

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { z } from "zod";
import { buildTargets, nodeBundle } from "./build.ts";
import { control, desktopEntry, launcher, mimeTypes } from "./linux-integration.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
const arch = process.arch;
const name = `palisade-local-${version}-linux-${arch}`;
const release = join(root, "release");

/** Megabytes the unpacked folder may have: Node is 121 of them. */
const LARGEST = 160;

/** Lays everything out below a prefix such as `/usr`. */
async function layOut(prefix: string): Promise<void> {
  const lib = join(prefix, "lib/palisade");
  mkdirSync(join(prefix, "bin"), { recursive: true });
  mkdirSync(lib, { recursive: true });
  await layOutApp(lib);
  const node = join(lib, "node");
  copyFileSync(join(root, "node_modules/node/bin/node"), node);
  chmodSync(node, 0o755);
  const run = join(lib, "palisade");
  writeFileSync(run, launcher(), { mode: 0o755 });
  symlinkSync("../lib/palisade/palisade", join(prefix, "bin/palisade"));
  const share = join(prefix, "share");
  write(join(share, "applications/palisade.desktop"), desktopEntry());
  write(join(share, "mime/packages/palisade.xml"), mimeTypes());
  for (const size of [16, 32, 48, 64, 128, 256, 512]) {
    const icons = join(share, `icons/hicolor/${size}x${size}/apps`);
    mkdirSync(icons, { recursive: true });
    copyFileSync(join(root, `build/icons/${size}x${size}.png`), join(icons, "palisade.png"));
  }
  const scalable = join(share, "icons/hicolor/scalable/apps");
  mkdirSync(scalable, { recursive: true });
  copyFileSync(join(root, "build/icon.svg"), join(scalable, "palisade.svg"));
  const doc = join(share, "doc/palisade");
  mkdirSync(doc, { recursive: true });
  copyFileSync(join(root, "LICENSE"), join(doc, "copyright"));
}

/** What runs: the command line with the local host in one bundle, the page, the templates, SQLite. */
async function layOutApp(lib: string): Promise<void> {
  const main = nodeBundle(
    "main/cli/palisade.ts",
    join(lib, "dist/main"),
    {
      format: "es",
      entryFileNames: "palisade.js",
      chunkFileNames: "chunks/[name]-[hash].js",
    },
    [],
  );
  await build({
    ...main,
    build: { ...main.build, outDir: join(lib, "dist/main"), sourcemap: false },
  });
  cpSync(join(root, "dist/renderer"), join(lib, "dist/renderer"), {
    recursive: true,
    filter: (file) => !file.endsWith(".map"),
  });
  cpSync(join(root, "stencils"), join(lib, "stencils"), { recursive: true });
  cpSync(join(root, "dist/templates"), join(lib, "dist/templates"), { recursive: true });
  for (const file of ["package.json", "LICENSE"]) copyFileSync(join(root, file), join(lib, file));
  const sqlite = "node_modules/better-sqlite3";
  for (const part of ["package.json", "LICENSE", "lib", `prebuilds/linux-${arch}.node`]) {
    cpSync(join(root, sqlite, part), join(lib, sqlite, part), { recursive: true });
  }
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Gives the package's file, or null where the system has no `dpkg-deb`. */
function makeDeb(): string | null {
  const tree = join(release, "deb");
  const file = join(release, `palisade-local_${version}_${debianArch()}.deb`);
  rmSync(tree, { recursive: true, force: true });
  cpSync(join(release, name), join(tree, "usr"), { recursive: true, verbatimSymlinks: true });
  write(join(tree, "DEBIAN/control"), control(version, debianArch(), kilobytesOf(tree)));
  try {
    execFileSync("dpkg-deb", ["--root-owner-group", "-Zxz", "-z1", "--build", tree, file], {
      stdio: "pipe",
    });
    return file;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function debianArch(): string {
  return arch === "x64" ? "amd64" : arch;
}

function kilobytesOf(folder: string): number {
  const said = execFileSync("du", ["-sk", folder], { encoding: "utf8" });
  return Number.parseInt(said, 10);
}

if (process.platform !== "linux") throw new Error("dist:local is for Linux");
await buildTargets(["renderer", "templates"]);
const folder = join(release, name);
rmSync(folder, { recursive: true, force: true });
await layOut(folder);
const megabytes = Math.ceil(kilobytesOf(folder) / 1024);
if (megabytes > LARGEST) {
  throw new Error(`${name} has ${megabytes} MB, more than the ${LARGEST} it may have`);
}
const archive = `${folder}.tar.gz`;
execFileSync("tar", ["-czf", archive, "-C", release, "--owner=0", "--group=0", name]);
const deb = makeDeb();
for (const file of [archive, deb]) {
  if (file === null || !existsSync(file)) continue;
  console.log(`${file} (${Math.ceil(statSync(file).size / 1024 / 1024)} MB)`);
}
console.log(`${folder} (${megabytes} MB)`);
