/**
 * Copied items as text, the one thing every system's clipboard carries from window to window. Whoever can put text
 * there can put anything: it is believed as little as a file.
 */

import { z } from "zod";
import type { Clip } from "./clip.ts";
import type { Flow, Id, Line } from "./model.ts";
import { failure, success, type Result } from "./result.ts";
import { lineSchema, shapeSchema, threatSchema } from "./schema.ts";

/** What was put on the clipboard. */
export interface CopiedItems {
  readonly clip: Clip;
  /** Whether the items were taken away where they came from. */
  readonly cut: boolean;
  /** Names of the stencils of the items, by id: the template pasted into may know them by name only. */
  readonly stencilNames: ReadonlyMap<Id, string>;
}

const MARKER = "palisade/clip";
const VERSION = 1;

/** Characters; a diagram of thousands of elements with all their attributes takes a tenth. */
const LONGEST_TEXT = 32_000_000;
const MOST_ITEMS = 20_000;
/** Units; beyond it nothing can be looked at or saved. */
const FARTHEST = 1_000_000;

const anyVersion = z.object({ palisade: z.literal(MARKER), version: z.int().positive() });

const content = z.object({
  cut: z.boolean(),
  stencilNames: z.record(z.string(), z.string()),
  shapes: z.array(shapeSchema).max(MOST_ITEMS),
  lines: z.array(lineSchema).max(MOST_ITEMS),
  judged: z.array(threatSchema),
});

/** The text for the clipboard. */
export function writeClip({ clip, cut, stencilNames }: CopiedItems): string {
  return JSON.stringify({
    palisade: MARKER,
    version: VERSION,
    cut,
    stencilNames: Object.fromEntries(stencilNames),
    ...clip,
  });
}

/**
 * Reads what a clipboard holds. Fails with `clip-foreign` when it is not ours at all, which is nothing to complain
 * about, `clip-newer` when a later version wrote it, `clip-too-large` and `clip-damaged`.
 */
export function readClip(text: string): Result<CopiedItems> {
  if (!text.trimStart().startsWith("{") || !text.includes(MARKER)) return foreign();
  if (text.length > LONGEST_TEXT) {
    return failure(
      "clip-too-large",
      "What was copied is too large to be pasted at once.",
      null,
      "Copy it in parts, or duplicate the diagram.",
    );
  }
  const value = parsed(text);
  const head = anyVersion.safeParse(value);
  if (!head.success) return foreign();
  if (head.data.version > VERSION) {
    return failure(
      "clip-newer",
      "What was copied comes from a newer version of Palisade.",
      null,
      "Update this one, or save the model there and open the file here.",
    );
  }
  const body = content.safeParse(value);
  if (!body.success) return damaged();
  const { cut, stencilNames, shapes, lines, judged } = body.data;
  const ids = [...shapes, ...lines].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return damaged();
  if (!shapes.every(isSeen) || !lines.every(isLineSeen)) return damaged();
  const there = new Set(shapes.map(({ id }) => id));
  const known = new Set(ids);
  return success({
    clip: {
      shapes,
      lines: lines.map((line) => (line.kind === "flow" ? withoutStrangers(line, there) : line)),
      judged: judged.filter(({ sourceId, flowId, targetId }) =>
        [sourceId, flowId, targetId].every((id) => known.has(id)),
      ),
    },
    cut,
    stencilNames: new Map(Object.entries(stencilNames)),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function foreign() {
  return failure("clip-foreign", "The clipboard holds nothing that was copied in Palisade.");
}

function damaged() {
  return failure(
    "clip-damaged",
    "What was copied cannot be read.",
    null,
    "Copy it again and paste it unchanged.",
  );
}

function isSeen({ left, top, width, height }: Clip["shapes"][number]): boolean {
  const sized = [width, height].every((side) => side > 0 && side <= FARTHEST);
  return sized && [left, top].every((at) => Math.abs(at) <= FARTHEST);
}

function isLineSeen({ source, handle, target }: Line): boolean {
  return [source, handle, target].every(
    ({ x, y }) => Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST,
  );
}

/** Ends at elements that did not come along are loose. */
function withoutStrangers(flow: Flow, there: ReadonlySet<Id>): Flow {
  const strange = (id: Id | null): boolean => id !== null && !there.has(id);
  return {
    ...flow,
    ...(strange(flow.sourceId) ? { sourceId: null, sourcePort: "none" } : {}),
    ...(strange(flow.targetId) ? { targetId: null, targetPort: "none" } : {}),
  };
}
