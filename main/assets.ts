/** Where the files that ship with Palisade lie: the same whether it runs from sources or bundled. */

import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { BOLD_WEIGHT } from "../shared/scene/text.ts";

export interface Assets {
  readonly version: string;
  /** The built renderer: `index.html` and what it needs. */
  readonly rendererFolder: string;
  /** The built-in templates. */
  readonly stencilsFolder: string;
  /** What the build made of them; null when Palisade runs from its sources, which may be newer. */
  readonly preparedFolder: string | null;
  /** The sandboxed preload of the desktop host. */
  readonly preloadFile: string;
  /** Inter, the font every painter measures with (WOFF2), by weight; empty when it was not installed. */
  readonly fontFiles: ReadonlyMap<number, string>;
}

/** Where the renderer's build and the npm package keep the font, relative to Palisade's folder. */
const fontFolders = ["dist/renderer/assets", "node_modules/@fontsource/inter/files"];
/**
 * Weights that documents use. Single-weight files: Chromium writes a variable font into a PDF glyph by glyph as
 * drawings (Type 3), which viewers show badly and search slowly.
 */
const fontWeights = [400, BOLD_WEIGHT];

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
        preparedFolder: isBundled(moduleFolder, folder)
          ? path.join(folder, "dist", "templates")
          : null,
        preloadFile: path.join(folder, "dist", "electron", "preload.cjs"),
        fontFiles: findFonts(folder),
      };
    }
    if (folder === path.dirname(folder)) {
      throw new Error(`Palisade's package.json is not above ${moduleFolder}`);
    }
  }
}

function isBundled(moduleFolder: string, folder: string): boolean {
  return path.relative(folder, moduleFolder).split(path.sep)[0] === "dist";
}

function findFonts(folder: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const weight of fontWeights) {
    const name = new RegExp(`^inter-latin-${weight}-normal.*\\.woff2$`);
    for (const place of fontFolders.map((relative) => path.join(folder, relative))) {
      const file = fs.existsSync(place) && fs.readdirSync(place).find((entry) => name.test(entry));
      if (file && !found.has(weight)) found.set(weight, path.join(place, file));
    }
  }
  return found;
}

/** `@font-face` rules with the font inside, for files that must look the same everywhere; "" without a font. */
export function embeddedFontCss({ fontFiles }: Assets): string {
  return [...fontFiles]
    .map(([weight, file]) => {
      const data = fs.readFileSync(file).toString("base64");
      return `@font-face { font-family: "Inter"; font-weight: ${weight}; src: url("data:font/woff2;base64,${data}") format("woff2"); }`;
    })
    .join("\n");
}

function versionIn(folder: string): string | null {
  const file = path.join(folder, "package.json");
  if (!fs.existsSync(file)) return null;
  const parsed = packageSchema.safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
  return parsed.success ? parsed.data.version : null;
}
