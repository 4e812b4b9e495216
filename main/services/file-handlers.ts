import { LARGEST_INPUT } from "../../shared/api.ts";
import { compareModels } from "../../shared/model/comparison.ts";
import { modelDifference } from "../../shared/model/difference.ts";
import type { LedgerEntry } from "../../shared/model/ledger.ts";
import { failure, success, type Problem, type Result } from "../../shared/model/result.ts";
import type { CallOutput } from "../../shared/api.ts";
import path from "node:path";
import { readInput } from "../read-input.ts";
import { contentHash, isSameFile, resolved, type Replaces } from "../saved-file.ts";
import { refusalOf } from "../store/storage-problem.ts";
import type { Store } from "../store/store.ts";
import { browseFolder } from "./browse-folder.ts";
import type { Handlers } from "./dispatch.ts";
import type { FileChooser } from "./file-chooser.ts";
import { baseName, formatOf, isTemplateFormat, safeFileName } from "./file-formats.ts";
import {
  fileStateOf,
  linkOf,
  linkRead,
  linkSaved,
  readLinkedFile,
  writeProject,
  type LinkedFileParts,
} from "./linked-file.ts";
import { openDocument } from "./open-document.ts";
import { appendAndTell, importModel, type ProjectParts } from "./project-handlers.ts";
import { readTemplateFile } from "./read-template-file.ts";
import { surroundingsOf } from "./template-surroundings.ts";
import { keepTemplate, possibleBases } from "./template-shelf.ts";

export interface FileParts extends LinkedFileParts, Pick<ProjectParts, "events" | "settings"> {
  /** Null where the host has no dialogs of the system. */
  readonly chooser: FileChooser | null;
  /** Folders our own dialog offers to start from; the first is where a person begins. */
  readonly places: readonly { readonly name: string; readonly folder: string }[];
  /** What the person chose in the system's dialogs: a page that was taken over can reach nothing else. */
  readonly chosen: Set<string>;
}

type FileCall =
  | "projects.openFile"
  | "projects.fileState"
  | "projects.save"
  | "projects.saveAs"
  | "projects.saveCopy"
  | "projects.revert"
  | "projects.compareFile"
  | "files.choose"
  | "files.browse";

type Opened = CallOutput<"projects.openFile">;

export interface FileServices {
  readonly handlers: Pick<Handlers, FileCall>;
  /** Opens a file the person gave the host itself, such as an argument of the program. */
  open(file: string): Result<Opened>;
}

/** Calls about the files of a person: opening, linking, saving, and what other programs do to them. */
export function fileServices(parts: FileParts): FileServices {
  const { store, events, chooser, chosen } = parts;

  function refusePath(file: string): Result<never> | null {
    if (!path.isAbsolute(file)) return failure("path-relative", "This is not a whole path.", file);
    if (chooser === null || chosen.has(file)) return null;
    return failure("not-chosen", "This file was not chosen in a dialog.", file);
  }

  function saveTo(
    id: string,
    options: { path: string; replaces: Replaces; embedTemplate: boolean; scrub: boolean },
    link: boolean,
  ): Result<CallOutput<"projects.save">> {
    // Before anything is written: afterwards nobody would know that the project is saved there.
    if (link && store.readOnly !== null) return { ok: false, problem: store.readOnly };
    const document = openDocument(store, id);
    if (!document.ok) return document;
    const saved = writeProject(parts, document.value, options);
    if (!saved.ok) return saved;
    const { path: savedPath, ledger, previous } = saved.value;
    const forgotten: LedgerEntry[] = [];
    if (link) {
      const problem = refusalOf(() =>
        linkSaved(parts, document.value, saved.value, options.embedTemplate),
      );
      if (problem !== null) forgotten.push(notRemembered(problem, savedPath));
      events.emit({ name: "project.fileChanged", payload: { id } });
      events.emit({ name: "projects.changed", payload: {} });
    }
    return success({ path: savedPath, ledger: [...forgotten, ...ledger], previous });
  }

  const handlers: FileServices["handlers"] = {
    "projects.openFile": ({ path: file }) => refusePath(file) ?? openFile(parts, file),
    "projects.fileState": ({ id }) => fileStateOf(parts, id),
    "projects.save": ({ id, overwrite }) => {
      const link = linkOf(store, id);
      if (!link.ok) return link;
      const { path: file, hash, embedsTemplate: embedTemplate } = link.value;
      const replaces = overwrite ? "anything" : { hash };
      return saveTo(id, { path: file, replaces, embedTemplate, scrub: false }, true);
    },
    "projects.saveAs": ({ id, path: file, overwrite, embedTemplate }) => {
      const replaces = overwrite ? "anything" : "nothing";
      const options = { path: file, replaces, embedTemplate, scrub: false } as const;
      return refusePath(file) ?? saveTo(id, options, true);
    },
    "projects.saveCopy": ({ id, path: file, overwrite, embedTemplate, scrub }) => {
      const refused = refusePath(file);
      if (refused !== null) return refused;
      const linked = store.links.get(id)?.path;
      if (linked !== undefined && (linked === resolved(file) || isSameFile(linked, file))) {
        return failure(
          "copy-onto-itself",
          "This is the file the model itself is saved to.",
          file,
          "Give the copy another name.",
        );
      }
      const replaces = overwrite ? "anything" : "nothing";
      const options = { path: file, replaces, embedTemplate, scrub } as const;
      return saveTo(id, options, false);
    },
    "projects.revert": ({ id, baseSeq }) => revert(parts, id, baseSeq),
    "projects.compareFile": ({ id }) => {
      const document = openDocument(store, id);
      if (!document.ok) return document;
      const now = readLinkedFile(parts, id);
      if (!now.ok) return now;
      return success(compareModels(now.value.content.model, document.value.model));
    },
    "files.choose": async ({ purpose, suggestedName }) => {
      if (chooser === null) return notHere();
      const file =
        purpose === "open" ? await chooser.open() : await chooser.save(safeFileName(suggestedName));
      if (file !== null) chosen.add(file);
      return success({ path: file });
    },
    "files.browse": ({ folder }) => {
      if (chooser !== null) return notHere();
      const recent = store.links.recentPaths(4).map((file) => path.dirname(file));
      const used = [...new Set(recent)].map((one) => ({ name: baseName(one) || one, folder: one }));
      const start = folder ?? recent[0] ?? parts.places[0]?.folder ?? path.sep;
      if (folder !== null && !path.isAbsolute(folder)) {
        return failure("path-relative", "This is not a whole path.", folder);
      }
      const known = new Set(parts.places.map((place) => place.folder));
      const places = [...parts.places, ...used.filter((place) => !known.has(place.folder))];
      const content = browseFolder(start, places);
      // A folder used last that is gone must not keep anyone from choosing another.
      const home = parts.places[0]?.folder;
      return content.ok || folder !== null || home === undefined
        ? content
        : browseFolder(home, places);
    },
  };
  return { handlers, open: (file) => openFile(parts, file) };
}

