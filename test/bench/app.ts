/** What a person waits for: the first paint of the app, and a file becoming a picture. */

import { chooseFile, click, markSet, startApp } from "../e2e/running-app.ts";
import { KUBE_ARMOR } from "../corpus/corpus.ts";
import type { Measurement } from "./measure.ts";

const rounds = 7;

/** Each round with a fresh process, data folder and browser. */
export async function bench(): Promise<Measurement[]> {
  const firstPaint: number[] = [];
  const opened: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const app = await startApp();
    try {
      firstPaint.push(await markSet(app.page, "palisade:first-paint"));
      await app.page.evaluate(() => {
        document.addEventListener("change", () => performance.mark("file-chosen"), true);
      });
      await chooseFile(app.page, () => click(app.page, "button", "Open file…"), KUBE_ARMOR);
      const painted = await markSet(app.page, "palisade:diagram-painted");
      opened.push(painted - (await markSet(app.page, "file-chosen")));
    } finally {
      await app.stop();
    }
  }
  return [
    { name: "first paint of the app", unit: "ms", samples: firstPaint },
    { name: "opening KubeArmor.tm7 to painted diagram", unit: "ms", samples: opened },
  ];
}
