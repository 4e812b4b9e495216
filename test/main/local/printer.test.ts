import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { bundledChromium } from "../../../main/local/bundled-chromium.ts";
import { browserPrinter } from "../../../main/local/printer.ts";
import type { Machine } from "../../../main/local/find-browser.ts";
import { must } from "../../builders/open-store.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const patience = 60_000;
/** The project's own, so that the browser is unpacked once for all test runs. */
const cache = path.join(import.meta.dirname, "../../../.cache");
let executable = "";

beforeAll(async () => {
  executable = (await bundledChromium(cache)) ?? "";
}, patience);

describe("printing", () => {
  test(
    "gives an A4 PDF with an outline of the headings, and landscape where the page asks for it",
    async () => {
      const html = `<title>T</title><style>@page wide { size: landscape } .w { page: wide }</style>
        <h1>First heading</h1><h2>Second heading</h2><p class="w">Wide</p>`;
      const pdf = must(await printerHere().printPdf(html, { title: "Shop" }));
      const text = Buffer.from(pdf).toString("latin1");
      expect(text).toMatch(/^%PDF-/);
      expect(text).toContain("/Outlines");
      expect(text).toContain("First heading");
      expect(text).toMatch(/\/MediaBox \[0 0 59\d\.\d+ 84\d\.\d+\]/);
      expect(text).toMatch(/\/MediaBox \[0 0 84\d\.\d+ 59\d\.\d+\]/);
    },
    patience,
  );

  test(
    "runs no script and asks no server for anything",
    async () => {
      const asked: string[] = [];
      const server = http.createServer((request, response) => {
        asked.push(request.url ?? "");
        response.end();
      });
      onTestFinished(() => void server.close());
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      const port = typeof address === "object" ? address?.port : 0;
      const from = (name: string) => `http://127.0.0.1:${port}/${name}`;
      const html = `<title>T</title><link rel="stylesheet" href="${from("style")}">
        <img src="${from("image")}"><iframe src="${from("frame")}"></iframe>
        <script src="${from("script")}"></script>
        <script>document.title = "ran"; fetch("${from("fetch")}")</script>
        <style>@import "${from("import")}"; body { background: url(${from("background")}) }</style>`;
      const pdf = must(await printerHere().printPdf(html, { title: "<script>ran</script>" }));
      expect(asked).toEqual([]);
      expect(Buffer.from(pdf).toString("latin1").includes("/Title (T)")).toBe(true);
    },
    patience,
  );

  test(
    "paints a picture at the size asked for",
    async () => {
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20" fill="red"/></svg>';
      const size = { width: 30, height: 20, scale: 2 };
      const png = Buffer.from(must(await printerHere().rasterize(svg, size)));
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([60, 40]);
    },
    patience,
  );

  test("with a browser that is not there or does not start is a problem", async () => {
    const folder = temporaryFolder();
    const missing = printerWith(path.join(folder, "missing"));
    expect(await missing.printPdf("", { title: "" })).toMatchObject({
      problem: { code: "no-browser" },
    });
    const broken = path.join(folder, "broken");
    fs.writeFileSync(broken, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    expect(await printerWith(broken).printPdf("", { title: "" })).toMatchObject({
      problem: { code: "browser-failed", place: broken },
    });
  });
});

describe("the browser of the npm package", () => {
  test(
    "is unpacked once, whatever else is called chromium in the temporary folder",
    async () => {
      const empty = temporaryFolder();
      const temporary = temporaryFolder();
      fs.writeFileSync(path.join(temporary, "chromium"), "not a browser");
      vi.stubEnv("TMPDIR", temporary);
      onTestFinished(() => void vi.unstubAllEnvs());
      const unpacked = await bundledChromium(empty);
      expect(unpacked?.startsWith(empty)).toBe(true);
      expect(fs.statSync(unpacked ?? "").size).toBeGreaterThan(1_000_000);
      expect(process.env["TMPDIR"]).toBe(temporary);
      const { mtimeMs } = fs.statSync(unpacked ?? "");
      expect(await bundledChromium(empty)).toBe(unpacked);
      expect(fs.statSync(unpacked ?? "").mtimeMs).toBe(mtimeMs);
      expect(fs.readdirSync(empty)).toHaveLength(1);
    },
    patience,
  );
});

function printerHere() {
  return printerWith(executable);
}

function printerWith(browser: string) {
  const machine: Machine = {
    platform: process.platform,
    environment: { PALISADE_BROWSER: browser },
    isFile: (file) => fs.existsSync(file),
  };
  return browserPrinter({ machine, cacheFolder: "/nowhere" });
}
