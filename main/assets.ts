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
  /** Inter, the font every painter measures with (WOFF2); null when it was not installed. */
  readonly fontFile: string | null;
}

/** Where the renderer's build and the npm package keep the font, relative to Palisade's folder. */
const fontFolders = ["dist/renderer/assets", "node_modules/@fontsource-variable/inter/files"];
const fontName = /^inter-latin-wght-normal.*\.woff2$/;

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
        fontFile: findFont(folder),
      };
    }
    if (folder === path.dirname(folder)) {
      throw new Error(`Palisade's package.json is not above ${moduleFolder}`);
    }
  }
}

function findFont(folder: string): string | null {
  for (const place of fontFolders.map((name) => path.join(folder, name))) {
    const found = fs.existsSync(place) && fs.readdirSync(place).find((name) => fontName.test(name));
    if (found) return path.join(place, found);
  }
  return null;
}

/** `@font-face` rules with the font inside, for files that must look the same everywhere; "" without a font. */
export function embeddedFontCss({ fontFile }: Assets): string {
  if (fontFile === null) return "";
  const data = fs.readFileSync(fontFile).toString("base64");
  return `@font-face { font-family: "Inter"; font-weight: 100 900; src: url("data:font/woff2;base64,${data}") format("woff2"); }`;
}

function versionIn(folder: string): string | null {
  const file = path.join(folder, "package.json");
  if (!fs.existsSync(file)) return null;
  const parsed = packageSchema.safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
  return parsed.success ? parsed.data.version : null;
}
