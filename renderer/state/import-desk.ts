/** Files a person picks in the browser or drops on the window: models are opened, templates added. */

import { LARGEST_INPUT } from "../../shared/api.ts";
import type { Problem } from "../../shared/model/result.ts";
import type { OpenDropped } from "../host/connect.ts";
import type { AskMain } from "./ask-main.ts";

/** A file the person picked or dropped. */
export interface PickedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The extensions the open dialog offers and a dropped file must have. */
export const OPENABLE = [".tm7", ".palisade.json", ".tb7", ".yaml", ".yml"] as const;

/** Those of templates. */
const TEMPLATE_FILES: ReadonlySet<string> = new Set([".tb7", ".yaml", ".yml"]);

interface ImportDesk {
  /** Opens the model or adds the template that is in the file. */
  take(file: PickedFile): Promise<void>;
  /** The same with a file that was dropped on the window; where it lies if that can be known. */
  drop(file: File): Promise<void>;
}

interface ImportDeskParts {
  readonly ask: AskMain;
  readonly showProblem: (title: string, problem: Problem) => void;
  readonly whileBusy: (what: string, work: () => Promise<void>) => Promise<void>;
  /** Opens a model. `fresh`: it was just made of a file. */
  readonly openProject: (id: string, fresh: boolean) => Promise<void>;
  readonly templateAdded: (id: string) => Promise<void>;
  /** Opens a dropped file where it lies; null where that cannot be known. */
  readonly openDropped: OpenDropped | null;
}

export function createImportDesk(parts: ImportDeskParts): ImportDesk {
  const { ask, showProblem } = parts;

  async function bring(
    call: "projects.import" | "templates.import",
    file: PickedFile,
  ): Promise<string | null> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const title = `“${file.name}” could not be opened`;
    return (await ask(call, { fileName: file.name, bytes }, title))?.id ?? null;
  }

  async function take(file: PickedFile): Promise<void> {
    const extension = OPENABLE.find((end) => file.name.toLowerCase().endsWith(end));
    if (extension === undefined) {
      showProblem(`“${file.name}” cannot be opened`, {
        code: "unknown-format",
        message: "Palisade opens threat models (.tm7, .palisade.json) and templates (.yaml, .tb7).",
        place: file.name,
        remedy: "Choose a file saved by Palisade or by the Microsoft Threat Modeling Tool.",
      });
      return;
    }
    if (file.size > LARGEST_INPUT) {
      showProblem(`“${file.name}” is too large`, {
        code: "too-large",
        message: "Palisade reads files of up to 64 MB.",
        place: file.name,
        remedy: "Threat models are normally far smaller; check that it is the right file.",
      });
      return;
    }
    await parts.whileBusy(`Opening ${file.name}`, async () => {
      const isTemplate = TEMPLATE_FILES.has(extension);
      const id = await bring(isTemplate ? "templates.import" : "projects.import", file);
      if (id === null) return;
      await (isTemplate ? parts.templateAdded(id) : parts.openProject(id, true));
    });
  }

  return {
    take,
    async drop(file) {
      const { openDropped } = parts;
      if (openDropped === null) {
        await take(file);
        return;
      }
      await parts.whileBusy(`Opening ${file.name}`, async () => {
        const reply = await openDropped(file);
        if (!reply.ok) showProblem(`“${file.name}” could not be opened`, reply.problem);
        else if (reply.value.kind === "template") await parts.templateAdded(reply.value.id);
        else await parts.openProject(reply.value.id, !reply.value.existing);
      });
    },
  };
}
