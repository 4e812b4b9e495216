import path from "node:path";
import { fileURLToPath } from "node:url";

export interface Launch {
  /** Files to open, as absolute paths. */
  readonly files: readonly string[];
  /** From `--data`; null = the usual place. */
  readonly dataFolder: string | null;
}

/** Options of `palisade serve` that mean nothing here but come with a value. */
const IGNORED_WITH_VALUE = new Set(["--port"]);

/** Some file managers name a file by its address. */
function asPath(arg: string): string {
  if (!arg.startsWith("file:")) return arg;
  try {
    return fileURLToPath(arg);
  } catch {
    return arg;
  }
}

/**
 * Reads the arguments a person or the system's file manager gave. Switches, which Chromium adds some of its own,
 * are passed over.
 * @param folder what relative paths are relative to.
 */
export function readLaunch(args: readonly string[], folder: string): Launch {
  const files: string[] = [];
  let dataFolder: string | null = null;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    const value = args[at + 1];
    if (arg === "--data" && value !== undefined) dataFolder = path.resolve(folder, value);
    else if (arg.startsWith("--data=")) dataFolder = path.resolve(folder, arg.slice(7));
    else if (!arg.startsWith("-") && arg !== "") files.push(path.resolve(folder, asPath(arg)));
    if (arg === "--data" || IGNORED_WITH_VALUE.has(arg)) at++;
  }
  return { files, dataFolder };
}
