/** Projects: a model that grows by changes, the template it uses, and the file it came from. */

import { z } from "zod";
import { templateAfter, type Change } from "../../shared/model/change.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Model } from "../../shared/model/model.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { ledgerSchema } from "../../shared/model/schema.ts";
import type { Step } from "../../shared/model/steps.ts";
import type { Connection } from "./database.ts";
import { modelGrowth } from "./growth.ts";
import { historyOf } from "./history.ts";
import { RecentlyUsed } from "./recently-used.ts";
import { withSoundIndex } from "./search-index.ts";
import { templateInUse } from "./template-in-use.ts";

/** The file a project was made of. */
interface ProjectFile {
  readonly name: string;
  /** Its content as it came, for writing back what the model does not say. */
  readonly bytes: Uint8Array;
  readonly ledger: LossLedger;
  /** See `AnalysisOptions` in `shared/stride/analyze.ts`. */
  readonly titlesFrozen: boolean;
}

interface NewProject {
  readonly name: string;
  readonly model: Model;
  readonly templateKey: string;
  readonly file: ProjectFile | null;
}

export interface StoredProject {
  readonly id: string;
  readonly name: string;
  /** Of the `.tm7` it was made of or last saved to; null for neither. */
  readonly fileName: string | null;
  /** Whether it was made of a file, whatever it was saved to since. */
  readonly loaded: boolean;
  readonly templateKey: string;
  /** The template that came with that file; null when there is none. */
  readonly originTemplateKey: string | null;
  /** Number of the last change; 0 = none yet. */
  readonly seq: number;
  readonly model: Model;
  readonly ledger: LossLedger;
  readonly titlesFrozen: boolean;
}

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  fileName: z.string().nullable(),
  templateName: z.string(),
  updatedAt: z.string(),
  seq: z.int(),
  /** Counted when the projection was made last; see `projections.ts`. */
  diagrams: z.int(),
  threats: z.int(),
  unjudged: z.int(),
});
export type ProjectRow = z.output<typeof rowSchema>;

const headSchema = z.object({
  id: z.string(),
  name: z.string(),
  templateKey: z.string(),
  originTemplateKey: z.string().nullable(),
  seq: z.int(),
  fileName: z.string().nullable(),
  ledger: z.string().nullable(),
  titlesFrozen: z.int().nullable(),
  /** Null = no file. */
  madeHere: z.int().nullable(),
});
type Head = z.output<typeof headSchema>;

const bytesRow = z.object({ bytes: z.instanceof(Uint8Array) }).optional();

export interface ProjectStore {
  /** Gives the id of the new project. */
  create(project: NewProject): string;
  /** All that are not deleted, last changed first. */
  list(): ProjectRow[];
  open(id: string): Result<StoredProject>;
  /** The model as it was after change `seq`; fails with `change-unknown` when there is no such change yet. */
  modelAt(id: string, seq: number): Result<Model>;
  /** Fails with `project-unknown` when it is not there or deleted. */
  exists(id: string): Result<null>;
  /**
   * Adds one change. When this returns a success the change is on the disk. Fails with `out-of-date` when
   * `baseSeq` is not the last change, `change-does-not-fit` when the change contradicts the model or the step
   * what was done before.
   */
  append(
    id: string,
    baseSeq: number,
    change: Change,
    author: string,
    step?: Step,
  ): Result<{ seq: number }>;
  /** Takes the project off the list; `purge` forgets it for good. */
  remove(id: string): Result<null>;
  /** Forgets every project removed before `time` (ISO 8601). */
  purge(time: string): void;
  /** Makes the next opening of the projects used last quicker. */
  settle(): void;
  /** The bytes of its file; null when there is none. */
  originalBytes(id: string): Uint8Array | null;
  /** From now on this is its file, brought with the given template; it counts as made of it only if it was before. */
  replaceOrigin(id: string, file: ProjectFile, templateKey: string): void;
  /** The template in use after change `seq`; see `modelAt`. */
  templateAt(id: string, seq: number): Result<string>;
}

/** Models kept in memory so that appending to an open project does not replay its history. */
const MODELS_IN_MEMORY = 4;

