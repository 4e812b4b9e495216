/** Which template a project used at a time. */

import { z } from "zod";
import type { Connection } from "./database.ts";
import { modelGrowth } from "./growth.ts";
import { parseJson } from "./parse-json.ts";

const patchesRow = z.object({ patches: z.string() }).transform(({ patches }) => patches);

/** The template in use after change `seq` when a later change chose another; null when none did. */
type TemplateInUse = (projectId: string, seq: number) => string | null;

export function templateInUse(connection: Connection): TemplateInUse {
  const nextTemplate = connection.prepare<[string, number]>(
    `SELECT patches FROM change
     WHERE project_id = ? AND seq > ? AND instr(patches, '{"table":"template"') > 0
     ORDER BY seq LIMIT 1`,
  );
  return (projectId, seq) => {
    const row = nextTemplate.get(projectId, seq);
    if (row === undefined) return null;
    const patches = parseJson(patchesRow.parse(row));
    const change = modelGrowth.readChange({ label: "-", patches });
    const chosen = change?.patches.find((patch) => patch.table === "template");
    return chosen?.before ?? null;
  };
}
