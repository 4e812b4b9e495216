/** Templates: one row per content, whatever names it came under. */

import { createHash } from "node:crypto";
import { z } from "zod";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { templateSchema } from "../../shared/template/schema.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Connection } from "./database.ts";
import { parseJson } from "./parse-json.ts";

type TemplateOrigin = "builtIn" | "imported" | "embedded";

/** The file a template was read from, kept for writing it back without loss. */
export interface TemplateFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const rowSchema = z.object({
  key: z.string(),
  origin: z.enum(["builtIn", "imported", "embedded"]),
  name: z.string(),
  version: z.string(),
  author: z.string(),
  stencils: z.int(),
  threatTypes: z.int(),
  /** The edited template it is a state of; null for others. */
  draftId: z.string().nullable(),
  /** Whether it was published on purpose, not only used by a project. */
  published: z.int().transform((flag) => flag === 1),
});
export type TemplateRow = z.output<typeof rowSchema>;

const contentRow = z.object({ content: z.string() });
export const templateFileRow = z
  .object({ name: z.string(), bytes: z.instanceof(Uint8Array) })
  .optional();

const draftRow = z.object({ draftId: z.string().nullable() }).optional();

/** How the state of an edited template gets in; it has no file of its own. */
const forDraft = { origin: "imported", file: null } as const;

export interface TemplateStore {
  /** Stores a template unless its content is there already; gives its key either way. */
  put(template: Template, origin: TemplateOrigin, file: TemplateFile | null): string;
  /** Stores the state of a template that is edited, so that projects can use it; gives its key. */
  putDraft(template: Template, draftId: string, published: boolean): string;
  /** All stored ones, by name and version. */
  list(): TemplateRow[];
  open(key: string): Result<Template>;
  /** The file it was read from; null when there was none. */
  fileOf(key: string): TemplateFile | null;
}

/**
 * What identifies a template: a digest of all it says. Its manifest's id does not, since many custom templates
 * keep that of the one they were copied from.
 */
export function templateKey(template: Template): string {
  return createHash("sha256")
    .update(JSON.stringify(templateSchema.parse(template)))
    .digest("hex");
}

/** @param now gives the time as ISO 8601. */
export function templateStore(connection: Connection, now: () => string): TemplateStore {
  const sql = statements(connection);

  function insert(
    template: Template,
    { origin, file }: { readonly origin: TemplateOrigin; readonly file: TemplateFile | null },
  ): string {
    const key = templateKey(template);
    sql.insert.run({
      key,
      origin,
      name: template.manifest.name,
      version: template.manifest.version,
      author: template.manifest.author,
      stencils: template.stencils.length,
      threatTypes: template.threatTypes.length,
      content: JSON.stringify(template),
      fileName: file?.name ?? null,
      fileBytes: file?.bytes ?? null,
      addedAt: now(),
    });
    return key;
  }

  return {
    put: (template, origin, file) => insert(template, { origin, file }),
    putDraft(template, draftId, published) {
      const known = draftRow.parse(sql.draftOf.get(templateKey(template)));
      const key = known?.draftId === null ? templateKey(template) : insert(template, forDraft);
      // What came here another way, word for word, stays what it was taken for.
      if (known?.draftId !== null) sql.ofDraft.run({ key, draftId, published: published ? 1 : 0 });
      return key;
    },
    list() {
      return sql.list.all().map((row) => rowSchema.parse(row));
    },
    open(key) {
      const row = sql.content.get(key);
      if (row === undefined) {
        return failure(
          "template-unknown",
          "This template is not there any more.",
          key,
          "Import it, or a file it is part of, again.",
        );
      }
      return parseTemplate(contentRow.parse(row).content, key);
    },
    fileOf(key) {
      const row = templateFileRow.parse(sql.file.get(key));
      return row === undefined ? null : { name: row.name, bytes: new Uint8Array(row.bytes) };
    },
  };
}

function parseTemplate(content: string, key: string): Result<Template> {
  const parsed = templateSchema.safeParse(parseJson(content));
  if (parsed.success) return success(parsed.data);
  return failure("template-damaged", "The stored template is damaged.", key, "Import it again.");
}

function statements(connection: Connection) {
  return {
    // A template the person imports on purpose is theirs from then on, even when a model brought it before.
    insert: connection.prepare(
      `INSERT INTO template (key, origin, name, version, author, stencils, threat_types, content,
                             file_name, file_bytes, added_at)
       VALUES (@key, @origin, @name, @version, @author, @stencils, @threatTypes, @content,
               @fileName, @fileBytes, @addedAt)
       ON CONFLICT (key) DO UPDATE
         SET origin = excluded.origin, file_name = excluded.file_name, file_bytes = excluded.file_bytes
         WHERE excluded.origin = 'imported' AND template.origin = 'embedded'`,
    ),
    list: connection.prepare(
      `SELECT key, origin, name, version, author, stencils, threat_types AS threatTypes,
              draft_id AS draftId, published
       FROM template ORDER BY name, version, key`,
    ),
    draftOf: connection.prepare<[string]>("SELECT draft_id AS draftId FROM template WHERE key = ?"),
    ofDraft: connection.prepare(
      "UPDATE template SET draft_id = @draftId, published = max(published, @published) WHERE key = @key",
    ),
    content: connection.prepare<[string]>("SELECT content FROM template WHERE key = ?"),
    file: connection.prepare<[string]>(
      `SELECT file_name AS name, file_bytes AS bytes FROM template
       WHERE key = ? AND file_bytes IS NOT NULL`,
    ),
  };
}
