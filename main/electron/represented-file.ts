/** What macOS shows of a document in its window's title: which file it is, and whether it lacks something. */

import { z } from "zod";
import { fileState } from "../../shared/api-files.ts";
import type { Dispatch } from "../services/dispatch.ts";
import type { WindowPort } from "./electron-port.ts";

const reply = z.object({ ok: z.literal(true), value: fileState });

/** Brings the title of a window up to date with the project it shows; null = it shows none. */
export async function representFile(
  window: WindowPort,
  projectId: string | null,
  dispatch: Dispatch,
): Promise<void> {
  const answer =
    projectId === null ? null : await dispatch("projects.fileState", { id: projectId });
  const known = reply.safeParse(answer);
  const link = known.success ? known.data.value.link : null;
  window.setRepresentedFilename(link?.path ?? "");
  window.setDocumentEdited(known.success && link !== null && known.data.value.edited);
}
