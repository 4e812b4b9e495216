import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer-core";
import { z } from "zod";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const violations = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** What axe finds wrong on the page as it is, a line each; empty = nothing. */
export async function accessibilityViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  const found: unknown = await page.evaluate(
    "axe.run(document).then((result) => result.violations)",
  );
  return violations
    .parse(found)
    .map((violation) => `${violation.id}: ${violation.nodes.map(({ html }) => html).join(" ")}`);
}
