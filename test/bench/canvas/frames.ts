/** Drives a page one step per frame, by the events a pointer or wheel sends, and times the frames. */

import type { Page } from "puppeteer-core";

/** What happens at each frame, at a place of the page in pixels. */
export type Gesture =
  | { readonly kind: "drag"; readonly x: number; readonly y: number }
  | { readonly kind: "pan"; readonly x: number; readonly y: number }
  | { readonly kind: "zoom"; readonly x: number; readonly y: number };

/** Arguments of a browser that presents frames as fast as they are made. */
export const NO_FRAME_LIMIT: readonly string[] = [
  "--disable-frame-rate-limit",
  "--disable-gpu-vsync",
  "--disable-gpu",
];

/** Frames that are not counted: the lifting of what is dragged, and compilation. */
const WARM_UP = 8;

/** Pixels a gesture moves per frame, and after how many frames it turns back. */
const STEP = 7;
const TURN = 30;

/**
 * Milliseconds of each of `count` frames while the gesture goes on. The browser's frame limiter must be off, so
 * that a frame takes as long as the work for it: events, script, painting and raster.
 * @param target selector of what gets the events; for a drag the button must be down on it already
 */
export async function frameTimes(
  page: Page,
  target: string,
  gesture: Gesture,
  count: number,
): Promise<number[]> {
  return page.evaluate(
    async ({ target, gesture, count, warmUp, step, turn }) => {
      const element = document.querySelector(target);
      if (element === null) throw new Error(`nothing is ${target}`);
      const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      const send = (frame: number): void => {
        const phase = frame % (2 * turn);
        const forth = phase < turn;
        const along = (forth ? phase : 2 * turn - phase) * step;
        const place = { bubbles: true, cancelable: true, clientX: gesture.x, clientY: gesture.y };
        if (gesture.kind === "drag") {
          const moved = { clientX: gesture.x + along + step, clientY: gesture.y + along / 2 };
          // The mouse's own pointer, whose button is really down.
          const mouse = { pointerId: 1, pointerType: "mouse", isPrimary: true, buttons: 1 };
          element.dispatchEvent(new PointerEvent("pointermove", { ...place, ...moved, ...mouse }));
          return;
        }
        const delta = forth ? step : -step;
        element.dispatchEvent(
          new WheelEvent("wheel", {
            ...place,
            deltaX: gesture.kind === "pan" ? delta * 2 : 0,
            deltaY: delta,
            ctrlKey: gesture.kind === "zoom",
          }),
        );
      };
      const times: number[] = [];
      let last = await nextFrame();
      for (let frame = 0; frame < warmUp + count; frame += 1) {
        send(frame);
        const now = await nextFrame();
        if (frame >= warmUp) times.push(now - last);
        last = now;
      }
      return times;
    },
    { target, gesture, count, warmUp: WARM_UP, step: STEP, turn: TURN },
  );
}

/** Bytes of the page's heap after what nobody needs was collected. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
