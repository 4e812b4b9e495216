/** Prints through a headless browser: one browser per job, without network and without script. */

import os from "node:os";
import type { Browser, HTTPRequest, Page } from "puppeteer-core";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { pageFooter, pageHeader, pictureDocument, PAGE_MARGIN } from "../services/paper.ts";
import type { Printer } from "../services/printer.ts";
import { bundledChromium } from "./bundled-chromium.ts";
import { cacheFolder } from "./cache-folder.ts";
import { findBrowser, thisMachine, type Machine } from "./find-browser.ts";

/** Milliseconds a job may take; reports of hundreds of pages take tens of seconds on slow machines. */
const LONGEST_JOB = 180_000;

export interface PrinterPlaces {
  readonly machine: Machine;
  /** Where a browser that came as an npm package is unpacked. */
  readonly cacheFolder: string;
}

/** This machine's. */
export function usualPlaces(): PrinterPlaces {
  const surroundings = {
    platform: process.platform,
    home: os.homedir(),
    environment: process.env,
  };
  return { machine: thisMachine(), cacheFolder: cacheFolder(surroundings) };
}

/** A printer that looks for its browser anew at every job. */
export function browserPrinter(places: PrinterPlaces): Printer {
  return {
    printPdf: (html, { title }) =>
      withPage(places, async (page) => {
        await load(page, html);
        return page.pdf({
          format: "A4",
          preferCSSPageSize: true,
          printBackground: true,
          outline: true,
          tagged: true,
          displayHeaderFooter: true,
          headerTemplate: pageHeader(title),
          footerTemplate: pageFooter(),
          margin: PAGE_MARGIN,
          timeout: LONGEST_JOB,
        });
      }),
    showPrintDialog: async () =>
      failure(
        "not-here",
        "Only the desktop app can bring up the system's print dialog.",
        null,
        "Make the report as PDF and print that.",
      ),
    rasterize: (svg, size) =>
      withPage(places, async (page) => {
        await page.setViewport({
          width: Math.ceil(size.width * size.scale),
          height: Math.ceil(size.height * size.scale),
        });
        await load(page, pictureDocument(svg));
        return page.screenshot({ type: "png", omitBackground: true });
      }),
  };
}

async function load(page: Page, html: string): Promise<void> {
  await page.setContent(html, { waitUntil: "load", timeout: LONGEST_JOB });
  await page.evaluate("document.fonts.ready.then(() => true)");
}

async function withPage(
  places: PrinterPlaces,
  job: (page: Page) => Promise<Uint8Array>,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const found = await findPrintBrowser(places);
  if (!found.ok) return found;
  const started = await launch(found.value);
  if (!started.ok) return started;
  const browser = started.value;
  try {
    const page = await browser.newPage();
    await isolate(page);
    return success(new Uint8Array(await job(page)));
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") {
      return failure("printing-failed", "The browser took too long to print.", null);
    }
    throw error;
  } finally {
    await browser.close();
  }
}

async function findPrintBrowser(places: PrinterPlaces): Promise<Result<string>> {
  const installed = findBrowser(places.machine);
  if (!installed.ok) return installed;
  if (installed.value !== null) return success(installed.value);
  const bundled = await bundledChromium(places.cacheFolder);
  if (bundled !== null) return success(bundled);
  return failure(
    "no-browser",
    "Making a PDF or PNG needs a browser, and none was found.",
    null,
    "Install Chrome, Chromium or Edge, or name one in PALISADE_BROWSER; HTML and SVG need none.",
  );
}

async function launch(executablePath: string): Promise<Result<Browser>> {
  const { default: puppeteer } = await import("puppeteer-core");
  // Chromium refuses to sandbox itself for root.
  const isRoot = process.getuid?.() === 0;
  try {
    const browser = await puppeteer.launch({
      executablePath,
      headless: true,
      args: isRoot ? ["--no-sandbox"] : [],
    });
    return success(browser);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return failure("browser-failed", `The browser could not be started: ${reason}`, executablePath);
  }
}

async function isolate(page: Page): Promise<void> {
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on("request", (request: HTTPRequest) => {
    const allowed = request.url().startsWith("data:") || request.url() === "about:blank";
    void (allowed ? request.continue() : request.abort());
  });
}
