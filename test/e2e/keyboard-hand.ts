/** A person who works by keyboard alone. */

import type { KeyInput, Page } from "puppeteer-core";
import { expect } from "vitest";
import { resolve } from "node:path";
import type { Diagram } from "../../shared/model/model.ts";
import { chooseFile, IN_APP_DIALOGS, onlyProject, pressKey } from "./running-app.ts";

const patience = { timeout: 15_000 };

export function keyboardHand(page: Page) {
  const press = (key: KeyInput, ...held: KeyInput[]): Promise<void> => pressKey(page, key, ...held);

  /** Role, or else tag, and name of what has the keyboard. */
  function focused(): Promise<string> {
    return page.evaluate(() => {
      const element = document.activeElement;
      const role = element?.getAttribute("role") ?? element?.tagName.toLowerCase() ?? "";
      const label =
        element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? "") : "";
      return `${role} ${element?.getAttribute("aria-label") ?? label}`.trim();
    });
  }

  async function isFocused(what: string | RegExp): Promise<void> {
    if (typeof what === "string") await expect.poll(focused, patience).toBe(what);
    else await expect.poll(focused, patience).toMatch(what);
  }

  /** The diagram as it is stored; waits until the window says that all is. */
  async function saved(): Promise<Diagram> {
    const [diagram] = (await onlyProject(page)).model.diagrams;
    if (diagram === undefined) throw new Error("the model has no diagram");
    return diagram;
  }

  return {
    press,
    focused,
    isFocused,
    saved,
    type: (text: string) => page.keyboard.type(text),

    /** Makes a model, of the template of this name when one is given. */
    async newModel(name: string, template: string | null = null): Promise<void> {
      await press("n", "Alt");
      await isFocused("input Name");
      await page.keyboard.type(name);
      if (template !== null) {
        await press("Tab");
        for (let tries = 0; (await focused()) !== `input ${template}` && tries < 9; tries++) {
          await press("ArrowDown");
        }
        await isFocused(`input ${template}`);
      }
      await press("Enter");
      await expect.poll(() => page.title(), patience).toContain(name);
    },

    /** Opens a file by typing its path. */
    async open(file: string): Promise<void> {
      if (!IN_APP_DIALOGS) {
        await chooseFile(page, () => press("o", "Control"), file);
        return;
      }
      await press("o", "Control");
      await isFocused(/^input /u);
      for (let tries = 0; !(await focused()).includes("Folder or file") && tries < 9; tries++) {
        await press("Tab", "Shift");
      }
      await isFocused(/Folder or file/u);
      // Filled in once the folder was read; what is selected before is typed behind it.
      await page.waitForFunction(
        () =>
          document.activeElement instanceof HTMLInputElement && document.activeElement.value !== "",
      );
      await press("a", "Control");
      await page.keyboard.type(resolve(file));
      await press("Enter");
    },

    async toTable(): Promise<void> {
      await press("3", "Alt");
      await isFocused(/^grid /u);
    },

    /** From the grid, back to the row of kinds, and on to the table of this name. */
    async turnTo(kind: "Elements" | "Flows" | "Boundaries" | "Notes"): Promise<void> {
      for (
        let tries = 0;
        !/^button|^input Filter|^combobox/u.test(await focused()) && tries < 3;
        tries++
      ) {
        await press("Tab", "Shift");
      }
      for (let tries = 0; tries < 14; tries++) {
        const text = await page.evaluate(() => document.activeElement?.textContent ?? "");
        if (text.startsWith(`${kind} `)) break;
        const wanted = ["Elements", "Flows", "Boundaries", "Notes"].indexOf(kind);
        const here = ["Elements", "Flows", "Boundaries", "Notes"].findIndex((each) =>
          text.startsWith(`${each} `),
        );
        if (here >= 0 && here < wanted) await press("Tab");
        else await press("Tab", "Shift");
      }
      await press("Enter");
      await press("3", "Alt");
      await isFocused(new RegExp(`^grid ${kind} `, "u"));
    },

    /** From the grid into the form, whose fields take these texts; choices are those called so. */
    async add(...texts: readonly string[]): Promise<void> {
      await press("a", "Alt");
      await isFocused(/^combobox /u);
      for (const [at, text] of texts.entries()) {
        if (at > 0) await press("Tab");
        if (text !== "") await page.keyboard.type(text);
      }
      const combobox = (await focused()).startsWith("combobox");
      if (combobox && texts.at(-1) !== "") await press("Enter");
      await press("Enter");
      await press("3", "Alt");
      await isFocused(/^grid /u);
    },

    /** What the current cell of the grid says. */
    async cell(): Promise<string> {
      return page.evaluate(() => {
        const id = document.activeElement?.getAttribute("aria-activedescendant") ?? "";
        return document.getElementById(id)?.textContent ?? "";
      });
    },
  };
}
