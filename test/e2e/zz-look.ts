import { KUBE_ARMOR } from "../corpus/corpus.ts";
import { markSet, onlyProject, startApp, click } from "./running-app.ts";
const app = await startApp(KUBE_ARMOR);
const { page } = app;
try {
  await markSet(page, "palisade:diagram-painted");
  const shot = (n: string) => page.screenshot({ path: `/tmp/ed/${n}.png` });
  const host = await page.$('[role="listbox"]');
  await page.$eval('[role="listbox"]', (c) => (c as HTMLElement).focus());
  const box = (await host!.boundingBox())!;
  const key = async (...ks: string[]) => {
    for (const k of ks.slice(0, -1)) await page.keyboard.down(k as never);
    await page.keyboard.press(ks.at(-1) as never);
    for (const k of ks.slice(0, -1)) await page.keyboard.up(k as never);
  };
  const count = async () => {
    const { model } = await onlyProject(page);
    return model.diagrams.map((d) => [d.shapes.length, d.lines.length]);
  };
  const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
  console.log(await count());
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await shot("selected");
  await key("Control", "c");
  await key("Control", "v");
  await wait(400);
  console.log("after copy paste", await count());
  await key("Control", "x");
  await wait(300);
  console.log("after cut", await count());
  await key("Control", "Shift", "v");
  await wait(300);
  console.log("after paste in place", await count());
  await shot("pasted");
  await key("Shift", "F10");
  await wait(300);
  await shot("menu-key");
  await page.keyboard.press("Escape");
  await wait(200);
  await key("Control", "a");
  await page.mouse.click(box.x + 500, box.y + 400, { button: "right" });
  await wait(300);
  await shot("menu-mouse");
  await page.keyboard.press("Escape");
  await wait(200);
  await key("Control", "a");
  await wait(200);
  await shot("many");
  await click(page, "button", "Arrange");
  await wait(300);
  await shot("arrange");
  console.log(app.complaints);
} finally {
  await app.stop();
}