/**
 * @param now gives the time as ISO 8601.
 * @param newId gives a new UUID.
 */
export function projectStore(
  connection: Connection,
  now: () => string,
  newId: () => string,
): ProjectStore {
  const sql = statements(connection);
  const history = historyOf(connection, now, modelGrowth);
  const templateAt = templateInUse(connection);
  const models = new RecentlyUsed<string, { seq: number; model: Model }>(MODELS_IN_MEMORY);

  function headOf(id: string): Result<Head> {
    const row = sql.head.get(id);
    return row === undefined
      ? failure("project-unknown", "This project is not there any more.", null)
      : success(headSchema.parse(row));
  }

  function modelOf(id: string, seq: number): Result<Model> {
    const known = models.get(id);
    if (known?.seq === seq) return success(known.model);
    const replayed = history.replay(id, seq);
    if (replayed.ok) models.set(id, { seq, model: replayed.value });
    return replayed;
  }

  const create = connection.transaction(({ name, model, templateKey, file }: NewProject) => {
    const id = newId();
    const time = now();
    sql.insert.run({ id, name, templateKey, time });
    history.begin(id, model);
    if (file !== null) {
      const ledger = JSON.stringify(file.ledger);
      const titlesFrozen = file.titlesFrozen ? 1 : 0;
      sql.putFile.run({
        id,
        name: file.name,
        bytes: file.bytes,
        ledger,
        titlesFrozen,
        templateKey,
        madeHere: 0,
      });
    }
    return id;
  });

  const append = connection.transaction(
    (id: string, baseSeq: number, change: Change, author: string, step: Step): Result<Model> => {
      const head = headOf(id);
      if (!head.ok) return head;
      if (head.value.seq !== baseSeq) return outOfDate(head.value.name);
      const model = modelOf(id, baseSeq);
      if (!model.ok) return model;
      const after = modelGrowth.apply(model.value, change);
      const templateKey = templateAfter(head.value.templateKey, change);
      if (after === null || templateKey === null || !history.accepts(id, step)) {
        return doesNotFit(change.label);
      }
      if (sql.hasTemplate.get(templateKey) === undefined) return doesNotFit(change.label);
      history.add(id, { seq: baseSeq + 1, change, step, after, author });
      const name = renamed(model.value, after) ?? head.value.name;
      sql.advance.run({ id, seq: baseSeq + 1, name, templateKey, time: now() });
      return success(after);
    },
  );

  const remove = connection.transaction((id: string) => {
    sql.remove.run(now(), id);
    sql.forgetThreats.run(id);
    sql.forgetTexts.run(id);
  });

  const settle = connection.transaction(() => {
    for (const [id, { seq, model }] of models.entries()) {
      if (headOf(id).ok) history.settle(id, seq, model);
    }
  });

  return {
    create: (project) => create.immediate(project),
    list: () => sql.list.all().map((row) => rowSchema.parse(row)),
    open(id) {
      const head = headOf(id);
      if (!head.ok) return head;
      const model = modelOf(id, head.value.seq);
      if (!model.ok) return model;
      const { ledger, titlesFrozen, madeHere, ...rest } = head.value;
      return success({
        ...rest,
        model: model.value,
        ledger: parseLedger(ledger),
        titlesFrozen: titlesFrozen === 1,
        loaded: madeHere === 0,
      });
    },
    modelAt(id, seq) {
      const head = headOf(id);
      if (!head.ok) return head;
      if (seq === head.value.seq) return modelOf(id, seq);
      return seq > head.value.seq
        ? failure("change-unknown", `There is no change ${seq} in this project.`)
        : history.replay(id, seq);
    },
    exists(id) {
      const head = headOf(id);
      return head.ok ? success(null) : head;
    },
    append(id, baseSeq, change, author, step = { kind: "edit" }) {
      const appended = append.immediate(id, baseSeq, change, author, step);
      if (!appended.ok) return appended;
      const seq = baseSeq + 1;
      models.set(id, { seq, model: appended.value });
      return success({ seq });
    },
    remove(id) {
      const head = headOf(id);
      if (!head.ok) return head;
      withSoundIndex(connection, () => remove.immediate(id));
      models.delete(id);
      return success(null);
    },
    purge(time) {
      withSoundIndex(connection, () => sql.purge.run(time));
    },
    replaceOrigin(id, { name, bytes, ledger, titlesFrozen }, templateKey) {
      sql.putFile.run({
        id,
        name,
        bytes,
        ledger: JSON.stringify(ledger),
        titlesFrozen: titlesFrozen ? 1 : 0,
        templateKey,
        // The first file of a project that had none.
        madeHere: 1,
      });
    },
    templateAt(id, seq) {
      const head = headOf(id);
      return head.ok ? success(templateAt(id, seq) ?? head.value.templateKey) : head;
    },
    settle: () => settle.immediate(),
    originalBytes(id) {
      const row = bytesRow.parse(sql.bytes.get(id));
      return row === undefined ? null : new Uint8Array(row.bytes);
    },
  };
}

