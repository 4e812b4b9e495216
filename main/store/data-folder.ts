import path from "node:path";

/** What decides where a person's data lies. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The platform's place for Palisade's data: an absolute path, not necessarily there yet. */
export function defaultDataFolder({ platform, home, environment }: Surroundings): string {
  if (platform === "darwin") return path.join(home, "Library", "Application Support", "Palisade");
  if (platform === "win32") {
    return path.join(environment["APPDATA"] ?? path.join(home, "AppData", "Roaming"), "Palisade");
  }
  // The specification says that a relative path there is invalid and to be ignored:
  // https://specifications.freedesktop.org/basedir-spec/latest/
  const stated = environment["XDG_DATA_HOME"];
  const base =
    stated !== undefined && path.isAbsolute(stated) ? stated : path.join(home, ".local", "share");
  return path.join(base, "palisade");
}
