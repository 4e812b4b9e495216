/** Notices when other programs change files. Costs nothing while nothing happens. */

import fs from "node:fs";
import path from "node:path";

export interface FileWatch {
  /** Starts to watch a file, by its absolute path; the ones watched longest ago are let go of. */
  watch(file: string): void;
  close(): void;
}

/** Folders watched at most. */
const MOST_FOLDERS = 16;
/** Milliseconds in which the many notices one saving makes count as one. */
const SETTLE = 150;

interface Watched {
  readonly watcher: fs.FSWatcher;
  readonly files: Set<string>;
  readonly identity: string | null;
}

/** Tells a folder from another one that has its name later; null when there is none. */
function identityOf(folder: string): string | null {
  try {
    const { dev, ino, birthtimeNs } = fs.statSync(folder, { bigint: true });
    return `${dev} ${ino} ${birthtimeNs}`;
  } catch {
    return null;
  }
}

/**
 * Watches the folders of files rather than the files: most programs save by putting a new file in the place of the
 * old one. What cannot be watched is passed over; windows ask about their file when they come to the front anyway.
 */
export function fileWatch(onChange: (file: string) => void): FileWatch {
  const folders = new Map<string, Watched>();
  const settling = new Map<string, NodeJS.Timeout>();

  function notice(file: string): void {
    clearTimeout(settling.get(file));
    const timer = setTimeout(() => {
      settling.delete(file);
      onChange(file);
    }, SETTLE);
    timer.unref();
    settling.set(file, timer);
  }

  function letGo(folder: string): void {
    folders.get(folder)?.watcher.close();
    folders.delete(folder);
  }

  /** A watch is of one folder, not of its path: what has this name now is watched anew. */
  function begin(folder: string, files: Set<string>): void {
    letGo(folder);
    try {
      const identity = identityOf(folder);
      const watcher = fs.watch(folder, { persistent: false }, (kind, name) => {
        if (name === null) files.forEach(notice);
        else if (files.has(path.join(folder, name))) notice(path.join(folder, name));
        // So it is told that the folder itself was moved or deleted; something in it may have the same name.
        if (kind === "rename" && name === path.basename(folder)) {
          files.forEach(notice);
          begin(folder, files);
        }
      });
      watcher.on("error", () => letGo(folder));
      folders.set(folder, { watcher, files, identity });
    } catch {
      return;
    }
    const [oldest] = folders.keys();
    if (folders.size > MOST_FOLDERS && oldest !== undefined) letGo(oldest);
  }

  return {
    watch(file) {
      const folder = path.dirname(file);
      const known = folders.get(folder);
      const files = known?.files ?? new Set();
      files.add(file);
      if (known === undefined || known.identity !== identityOf(folder)) {
        begin(folder, files);
      } else {
        folders.delete(folder);
        folders.set(folder, known);
      }
    },
    close() {
      for (const folder of folders.keys()) letGo(folder);
      settling.forEach(clearTimeout);
      settling.clear();
    },
  };
}
