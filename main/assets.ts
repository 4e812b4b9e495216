/** Where the files that ship with Palisade lie: the same whether it runs from sources or bundled. */

import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

export interface Assets {
  readonly version: string;
  /** The built renderer: `index.html` and what it needs. */
  readonly rendererFolder: string;
  /** The built-in templates. */
  readonly stencilsFolder: string;
  /** The sandboxed preload of the desktop host. */
  readonly preloadFile: string;
}

const packageSchema = z.object({ name: z.literal("palisade"), version: z.string() });

/**
 * Finds them from the folder of a running module: up to the folder with Palisade's own package.json.
 * @throws Error when there is none above, which means a broken installation.
 */
export function findAssets(moduleFolder: string): Assets {
  for (let folder = moduleFolder; ; folder = path.dirname(folder)) {
    const version = versionIn(folder);
    if (version !== null) {
      return {
        version,
        rendererFolder: path.join(folder, "dist", "renderer"),
        stencilsFolder: path.join(folder, "stencils"),
        preloadFile: path.join(folder, "dist", "electron", "preload.cjs"),
      };
    }
    if (folder === path.dirname(folder)) {
      throw new Error(`Palisade's package.json is not above ${moduleFolder}`);
    }
  }
}

function versionIn(folder: string): string | null {
  const file = path.join(folder, "package.json");
  if (!fs.existsSync(file)) return null;
  const parsed = packageSchema.safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
  return parsed.success ? parsed.data.version : null;
}
