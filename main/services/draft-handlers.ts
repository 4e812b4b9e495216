import { LONGEST_CATCH_UP } from "../../shared/api-projects.ts";
import type { CallOutput } from "../../shared/api.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Step } from "../../shared/model/steps.ts";
import { blankTemplate } from "../../shared/template/blank-template.ts";
import type { TemplateChange } from "../../shared/template/change.ts";
import { setManifest } from "../../shared/template/edits/manifest.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Store } from "../store/store.ts";
import type { TemplateFile } from "../store/templates.ts";
import type { Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import { notTooMany } from "./history-handlers.ts";
import type { SettingsReader } from "./setting-handlers.ts";
import { fileOfTemplate, type BuiltInFile, type BuiltIns } from "./template-handlers.ts";
import { templateById } from "./template-shelf.ts";

interface DraftParts {
  readonly store: Store;
  readonly builtIns: BuiltIns;
  readonly builtInFile: BuiltInFile;
  readonly events: EventHub;
  readonly settings: SettingsReader;
  readonly newId: () => string;
}

type DraftCall =
  | "drafts.create"
  | "drafts.open"
  | "drafts.append"
  | "drafts.change"
  | "drafts.changesSince"
  | "drafts.delete"
  | "drafts.publish";

/** Calls about templates that are edited. */
export function draftHandlers(parts: DraftParts): Pick<Handlers, DraftCall> {
  const { store, builtIns, events, settings, newId } = parts;
  const { drafts } = store;
  const tellLists = () => events.emit({ name: "templates.changed", payload: {} });

  function append(
    id: string,
    baseSeq: number,
    change: TemplateChange,
    step?: Step,
  ): Result<{ seq: number }> {
    const appended = drafts.append(id, baseSeq, change, settings().author, step);
    if (!appended.ok) return appended;
    events.emit({ name: "draft.appended", payload: { id, seq: appended.value.seq } });
    tellLists();
    return appended;
  }

  function isPublished(id: string, version: string): boolean {
    return store.templates
      .list()
      .some((row) => row.draftId === id && row.published && row.version === version);
  }

  return {
    "drafts.create": ({ name, templateId }) => {
      const begun = beginning(parts, templateId);
      if (!begun.ok) return begun;
      const { template, file } = begun.value;
      const author = settings().author || template.manifest.author;
      const manifest = { id: newId(), name, version: "1.0.0.0", author };
      const id = drafts.create({ ...template, manifest }, file);
      tellLists();
      return success({ id });
    },
    "drafts.open": ({ id }) => {
      const opened = drafts.open(id);
      if (!opened.ok) return opened;
      const { seq, template } = opened.value;
      return success({ id, seq, template, history: store.draftLog.stacks(id, seq) });
    },
    "drafts.append": ({ id, baseSeq, change, step }) => append(id, baseSeq, change, step),
    "drafts.change": ({ id, seq }) => {
      const opened = drafts.open(id);
      return opened.ok ? store.draftLog.change(id, seq) : opened;
    },
    "drafts.changesSince": ({ id, seq }) => {
      const opened = drafts.open(id);
      if (!opened.ok) return opened;
      return notTooMany(store.draftLog.since(id, seq, LONGEST_CATCH_UP + 1));
    },
    "drafts.delete": ({ id }) => {
      const removed = drafts.remove(id);
      if (!removed.ok) return removed;
      tellLists();
      return success({});
    },
    "drafts.publish": ({ id, baseSeq, version }): Result<CallOutput<"drafts.publish">> => {
      const opened = drafts.open(id);
      if (!opened.ok) return opened;
      if (isPublished(id, version)) return versionTaken(version);
      const change = setManifest(opened.value.template, { version }, `Publish ${version}`);
      if (change === null && opened.value.seq !== baseSeq) return changedMeanwhile();
      const appended = change === null ? success({ seq: baseSeq }) : append(id, baseSeq, change);
      if (!appended.ok) return appended;
      const published = drafts.open(id);
      if (!published.ok) return published;
      const templateId = store.templates.putDraft(published.value.template, id, true);
      tellLists();
      return success({ seq: appended.value.seq, templateId });
    },
  };

  function beginning(
    of: DraftParts,
    templateId: string | null,
  ): Result<{ template: Template; file: TemplateFile | null }> {
    if (templateId === null) {
      return success({ template: blankTemplate(newId(), "", ""), file: null });
    }
    const found = templateById(of.store, builtIns, templateId);
    if (!found.ok) return found;
    const { template } = found.value;
    return success({ template, file: fileOfTemplate(of, templateId) });
  }
}

function versionTaken(version: string): Result<never> {
  return failure(
    "version-published",
    `Version ${version} is published already, and a published version stays as it is.`,
    version,
    "Publish it under another version.",
  );
}

function changedMeanwhile(): Result<never> {
  return failure(
    "out-of-date",
    "The template was changed elsewhere in the meantime; nothing was published.",
    null,
    "Look at it again and publish it then.",
  );
}
