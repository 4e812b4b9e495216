/** What stories about templates do alike. */

import type { Page } from "puppeteer-core";
import { pressKey } from "./running-app.ts";

/** To the list of templates, from wherever the window is. */
export async function toTemplates(page: Page): Promise<void> {
  // A page that was just loaded is there already, and might leave the key to the browser.
  if ((await page.$('nav[aria-label="All models"]')) === null) await pressKey(page, "Home", "Alt");
  await page.locator('nav[aria-label="All models"] button ::-p-text(Templates)').click();
  await page.locator("::-p-aria([name='Templates'][role='heading'])").wait();
}

/** Answers what a dialog asks for, and closes it. */
export async function answer(page: Page, text: string): Promise<void> {
  await page.locator('[role="dialog"] input').fill(text);
  await page.keyboard.press("Enter");
  await page.waitForSelector('[role="dialog"]', { hidden: true });
}
