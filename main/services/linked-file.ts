/** The file a project is linked to: reading it, saving to it, and telling whether it is still what it was. */

import { LARGEST_INPUT } from "../../shared/api.ts";
import type { FileState } from "../../shared/api-files.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { isSame } from "../../shared/model/sequence.ts";
import { FILE_MISSING } from "../file-problem.ts";
import { readInput } from "../read-input.ts";
import { contentHash, saveFile, type Replaces, type SavedFile } from "../saved-file.ts";
import type { FileLink } from "../store/links.ts";
import { refusalOf } from "../store/storage-problem.ts";
import type { Store } from "../store/store.ts";
import { templateKey as keyOf } from "../store/templates.ts";
import { baseName, formatOf, isTemplateFormat } from "./file-formats.ts";
import { openDocument, type OpenDocument } from "./open-document.ts";
import { readModelFile, type ModelFile } from "./read-model-file.ts";
import type { BuiltIns } from "./template-handlers.ts";
import { writeModelFile, type WrittenFile } from "./write-model-file.ts";
import { keepTemplate, templateShelf } from "./template-shelf.ts";

export interface LinkedFileParts {
  readonly store: Store;
  readonly builtIns: BuiltIns;
  readonly clock: () => Date;
  /** Folder for copies of what was saved over. */
  readonly keepIn: string;
  /** By project: the content of its file and the change that were last found to differ. */
  readonly differing: Map<string, string>;
}

/** A linked file as it is now on the disk. */
export interface FileNow {
  readonly link: FileLink;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly content: ModelFile;
}

/** What a save is to be like. */
export interface SaveOptions {
  readonly path: string;
  readonly replaces: Replaces;
  readonly embedTemplate: boolean;
  readonly scrub: boolean;
}

/** Fails with `not-linked` when the project has no file. */
export function linkOf(store: Store, id: string): Result<FileLink> {
  const link = store.links.get(id);
  return link === null
    ? failure("not-linked", "This model is not linked to a file.", null, "Save it as a file first.")
    : success(link);
}

/** Reads the linked file anew. */
export function readLinkedFile({ store, builtIns }: LinkedFileParts, id: string): Result<FileNow> {
  const link = linkOf(store, id);
  if (!link.ok) return link;
  const bytes = readInput(link.value.path, LARGEST_INPUT);
  if (!bytes.ok) return bytes;
  const shelf = templateShelf(store, builtIns);
  const content = readModelFile(bytes.value, link.value.path, shelf);
  if (!content.ok) return content;
  const hash = contentHash(bytes.value);
  return success({ link: link.value, bytes: bytes.value, hash, content: content.value });
}

/** Writes a project to a file. */
export function writeProject(
  parts: LinkedFileParts,
  document: OpenDocument,
  { path, replaces, embedTemplate, scrub }: SaveOptions,
): Result<SavedFile & WrittenFile> {
  const format = formatOf(path);
  if (format === null || isTemplateFormat(format)) {
    return failure(
      "format-unknown",
      "The name of this file does not say which format it is to have.",
      path,
      "End it in .palisade.json or .tm7.",
    );
  }
  const written = writeModelFile(format, {
    model: document.model,
    template: document.template,
    missingTemplate: null,
    templateElsewhere: isElsewhere(parts.store, document.project.templateKey),
    origin: originOf(parts.store, document),
    embedTemplate,
    scrub,
    fileName: path,
  });
  if (!written.ok) return written;
  const time = parts.clock().toISOString();
  const saved = saveFile(path, written.value.bytes, replaces, parts.keepIn, time);
  return saved.ok ? success({ ...saved.value, ...written.value }) : saved;
}

/** A template that came with a model is nowhere else. */
function isElsewhere(store: Store, templateKey: string): boolean {
  return store.templates
    .list()
    .some(({ key, origin }) => key === templateKey && origin !== "embedded");
}

/** The `.tm7` a project was made of or last saved to: what it says beyond the model is written again. */
function originOf(store: Store, { project }: OpenDocument) {
  if (project.fileName === null || formatOf(project.fileName) !== "tm7") return null;
  const bytes = store.projects.originalBytes(project.id);
  const keepsTemplate = project.templateKey === project.originTemplateKey;
  return bytes === null ? null : { bytes, keepsTemplate };
}

/** Links a project to the file it was just saved to. */
export function linkSaved(
  { store }: LinkedFileParts,
  document: OpenDocument,
  { path, hash, bytes }: SavedFile & WrittenFile,
  embedsTemplate: boolean,
): void {
  // What was read with a loss is not undone by writing: its ledger stays.
  const { id, seq, titlesFrozen, templateKey, originTemplateKey, ledger } = document.project;
  const before = originOf(store, document);
  store.links.set(id, { path, hash, seq, embedsTemplate });
  if (formatOf(path) !== "tm7") return;
  // What the file says beyond model and template goes with its template: it is kept for when that one comes back.
  const keeps = before === null || originTemplateKey === null || before.keepsTemplate;
  // Else the next save changes only what was edited since this one.
  const [origin, key] = keeps ? [bytes, templateKey] : [before.bytes, originTemplateKey];
  const file = { name: baseName(path), bytes: origin, ledger, titlesFrozen };
  store.projects.replaceOrigin(id, file, key);
}

/** Remembers that file and project say the same after change `seq`. */
export function linkRead(parts: LinkedFileParts, id: string, seq: number, file: FileNow): void {
  const { link, bytes, hash, content } = file;
  parts.store.links.set(id, { ...link, hash, seq });
  // What a `.tm7` says beyond the model is not in a file of our own: it stays for the next `.tm7`.
  if (formatOf(link.path) !== "tm7") return;
  const { ledger, titlesFrozen } = content;
  const origin = { name: baseName(link.path), bytes, ledger, titlesFrozen };
  parts.store.projects.replaceOrigin(id, origin, keepTemplate(parts.store, content));
}

/** Looks at the linked file. */
export function fileStateOf(parts: LinkedFileParts, id: string): Result<FileState> {
  const document = openDocument(parts.store, id);
  if (!document.ok) return document;
  const linked = linkOf(parts.store, id);
  if (!linked.ok) return success({ link: null, edited: false });
  const state = stateOfFile(parts, document.value, linked.value);
  const link = parts.store.links.get(id) ?? linked.value;
  const { path, syncedAt, embedsTemplate } = link;
  return success({
    link: { path, fileName: baseName(path), state, syncedAt, embedsTemplate },
    edited: parts.store.links.editedSince(id, link.seq),
  });
}

function stateOfFile(
  parts: LinkedFileParts,
  { project, model }: OpenDocument,
  link: FileLink,
): NonNullable<FileState["link"]>["state"] {
  const bytes = readInput(link.path, LARGEST_INPUT);
  if (!bytes.ok) return bytes.problem.code === FILE_MISSING ? "missing" : "unreadable";
  const hash = contentHash(bytes.value);
  if (hash === link.hash) return "same";
  // Windows ask whenever they come to the front: the same file is compared with the same project once.
  const compared = `${hash} ${project.seq}`;
  if (parts.differing.get(project.id) === compared) return "changed";
  // A save that ended between file and store, or the same edit made elsewhere, is no difference to a person.
  const now = readLinkedFile(parts, project.id);
  if (!now.ok) return "changed";
  const { content } = now.value;
  if (!isSame(content.model, model) || keyOf(content.template) !== project.templateKey) {
    if (now.value.hash === hash) parts.differing.set(project.id, compared);
    return "changed";
  }
  // On a full disk that is found out again at the next look.
  refusalOf(() => linkRead(parts, project.id, project.seq, now.value));
  return "same";
}
