import type { Diagram } from "../../shared/model/model.ts";
import { eased, partWay } from "./kernels/glide.ts";

const DURATION = 260;

/**
 * Shows the way from one diagram to another, frame by frame, and calls `done` after the last.
 * @returns what ends it early, without `done`
 */
export function startGlide(
  from: Diagram,
  to: Diagram,
  show: (diagram: Diagram) => void,
  done: () => void,
): () => void {
  const start = performance.now();
  let frame = requestAnimationFrame(step);

  function step(now: number): void {
    const share = Math.max(0, now - start) / DURATION;
    if (share >= 1) {
      done();
      return;
    }
    show(partWay(from, to, eased(share)));
    frame = requestAnimationFrame(step);
  }

  return () => cancelAnimationFrame(frame);
}
