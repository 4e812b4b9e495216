import path from "node:path";

export interface Launch {
  /** Files to open, as absolute paths. */
  readonly files: readonly string[];
  /** From `--data`; null = the usual place. */
  readonly dataFolder: string | null;
}

/** Options of `palisade serve` that mean nothing here but come with a value. */
const IGNORED_WITH_VALUE = new Set(["--port"]);

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
    else if (!arg.startsWith("-") && arg !== "") files.push(path.resolve(folder, arg));
    if (arg === "--data" || IGNORED_WITH_VALUE.has(arg)) at++;
  }
  return { files, dataFolder };
}
