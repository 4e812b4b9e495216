/**
 * Makes the icons of the installers from `build/icon.svg`: PNGs for Linux, `icon.ico` for Windows, `icon.icns` for
 * macOS. What they give is kept in git, since the browser that paints them is there on Linux only.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser } from "puppeteer-core";
import { bundledChromium } from "../main/local/bundled-chromium.ts";
import { icns, ico } from "./icon-files.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const build = join(root, "build");

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024] as const;
const WINDOWS = [16, 32, 48, 64, 128, 256];
const LINUX = [16, 32, 48, 64, 128, 256, 512];

async function paint(browser: Browser, svg: string, size: number): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setViewport({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  await page.setContent(
    `<style>body{margin:0}img{display:block}</style><img src="${source}" width="${size}" height="${size}">`,
  );
  await page.waitForFunction("document.images[0].complete");
  const png = await page.screenshot({ type: "png", omitBackground: true });
  await page.close();
  return png;
}

const executablePath = await bundledChromium(join(root, ".cache"));
if (executablePath === null) throw new Error("@sparticuz/chromium is not installed; run npm ci");
const browser = await puppeteer.launch({
  executablePath,
  headless: "shell",
  args: ["--no-sandbox", "--force-color-profile=srgb"],
});
const svg = readFileSync(join(build, "icon.svg"), "utf8");
const pngs = new Map<number, Uint8Array>();
for (const size of SIZES) pngs.set(size, await paint(browser, svg, size));
await browser.close();
const only = (sizes: readonly number[]) =>
  new Map([...pngs].filter(([size]) => sizes.includes(size)));

mkdirSync(join(build, "icons"), { recursive: true });
for (const [size, png] of only(LINUX)) {
  writeFileSync(join(build, "icons", `${size}x${size}.png`), png);
}
writeFileSync(join(build, "icon.ico"), ico(only(WINDOWS)));
writeFileSync(join(build, "icon.icns"), icns(pngs));
