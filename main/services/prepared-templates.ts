/**
 * Built-in templates as the build prepared them: reading their YAML takes a third of a second and a hundred
 * megabytes, which every start of the app and of the command line would pay.
 */

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { templateSchema } from "../../shared/template/schema.ts";
import type { Template } from "../../shared/template/template.ts";

const prepared = z.object({
  /** What it was made of; see `fingerprintOf`. */
  source: z.string(),
  template: templateSchema,
});

/** The template a file in `stencils/` was prepared as; null when it is not there or was made of something else. */
export function readPrepared(folder: string, file: string): Template | null {
  const kept = path.join(folder, preparedName(file));
  if (!fs.existsSync(kept)) return null;
  try {
    const read = prepared.safeParse(JSON.parse(fs.readFileSync(kept, "utf8")));
    return read.success && read.data.source === fingerprintOf(file) ? read.data.template : null;
  } catch {
    // The YAML is there all the same.
    return null;
  }
}

/** Keeps what a template file was read as, for `readPrepared`. */
export function writePrepared(folder: string, file: string, template: Template): void {
  fs.mkdirSync(folder, { recursive: true });
  const content = JSON.stringify({ source: fingerprintOf(file), template });
  fs.writeFileSync(path.join(folder, preparedName(file)), content);
}

function preparedName(file: string): string {
  return `${path.basename(path.dirname(file))}.json`;
}

/** Changes with the text of a template and with its icons. */
function fingerprintOf(file: string): string {
  const hash = createHash("sha256").update(fs.readFileSync(file));
  const icons = path.join(path.dirname(file), "icons");
  for (const name of fs.existsSync(icons) ? fs.readdirSync(icons).sort() : []) {
    hash.update(`\0${name}\0`).update(fs.readFileSync(path.join(icons, name)));
  }
  return hash.digest("hex");
}
