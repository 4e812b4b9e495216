/** Finds a Chromium-based browser that is installed on this machine. */

import fs from "node:fs";
import path from "node:path";
import { failure, success, type Result } from "../../shared/model/result.ts";

/** What decides which browsers a machine can have. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isFile: (file: string) => boolean;
}

/** This machine. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    environment: process.env,
    isFile: (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
  };
}

const linuxNames = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
  "brave-browser",
];
const macPaths = ["Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser"].map(
  (name) => `Applications/${name}.app/Contents/MacOS/${name}`,
);
const windowsPaths = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
  ["Chromium", "Application", "chrome.exe"],
  ["BraveSoftware", "Brave-Browser", "Application", "brave.exe"],
];

/**
 * Path of its executable: the one named in `PALISADE_BROWSER`, else the first at a well-known place; null when
 * there is none. Fails when the named one is not there.
 */
export function findBrowser({ platform, environment, isFile }: Machine): Result<string | null> {
  const named = environment["PALISADE_BROWSER"];
  if (named !== undefined && named !== "") {
    return isFile(named)
      ? success(named)
      : failure("no-browser", "PALISADE_BROWSER names a browser that is not there.", named);
  }
  return success(candidates(platform, environment).find((file) => isFile(file)) ?? null);
}

function candidates(
  platform: NodeJS.Platform,
  environment: Machine["environment"],
): readonly string[] {
  if (platform === "darwin") {
    const roots = ["/", environment["HOME"] ?? "/"];
    return roots.flatMap((root) => macPaths.map((name) => path.posix.join(root, name)));
  }
  if (platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
      (name) => environment[name] ?? [],
    );
    return windowsPaths.flatMap((parts) => roots.map((root) => path.win32.join(root, ...parts)));
  }
  const folders = (environment["PATH"] ?? "").split(":").filter((folder) => folder.startsWith("/"));
  return linuxNames.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}
