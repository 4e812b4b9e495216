/** `npm run screenshot`: takes the README's picture of the app at work, on the model given. */

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { click, markSet, startApp } from "./running-app.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [model] = process.argv.slice(2);
if (model === undefined) throw new Error("npm run screenshot -- MODEL.tm7");

const app = await startApp(model);
try {
  await markSet(app.page, "palisade:diagram-painted");
  await click(app.page, "button", "Analysis");
  await app.page.locator("[role=row][aria-rowindex='4'] [role=gridcell]").click();
  mkdirSync(join(root, "docs"), { recursive: true });
  await app.page.screenshot({ path: join(root, "docs/analysis.png") });
} finally {
  await app.stop();
}
