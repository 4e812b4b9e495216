/** Pictures of the diagram shown: saved as files or put on the clipboard. */

import type { CallInput } from "../../shared/api.ts";
import type { PictureLook } from "../../shared/api-pictures.ts";
import type { Notice } from "./app-state.ts";
import type { Project } from "./project.ts";

export type PictureFormat = "svg" | "png";

interface PictureFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** The file comes as a promise, because browsers let a page copy only at once after a key or click. */
export type CopyFile = (mimeType: string, file: Promise<PictureFile | null>) => Promise<boolean>;

export interface PictureDesk {
  save(format: PictureFormat, look: PictureLook): Promise<void>;
  copy(format: PictureFormat, look: PictureLook): Promise<void>;
}

interface PictureDeskParts {
  readonly openProject: () => Project | null;
  /** Gives null when it failed and that was said. */
  readonly render: (input: CallInput<"projects.render">) => Promise<PictureFile | null>;
  readonly whileBusy: (what: string, work: () => Promise<void>) => Promise<void>;
  readonly saveFile: (file: PictureFile) => void;
  readonly copyFile: CopyFile;
  readonly notify: (notice: Notice) => void;
}

const MIME_TYPES = { svg: "image/svg+xml", png: "image/png" } as const;

export function createPictureDesk(parts: PictureDeskParts): PictureDesk {
  async function render(format: PictureFormat, look: PictureLook): Promise<PictureFile | null> {
    const project = parts.openProject();
    if (project === null) return null;
    // The picture is made of what is stored.
    await project.stored();
    const { id, diagramId } = project.store.getState();
    return parts.render({ id, diagramId, format, look });
  }

  return {
    save: (format, look) =>
      parts.whileBusy("Making the picture", async () => {
        const file = await render(format, look);
        if (file === null) return;
        parts.saveFile(file);
        parts.notify({ tone: "done", title: `Saved ${file.fileName}` });
      }),
    copy: (format, look) =>
      parts.whileBusy("Copying the picture", async () => {
        const made = render(format, look);
        const copied = await parts.copyFile(MIME_TYPES[format], made);
        if (copied) parts.notify({ tone: "done", title: "The picture is on the clipboard" });
        else if ((await made) !== null) {
          parts.notify({
            tone: "problem",
            title: "The picture could not be copied",
            text: "The system does not let this window use the clipboard; save the picture instead.",
          });
        }
      }),
  };
}
