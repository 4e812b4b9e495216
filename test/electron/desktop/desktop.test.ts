/** The built desktop shell over a real browser, on the stand-in for Electron: what only a desktop has. */

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallModel } from "../../builders/tm7.ts";
import { launchBrowser } from "../../e2e/browser.ts";
import { standInHost, type DesktopHost } from "../../e2e/hosts/stand-in-host.ts";
import { browserAddress } from "../standin/addresses.ts";
import type { MenuEntry } from "../standin/control.ts";

const patience = { timeout: 20_000 };

let folder: string;
let host: DesktopHost;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "palisade-desktop-"));
  writeFileSync(join(folder, "First.tm7"), smallModel());
  writeFileSync(join(folder, "Second.tm7"), smallModel());
  const start = { dataFolder: join(folder, "data"), file: null, browserArguments: [] };
  host = await standInHost(start, await launchBrowser(), [join(folder, "First.tm7")]);
  page = host.page;
  await page.waitForSelector("canvas", patience);
});

afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

const windows = async () => (await host.report()).windows;

async function firstWindow() {
  const [first] = await windows();
  if (first === undefined) throw new Error("there is no window");
  return first;
}

function entry(menu: readonly MenuEntry[], ...labels: string[]): MenuEntry | undefined {
  let inside = menu;
  let found: MenuEntry | undefined;
  for (const label of labels) {
    found = inside.find((one) => one.label === label);
    inside = found?.entries ?? [];
  }
  return found;
}

describe("a window", () => {
  test("opened on a file shows it, is named after it and stands for it", async () => {
    await expect
      .poll(firstWindow, patience)
      .toMatchObject({ title: "Small – Palisade", edited: false });
    await expect
      .poll(async () => (await firstWindow()).representedFile, patience)
      .toBe(join(folder, "First.tm7"));
    expect((await firstWindow()).address).toMatch(/^app:\/\/palisade\/index\.html#open=/u);
    expect((await host.report()).recentDocuments).toContain(join(folder, "First.tm7"));
  });

  test("has the page's own actions as its menus, and they are performed", async () => {
    const file = async () => entry((await firstWindow()).menu, "File", "All models");
    await expect.poll(file, patience).toMatchObject({ accelerator: "Alt+Home", enabled: true });
    const { window, menu } = await firstWindow();
    const titles = menu.map(({ label }) => label);
    expect([titles[0], titles[1], titles.at(-1)]).toEqual(["File", "Edit", "Help"]);
    expect(entry(menu, "Edit", "Undo")?.enabled).toBe(false);
    await host.command({ do: "chooseMenu", window, labels: ["Help", "Keyboard shortcuts"] });
    await page.waitForSelector("[role=dialog]", patience);
    await page.keyboard.press("Escape");
    await page.waitForSelector("[role=dialog]", { hidden: true, ...patience });
  });

  test("comes up beside the first for a second file, and to the front when asked again", async () => {
    const argv = ["palisade", join(folder, "Second.tm7")];
    await host.command({ do: "secondInstance", argv, folder });
    await expect.poll(async () => (await windows()).length, patience).toBe(2);
    const second = (await windows()).find(({ address }) => address !== page.url());
    const other = await host.pageOf((await windows()).at(-1)?.window ?? "");
    await other.waitForSelector("canvas", patience);
    expect(second).toBeDefined();
    await host.command({ do: "openFile", path: join(folder, "First.tm7") });
    // The one in front is the last of the list.
    await expect
      .poll(async () => (await windows()).at(-1)?.representedFile, patience)
      .toBe(join(folder, "First.tm7"));
    expect(await windows()).toHaveLength(2);
    await other.close();
    await expect.poll(async () => (await windows()).length, patience).toBe(1);
  });

  test("takes a dropped file where it lies", async () => {
    const dropped = join(folder, "Dropped.tm7");
    copyFileSync(join(folder, "Second.tm7"), dropped);
    const session = await page.createCDPSession();
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
    }
    await expect.poll(async () => (await firstWindow()).representedFile, patience).toBe(dropped);
  });

  test("prints its report to PDF through a window without script", async () => {
    const reply = await page.evaluate(async () => {
      const { palisade } = window as unknown as {
        palisade: { call(name: string, input: unknown): Promise<{ value: unknown }> };
      };
      const id = new URLSearchParams(location.hash.slice(1)).get("open");
      const made = await palisade.call("projects.report", { id, format: "pdf" });
      const { bytes } = made.value as { bytes: Uint8Array };
      return [...bytes.subarray(0, 5)];
    });
    expect(String.fromCharCode(...reply)).toBe("%PDF-");
    const printed = (await host.report()).requests.filter((address) =>
      address.startsWith("app://print/"),
    );
    expect(printed).toHaveLength(1);
    expect(await windows()).toHaveLength(1);
  });
});

