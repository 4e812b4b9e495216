import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { z } from "zod";

const violations = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** Milliseconds after which whatever fades in is there. */
const FADING = 2_000;

/**
 * What axe finds wrong on the page as it is, a line each; empty = nothing. What fades in is waited for: half faded it
 * has the contrast of neither before nor after.
 */
export async function accessibilityViolations(page: Page): Promise<readonly string[]> {
  await page
    .waitForFunction(
      () =>
        document
          .getAnimations()
          .every(
            ({ playState, effect }) =>
              playState !== "running" || effect?.getComputedTiming().iterations === Infinity,
          ),
      { polling: 50, timeout: FADING },
    )
    // Judged as it is then: a page that never rests is not this function's to tell.
    .catch(() => undefined);
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    "axe.run(document).then((result) => result.violations)",
  );
  return violations
    .parse(found)
    .map((violation) => `${violation.id}: ${violation.nodes.map(({ html }) => html).join(" ")}`);
}
