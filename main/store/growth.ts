/** What grows by changes: the model of a project, and a template that is being edited. */

import { applyChange, PatchMismatch, type Change } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import { packModel, unpackModel } from "../../shared/model/packed.ts";
import { failure, type Result } from "../../shared/model/result.ts";
import { changeSchema, modelSchema } from "../../shared/model/schema.ts";
import { tryTemplateChange, type TemplateChange } from "../../shared/template/change.ts";
import { templateChangeSchema } from "../../shared/template/change-schema.ts";
import { templateSchema } from "../../shared/template/schema.ts";
import type { Template } from "../../shared/template/template.ts";

/** A change as the log keeps it, whatever it changes. */
export interface LoggedChange {
  readonly label: string;
  readonly patches: readonly unknown[];
}

/** How one kind of content grows, and in which tables that is kept. */
export interface Growth<Content, Made extends LoggedChange> {
  readonly tables: {
    readonly changes: string;
    readonly snapshots: string;
    /** Column that says what a change or snapshot belongs to. */
    readonly owner: string;
    /** Column of a snapshot that holds the content. */
    readonly content: string;
  };
  /** What came out of the database; null when it is damaged. */
  readContent(stored: unknown): Content | null;
  readChange(stored: unknown): Made | null;
  /** The content after the change; null when the change does not fit it. */
  apply(content: Content, change: Made): Content | null;
  /** The failure that says what of it is damaged. */
  damaged(what: string): Result<never>;
}

/** How the model of a project grows. */
export const modelGrowth: Growth<Model, Change> = {
  tables: { changes: "change", snapshots: "snapshot", owner: "project_id", content: "model" },
  readContent(stored) {
    const model = modelSchema.safeParse(stored);
    if (!model.success) return null;
    // Every item was read with attributes of its own; packing and unpacking has items share equal ones again.
    return unpackModel(packModel(model.data)) ?? model.data;
  },
  readChange: (stored) => changeSchema.safeParse(stored).data ?? null,
  apply(model, change) {
    try {
      return applyChange(model, change);
    } catch (error) {
      if (error instanceof PatchMismatch) return null;
      throw error;
    }
  },
  damaged: (what) =>
    failure(
      "project-damaged",
      `The stored project is damaged: ${what}.`,
      null,
      "Import the file it came from again, or restore a backup copy of the data folder.",
    ),
};

/** How a template grows that is being edited. */
export const draftGrowth: Growth<Template, TemplateChange> = {
  tables: {
    changes: "template_change",
    snapshots: "template_snapshot",
    owner: "draft_id",
    content: "content",
  },
  readContent: (stored) => templateSchema.safeParse(stored).data ?? null,
  readChange: (stored) => templateChangeSchema.safeParse(stored).data ?? null,
  apply: tryTemplateChange,
  damaged: (what) =>
    failure(
      "draft-damaged",
      `The stored template is damaged: ${what}.`,
      null,
      "Import the file it was exported to, or restore a backup copy of the data folder.",
    ),
};
