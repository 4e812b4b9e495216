import path from "node:path";
import type { Surroundings } from "../store/data-folder.ts";

/** The platform's place for what Palisade can make again: an absolute path, not necessarily there yet. */
export function cacheFolder({ platform, home, environment }: Surroundings): string {
  if (platform === "darwin") return path.join(home, "Library", "Caches", "Palisade");
  if (platform === "win32") {
    return path.join(
      environment["LOCALAPPDATA"] ?? path.join(home, "AppData", "Local"),
      "Palisade",
    );
  }
  const stated = environment["XDG_CACHE_HOME"];
  const base = stated !== undefined && path.isAbsolute(stated) ? stated : path.join(home, ".cache");
  return path.join(base, "palisade");
}