describe("the page", () => {
  test("sees the door of the preload and nothing else of Electron or Node", async () => {
    const seen = await page.evaluate(() => {
      const { palisade } = window as unknown as { palisade: object };
      const foreign = ["require", "process", "module", "Buffer", "electron", "ipcRenderer"];
      return {
        door: Object.keys(palisade).toSorted(),
        frozen: Object.isFrozen(palisade),
        foreign: foreign.filter((name) => name in window),
        isolated: !("palisadeStandIn" in window),
      };
    });
    expect(seen).toEqual({
      door: ["call", "drop", "on"],
      frozen: true,
      foreign: [],
      isolated: true,
    });
  });

  test("runs no script that is not a file of the app", async () => {
    const outcome = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        violations.push(event.effectiveDirective),
      );
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      const image = new Image();
      image.src = "https://example.com/pixel.png";
      document.body.append(image);
      const fetched = await fetch("https://example.com/").then(
        () => "fetched",
        () => "refused",
      );
      // Not at once: what a test evaluates is itself exempt.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line typescript/no-implied-eval -- that it fails is what is tested
            resolve(new Function("return 'evaluated'")());
          } catch {
            resolve("refused");
          }
        });
      });
      script.remove();
      image.remove();
      return { ran: "ran" in window, fetched, evaluated, violations };
    });
    expect(outcome).toMatchObject({ ran: false, fetched: "refused", evaluated: "refused" });
    expect(outcome.violations).toEqual(
      expect.arrayContaining(["script-src-elem", "img-src", "connect-src"]),
    );
  });

  test("stays where it is: no navigation, no window, no frame", async () => {
    const before = page.url();
    // Not at once: what a test evaluates would wait for a navigation that never ends.
    await page.evaluate(() => void setTimeout(() => location.assign("https://example.com/")));
    await expect
      .poll(async () => (await host.report()).denied, patience)
      .toContain("navigation https://example.com/");
    expect(await page.evaluate(() => window.open("https://example.com/window"))).toBeNull();
    await expect
      .poll(async () => (await host.report()).denied, patience)
      .toContain("window https://example.com/window");
    await page.evaluate(() => {
      const frame = document.createElement("iframe");
      frame.src = "https://example.com/frame";
      document.body.append(frame);
    });
    expect(page.url()).toBe(before);
    expect(await windows()).toHaveLength(1);
    expect((await host.browser.pages()).map((one) => one.url())).not.toContain(
      "https://example.com/window",
    );
    await page.evaluate(() => document.querySelector("iframe")?.remove());
  });

  test("may write to the clipboard and has no other permission", async () => {
    const states = await page.evaluate(async () => {
      const names = ["clipboard-write", "clipboard-read", "geolocation", "notifications", "camera"];
      const asked = names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return [name, state];
      });
      return Object.fromEntries(await Promise.all(asked)) as Record<string, string>;
    });
    expect(states).toEqual({
      "clipboard-write": "granted",
      "clipboard-read": "denied",
      geolocation: "denied",
      notifications: "denied",
      camera: "denied",
    });
  });

  test("cannot name a file nobody chose, nor make one up", async () => {
    const outcome = await page.evaluate(async (path) => {
      const { palisade } = window as unknown as {
        palisade: {
          call(name: string, input: unknown): Promise<{ problem?: { code: string } }>;
          drop(file: File): Promise<{ problem?: { code: string } }>;
        };
      };
      const named = await palisade.call("projects.openFile", { path });
      const made = await palisade.drop(new File(["x"], path));
      return [named.problem?.code, made.problem?.code];
    }, "/etc/passwd");
    expect(outcome).toEqual(["not-chosen", "not-a-file"]);
  });

  test("asked for nothing but what the app itself is made of", async () => {
    const { requests, denied } = await host.report();
    const foreign = requests.filter((address) => !address.startsWith("app://"));
    // What the tests above tried on purpose, all of it refused.
    expect(foreign.every((address) => address.startsWith("https://example.com/"))).toBe(true);
    expect(foreign.every((address) => denied.some((one) => one.endsWith(address)))).toBe(true);
  });
});

describe("the end", () => {
  test("of the app writes down where the window was and flushes the store", async () => {
    const { window } = await firstWindow();
    await host.command({ do: "closeWindow", window });
    await new Promise((resolve) => host.process.once("exit", resolve));
    expect(host.process.exitCode).toBe(0);
    const kept: unknown = JSON.parse(
      readFileSync(join(folder, "data", "window", "window.json"), "utf8"),
    );
    expect(kept).toMatchObject({ width: 1440, height: 900, maximized: false });
    expect(browserAddress("app://palisade/")).toBe("https://palisade.app.invalid/");
  });
});
