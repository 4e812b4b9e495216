/** Templates that are edited: each grows by changes. */

import { z } from "zod";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Step } from "../../shared/model/steps.ts";
import { normalTemplate, type TemplateChange } from "../../shared/template/change.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Connection } from "./database.ts";
import { draftGrowth } from "./growth.ts";
import { historyOf } from "./history.ts";
import { RecentlyUsed } from "./recently-used.ts";
import { templateFileRow, type TemplateFile } from "./templates.ts";

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  author: z.string(),
  stencils: z.int(),
  threatTypes: z.int(),
  seq: z.int(),
  /** ISO 8601. */
  updatedAt: z.string(),
});
export type DraftRow = z.output<typeof rowSchema>;

interface StoredDraft {
  readonly id: string;
  /** Number of the last change; 0 = none yet. */
  readonly seq: number;
  readonly template: Template;
}

export interface DraftStore {
  /**
   * Gives the id of the new draft.
   * @param file what it is to be written back into without loss; null for none
   */
  create(template: Template, file: TemplateFile | null): string;
  /** All that are not deleted, by name. */
  list(): DraftRow[];
  /** Fails with `draft-unknown` when it is not there or deleted. */
  open(id: string): Result<StoredDraft>;
  /** As `append` of projects. */
  append(
    id: string,
    baseSeq: number,
    change: TemplateChange,
    author: string,
    step?: Step,
  ): Result<{ seq: number }>;
  /** The file it began as; null when there was none. */
  fileOf(id: string): TemplateFile | null;
  /** Takes the draft off the list; `purge` forgets it for good. */
  remove(id: string): Result<null>;
  /** Forgets every draft removed before `time` (ISO 8601). */
  purge(time: string): void;
  /** Makes the next opening of the drafts used last quicker. */
  settle(): void;
}

/** Templates kept in memory so that appending to an open one does not replay its history. */
const TEMPLATES_IN_MEMORY = 3;

/**
 * @param now gives the time as ISO 8601.
 * @param newId gives a new UUID.
 */
export function draftStore(
  connection: Connection,
  now: () => string,
  newId: () => string,
): DraftStore {
  const sql = statements(connection);
  const history = historyOf(connection, now, draftGrowth);
  const templates = new RecentlyUsed<string, { seq: number; template: Template }>(
    TEMPLATES_IN_MEMORY,
  );

  function rowOf(id: string): Result<DraftRow> {
    const row = sql.row.get(id);
    return row === undefined
      ? failure("draft-unknown", "This template is not there any more.")
      : success(rowSchema.parse(row));
  }

  function templateOf(id: string, seq: number): Result<Template> {
    const known = templates.get(id);
    if (known?.seq === seq) return success(known.template);
    const replayed = history.replay(id, seq);
    if (replayed.ok) templates.set(id, { seq, template: replayed.value });
    return replayed;
  }

  const create = connection.transaction((template: Template, file: TemplateFile | null) => {
    const id = newId();
    sql.insert.run({
      ...figures(template),
      id,
      fileName: file?.name ?? null,
      fileBytes: file?.bytes ?? null,
      time: now(),
    });
    history.begin(id, normalTemplate(template));
    return id;
  });

  const append = connection.transaction(
    (
      id: string,
      baseSeq: number,
      change: TemplateChange,
      author: string,
      step: Step,
    ): Result<Template> => {
      const row = rowOf(id);
      if (!row.ok) return row;
      if (row.value.seq !== baseSeq) return outOfDate(row.value.name);
      const template = templateOf(id, baseSeq);
      if (!template.ok) return template;
      const after = draftGrowth.apply(template.value, change);
      if (after === null || !history.accepts(id, step)) return doesNotFit(change.label);
      history.add(id, { seq: baseSeq + 1, change, step, after, author });
      sql.advance.run({ ...figures(after), id, seq: baseSeq + 1, time: now() });
      return success(after);
    },
  );

  const settle = connection.transaction(() => {
    for (const [id, { seq, template }] of templates.entries()) {
      if (rowOf(id).ok) history.settle(id, seq, template);
    }
  });

  return {
    create: (template, file) => create.immediate(template, file),
    list: () => sql.list.all().map((row) => rowSchema.parse(row)),
    open(id) {
      const row = rowOf(id);
      if (!row.ok) return row;
      const { seq } = row.value;
      const template = templateOf(id, seq);
      return template.ok ? success({ id, seq, template: template.value }) : template;
    },
    append(id, baseSeq, change, author, step = { kind: "edit" }) {
      const appended = append.immediate(id, baseSeq, change, author, step);
      if (!appended.ok) return appended;
      const seq = baseSeq + 1;
      templates.set(id, { seq, template: appended.value });
      return success({ seq });
    },
    fileOf(id) {
      const row = templateFileRow.parse(sql.file.get(id));
      return row === undefined ? null : { name: row.name, bytes: new Uint8Array(row.bytes) };
    },
    remove(id) {
      const row = rowOf(id);
      if (!row.ok) return row;
      sql.remove.run(now(), id);
      templates.delete(id);
      return success(null);
    },
    purge: (time) => void sql.purge.run(time),
    settle: () => settle.immediate(),
  };
}

function figures({ manifest, stencils, threatTypes }: Template) {
  const { name, version, author } = manifest;
  return { name, version, author, stencils: stencils.length, threatTypes: threatTypes.length };
}

function outOfDate(name: string): Result<never> {
  return failure(
    "out-of-date",
    "The template was changed elsewhere in the meantime; this change was not stored.",
    name,
    "Open the template again and repeat it.",
  );
}

function doesNotFit(label: string): Result<never> {
  return failure(
    "change-does-not-fit",
    "This change contradicts the stored template; it was not stored.",
    label,
    "Open the template again and repeat it.",
  );
}

function statements(connection: Connection) {
  const columns = `id, name, version, author, stencils, threat_types AS threatTypes, seq,
                   updated_at AS updatedAt`;
  return {
    insert: connection.prepare(
      `INSERT INTO template_draft (id, name, version, author, stencils, threat_types, seq, file_name,
                                   file_bytes, created_at, updated_at)
       VALUES (@id, @name, @version, @author, @stencils, @threatTypes, 0, @fileName,
               @fileBytes, @time, @time)`,
    ),
    list: connection.prepare(
      `SELECT ${columns} FROM template_draft WHERE deleted_at IS NULL ORDER BY name, version, id`,
    ),
    row: connection.prepare<[string]>(
      `SELECT ${columns} FROM template_draft WHERE id = ? AND deleted_at IS NULL`,
    ),
    advance: connection.prepare(
      `UPDATE template_draft
       SET seq = @seq, name = @name, version = @version, author = @author, stencils = @stencils,
           threat_types = @threatTypes, updated_at = @time
       WHERE id = @id`,
    ),
    file: connection.prepare<[string]>(
      `SELECT file_name AS name, file_bytes AS bytes FROM template_draft
       WHERE id = ? AND file_bytes IS NOT NULL`,
    ),
    remove: connection.prepare<[string, string]>(
      "UPDATE template_draft SET deleted_at = ? WHERE id = ?",
    ),
    purge: connection.prepare<[string]>(
      "DELETE FROM template_draft WHERE deleted_at IS NOT NULL AND deleted_at < ?",
    ),
  };
}