function notHere(): Result<never> {
  return failure("not-here", "This app chooses files in another way.");
}

function openFile(parts: FileParts, file: string): Result<Opened> {
  const { store } = parts;
  const real = resolved(file);
  const read = readInput(file, LARGEST_INPUT);
  if (!read.ok) return read;
  const bytes = read.value;
  if (isTemplateFormat(formatOf(real))) {
    const around = surroundingsOf(real, possibleBases(store, parts.builtIns), "folder");
    const template = readTemplateFile(bytes, file, around);
    if (!template.ok) return template;
    const named = { name: baseName(real), bytes };
    return success({
      kind: "template",
      id: store.templates.put(template.value, "imported", named),
    });
  }
  const known = store.links.projectsAt(real).find((id) => !isDamaged(store, id));
  // Whether its file changed meanwhile the window will see and ask about.
  if (known !== undefined) return success({ kind: "project", id: known, existing: true });
  const made = importModel(parts, file, bytes);
  if (!made.ok) return made;
  const { id, file: content } = made.value;
  const embedsTemplate = content.templateFrom === "file";
  store.links.set(id, { path: real, hash: contentHash(bytes), seq: 0, embedsTemplate });
  return success({ kind: "project", id, existing: false });
}

/** Whether the project cannot be opened for lack of what its file would bring. */
function isDamaged(store: Store, id: string): boolean {
  const opened = openDocument(store, id);
  return !opened.ok && ["project-damaged", "template-unknown"].includes(opened.problem.code);
}

/** The file is written whatever the store says: that must not look as if it were not. */
function notRemembered(problem: Problem, file: string): LedgerEntry {
  const said = "The file is saved; Palisade could not remember the link to it in its data folder.";
  return { effect: "dropped", place: file, what: `${said} ${problem.remedy ?? ""}`.trim() };
}

function revert(
  parts: FileParts,
  id: string,
  baseSeq: number,
): Result<CallOutput<"projects.revert">> {
  const document = openDocument(parts.store, id);
  if (!document.ok) return document;
  const now = readLinkedFile(parts, id);
  if (!now.ok) return now;
  const { project, model } = document.value;
  const templateKey = keepTemplate(parts.store, now.value.content);
  const template =
    templateKey === project.templateKey
      ? []
      : [{ table: "template" as const, before: project.templateKey, after: templateKey }];
  const patches = [...template, ...modelDifference(model, now.value.content.model)];
  const label = `Take over ${baseName(now.value.link.path)}`.slice(0, 500);
  const same = patches.length === 0 && project.seq === baseSeq;
  const appended = same
    ? success({ seq: baseSeq })
    : appendAndTell(parts, id, baseSeq, { label, patches });
  if (!appended.ok) return appended;
  linkRead(parts, id, appended.value.seq, now.value);
  parts.events.emit({ name: "project.fileChanged", payload: { id } });
  return success({ seq: appended.value.seq, changed: !same });
}
