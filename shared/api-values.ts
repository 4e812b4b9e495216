/** Values that calls of every kind carry. */

import { z } from "zod";
import type { Step, UndoStacks } from "./model/steps.ts";

export const projectId = z.uuid();

/** A moment in ISO 8601. */
export const isoTime = z.string();

export const fileBytes = z.instanceof(Uint8Array);

/** A file made by a call, for the person to keep. */
export const exportedFile = z.object({
  fileName: z.string(),
  mimeType: z.string(),
  bytes: fileBytes,
});

/** An edit that can be taken back or done again. */
const namedStep = z.object({ seq: z.int(), label: z.string() });

export const undoStacks: z.ZodType<UndoStacks> = z.object({
  done: z.array(namedStep),
  undone: z.array(namedStep),
});

/** What a change means for undo; see `Step` in `model/steps.ts`. */
export const step: z.ZodType<Step> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["edit", "automatic"]) }),
  z.object({ kind: z.enum(["undo", "redo"]), of: z.int().positive() }),
]);

/** A change as the log has it, without what it changed. */
export const logEntry = z.object({
  seq: z.int(),
  label: z.string(),
  step,
  author: z.string(),
  madeAt: isoTime,
});

/** Why something could not be done; see `model/result.ts`. */
export const problem = z.object({
  code: z.string(),
  message: z.string(),
  place: z.string().nullable(),
  remedy: z.string().nullable(),
});

export type LogEntry = z.infer<typeof logEntry>;

/** A call; its output is encoded by who answers and decoded by who asked. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
) {
  return { input, output };
}
