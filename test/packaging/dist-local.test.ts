/** `npm run dist:local`, as a person meets it: installed, opened from the file manager's command line, removed. */

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corpusExpected, KUBE_ARMOR } from "../corpus/corpus.ts";
import { launchBrowser } from "../e2e/browser.ts";
import { announced, ended } from "../e2e/hosts/app-process.ts";

const release = fileURLToPath(new URL("../../release", import.meta.url));
let folder: string;
let root: string;

/** Nothing of the machine's own Node, and no display. */
const bare = () => ({ PATH: `${root}/usr/bin:/usr/bin:/bin`, HOME: join(folder, "home") });

function packageFile(pattern: RegExp): string {
  const name = readdirSync(release).find((one) => pattern.test(one));
  if (name === undefined) throw new Error(`npm run dist:local made no ${pattern.source}`);
  return join(release, name);
}

/** dpkg on a file system of its own, in which nothing is installed yet. */
function dpkg(...args: readonly string[]): string {
  const all = [`--root=${root}`, "--force-depends", "--force-script-chrootless", ...args];
  const asRoot = process.getuid?.() === 0;
  const [command, given] = asRoot ? ["dpkg", all] : ["fakeroot", ["dpkg", ...all]];
  // Under fakeroot dpkg still wants the folders of administration on its path.
  const env = { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` };
  return execFileSync(command, given, { encoding: "utf8", env });
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length))
    .filter((file) => !file.startsWith("/var/"));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "palisade-dist-"));
  root = join(folder, "root");
  mkdirSync(join(folder, "home"));
  for (const each of ["info", "updates", "triggers"]) {
    mkdirSync(join(root, "var/lib/dpkg", each), { recursive: true });
  }
  writeFileSync(join(root, "var/lib/dpkg/status"), "");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a file manager runs for a file, by the menu entry. */
function commandFor(file: string): readonly string[] {
  const entry = readFileSync(join(root, "usr/share/applications/palisade.desktop"), "utf8");
  const command = /^Exec=(.*)$/mu.exec(entry)?.[1] ?? "";
  return command.split(" ").map((part) => (part === "%f" ? file : part));
}

/** Starts it as the file manager does; gives the address it prints where there is no display. */
async function openFromFileManager(file: string): Promise<[ChildProcess, string]> {
  const [program = "", ...args] = commandFor(file);
  const child = spawn(program, args, { env: bare(), cwd: "/", stdio: ["ignore", "pipe", "pipe"] });
  return [child, await announced(child, /running at (http\S+)/u)];
}

describe("the Debian package", () => {
  test("is installed on a bare system: program, menu entry, kinds of files, icons", () => {
    dpkg("-i", packageFile(/\.deb$/u));
    expect(dpkg("-s", "palisade-local")).toContain("Status: install ok installed");
    expect(filesBelow(root)).toEqual(
      expect.arrayContaining([
        "/usr/bin/palisade",
        "/usr/share/applications/palisade.desktop",
        "/usr/share/mime/packages/palisade.xml",
        "/usr/share/icons/hicolor/scalable/apps/palisade.svg",
      ]),
    );
    const mime = readFileSync(join(root, "usr/share/mime/packages/palisade.xml"), "utf8");
    const entry = readFileSync(join(root, "usr/share/applications/palisade.desktop"), "utf8");
    for (const [, type] of mime.matchAll(/mime-type type="([^"]+)"/gu)) {
      expect(entry).toContain(`${type ?? ""};`);
    }
  });

  test.runIf(corpusExpected)("opens a model from the file manager's command line", async () => {
    const [child, address] = await openFromFileManager(KUBE_ARMOR);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.goto(address);
      await page.waitForSelector("canvas", { timeout: 30_000 });
      expect(await page.title()).toContain("KubeArmor");
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await ended(child, "SIGTERM");
    }
    expect(child.exitCode).toBe(0);
  });

  test("says what it is on the command line, with the Node it brought", () => {
    const run = (...args: readonly string[]) =>
      execFileSync("palisade", args, { env: bare(), encoding: "utf8" });
    expect(run("--version").trim()).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(run("--help")).toContain("analyze");
  });

  test("goes without a trace but the person's own data", () => {
    dpkg("-P", "palisade-local");
    expect(filesBelow(root)).toEqual([]);
  });
});

describe("the archive", () => {
  test.runIf(corpusExpected)(
    "works from wherever it is unpacked, and prints by a browser",
    async () => {
      const place = join(folder, "some where");
      mkdirSync(place);
      execFileSync("tar", ["-xzf", packageFile(/\.tar\.gz$/u), "-C", place]);
      const [name = ""] = readdirSync(place);
      const palisade = join(place, name, "bin/palisade");
      const browser = await launchBrowser();
      const executable = browser.process()?.spawnfile ?? "";
      await browser.close();
      const pdf = join(folder, "report.pdf");
      execFileSync(palisade, ["report", KUBE_ARMOR, "-o", pdf], {
        env: { ...bare(), PALISADE_BROWSER: executable },
        encoding: "utf8",
      });
      expect(readFileSync(pdf, "latin1").slice(0, 5)).toBe("%PDF-");
    },
  );
});