function outOfDate(name: string): Result<never> {
  return failure(
    "out-of-date",
    "The project was changed elsewhere in the meantime; this change was not stored.",
    name,
    "Reload the project and try again.",
  );
}

function doesNotFit(label: string): Result<never> {
  return failure(
    "change-does-not-fit",
    "This change contradicts the stored project; it was not stored.",
    label,
    "Reload the project and try again.",
  );
}

/** The new name when the change renamed the model; null when it did not or left it nameless. */
function renamed(before: Model, after: Model): string | null {
  const name = after.information.name.trim();
  return name === "" || name === before.information.name.trim() ? null : name;
}

function parseLedger(text: string | null): LossLedger {
  return text === null ? [] : ledgerSchema.parse(JSON.parse(text));
}

function statements(connection: Connection) {
  return {
    insert: connection.prepare(
      `INSERT INTO project (id, name, template_key, seq, created_at, updated_at)
       VALUES (@id, @name, @templateKey, 0, @time, @time)`,
    ),
    putFile: connection.prepare(
      `INSERT INTO project_file (project_id, file_name, bytes, ledger, titles_frozen, template_key, made_here)
       VALUES (@id, @name, @bytes, @ledger, @titlesFrozen, @templateKey, @madeHere)
       ON CONFLICT (project_id) DO UPDATE
         SET file_name = excluded.file_name, bytes = excluded.bytes, ledger = excluded.ledger,
             titles_frozen = excluded.titles_frozen, template_key = excluded.template_key`,
    ),
    hasTemplate: connection.prepare<[string]>("SELECT 1 FROM template WHERE key = ?"),
    list: connection.prepare(
      `SELECT project.id, project.name, project_file.file_name AS fileName,
              coalesce(template.name, '') AS templateName, project.updated_at AS updatedAt, project.seq,
              diagrams, threats, unjudged
       FROM project LEFT JOIN template ON template.key = project.template_key
       LEFT JOIN project_file ON project_file.project_id = project.id
       WHERE project.deleted_at IS NULL
       ORDER BY project.updated_at DESC, project.rowid DESC`,
    ),
    head: connection.prepare<[string]>(
      `SELECT project.id, project.name, project.template_key AS templateKey, seq,
              project_file.template_key AS originTemplateKey, project_file.file_name AS fileName, project_file.ledger,
              titles_frozen AS titlesFrozen, made_here AS madeHere
       FROM project LEFT JOIN project_file ON project_file.project_id = project.id
       WHERE project.id = ? AND deleted_at IS NULL`,
    ),
    advance: connection.prepare(
      `UPDATE project SET seq = @seq, name = @name, template_key = @templateKey, updated_at = @time
       WHERE id = @id`,
    ),
    remove: connection.prepare<[string, string]>(
      "UPDATE project SET deleted_at = ?, projected_seq = NULL WHERE id = ?",
    ),
    forgetThreats: connection.prepare<[string]>("DELETE FROM threat WHERE project_id = ?"),
    forgetTexts: connection.prepare<[string]>("DELETE FROM search_text WHERE project_id = ?"),
    purge: connection.prepare<[string]>(
      "DELETE FROM project WHERE deleted_at IS NOT NULL AND deleted_at < ?",
    ),
    bytes: connection.prepare<[string]>("SELECT bytes FROM project_file WHERE project_id = ?"),
  };
}
