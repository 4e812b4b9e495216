/**
 * Builds what changed: `node scripts/build.ts [target ...]`, all targets when none is named. A target is skipped
 * when its inputs (sources, lockfile, this script) hash to what was built last.
 */

import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";
import { prepareTemplates } from "../main/services/built-in-templates.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Target {
  /** Globs of everything the output depends on besides the lockfile and this script. */
  readonly inputs: readonly string[];
  /** A file that is there once the target was built. */
  readonly output: string;
  readonly make: () => Promise<void>;
  /** Another target it does not run well without. */
  readonly besides?: string;
}

function bundle(config: InlineConfig): Target["make"] {
  return async () => void (await build(config));
}

/** Native, or present only at run time: in no bundle. */
const outside = [
  "electron",
  "better-sqlite3",
  "@sparticuz/chromium",
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
];

/**
 * How Vite bundles code for Node.
 * @param apart packages left outside besides, because they are large and lie in `node_modules` anyway
 */
export function nodeBundle(
  entry: string,
  outDir: string,
  output: object,
  apart: readonly string[] = ["puppeteer-core"],
): InlineConfig {
  const external = [...outside, ...apart];
  return {
    root,
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: "node24",
      outDir: join(root, outDir),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rollupOptions: { input: join(root, entry), output, external },
    },
  };
}

const targets: Record<string, Target> = {
  templates: {
    inputs: ["stencils/*/template.yaml", "stencils/*/icons/*", "main/**/*.ts", "shared/**/*.ts"],
    output: "dist/templates/stride.json",
    make: async () => {
      prepareTemplates(join(root, "stencils"), join(root, "dist/templates"));
    },
  },
  renderer: {
    inputs: ["renderer/**/*", "shared/**/*.ts", "shared/**/*.json"],
    output: "dist/renderer/index.html",
    make: bundle({ configFile: join(root, "renderer/vite.config.ts"), logLevel: "warn" }),
  },
  main: {
    inputs: ["main/**/*.ts", "shared/**/*.ts", "shared/**/*.json"],
    output: "dist/main/palisade.js",
    besides: "templates",
    make: bundle(
      nodeBundle("main/cli/palisade.ts", "dist/main", {
        format: "es",
        entryFileNames: "palisade.js",
        chunkFileNames: "chunks/[name]-[hash].js",
      }),
    ),
  },
  electron: {
    inputs: ["main/**/*.ts", "shared/**/*.ts", "shared/**/*.json"],
    output: "dist/electron/main.js",
    besides: "templates",
    make: bundle(
      nodeBundle("main/electron/main.ts", "dist/electron", {
        format: "es",
        entryFileNames: "main.js",
        chunkFileNames: "chunks/[name]-[hash].js",
      }),
    ),
  },
  // A sandboxed preload can be neither an ES module nor more than one file.
  preload: {
    inputs: ["main/electron/**/*.ts", "shared/**/*.ts"],
    output: "dist/electron/preload.cjs",
    make: bundle(
      nodeBundle("main/electron/preload.ts", "dist/electron", {
        format: "cjs",
        entryFileNames: "preload.cjs",
        codeSplitting: false,
      }),
    ),
  },
};

function hashOf(target: Target): string {
  const hash = createHash("sha256");
  const files = target.inputs.flatMap((glob) => globSync(glob, { cwd: root }));
  for (const file of ["package-lock.json", "scripts/build.ts", ...files.sort()]) {
    if (!/\.[a-z0-9]+$/i.test(file)) continue;
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function besides(name: string): readonly string[] {
  const other = targets[name]?.besides;
  return other === undefined ? [] : [other];
}

/** Builds the named targets (default: all) that are out of date; gives the names of those it built. */
export async function buildTargets(names: readonly string[]): Promise<readonly string[]> {
  const built: string[] = [];
  const cache = join(root, ".cache/build");
  mkdirSync(cache, { recursive: true });
  const wanted = names.length > 0 ? names : Object.keys(targets);
  for (const name of new Set([...wanted, ...wanted.flatMap(besides)])) {
    const target = targets[name];
    if (target === undefined) throw new Error(`no build target ${name}`);
    const stamp = join(cache, name);
    const hash = hashOf(target);
    const current = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
    if (current && existsSync(join(root, target.output))) continue;
    console.error(`building ${name}`);
    await target.make();
    writeFileSync(stamp, hash);
    built.push(name);
  }
  return built;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildTargets(process.argv.slice(2));
}
