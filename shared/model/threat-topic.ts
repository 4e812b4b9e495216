/** What a threat is about. */

import type { Threat } from "./model.ts";

/**
 * Whether a threat is about a flow with its source and target. One about an element, a boundary or a diagram names it
 * three times.
 */
export function isInteraction({
  sourceId,
  flowId,
  targetId,
}: Pick<Threat, "sourceId" | "flowId" | "targetId">): boolean {
  return sourceId !== flowId || flowId !== targetId;
}
