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

/**
 * Watches the folders of files rather than the files: most programs save by putting a new file in the place of the
 * old one. What cannot be watched is passed over; windows ask about their file when they come to the front anyway.
 */
export function fileWatch(onChange: (file: string) => void): FileWatch {
  const folders = new Map<string, { watcher: fs.FSWatcher; files: Set<string> }>();
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

  return {
    watch(file) {
      const folder = path.dirname(file);
      const known = folders.get(folder);
      if (known !== undefined) {
        known.files.add(file);
        folders.delete(folder);
        folders.set(folder, known);
        return;
      }
      const files = new Set([file]);
      try {
        const watcher = fs.watch(folder, { persistent: false }, (_, name) => {
          if (name === null) files.forEach(notice);
          else if (files.has(path.join(folder, name))) notice(path.join(folder, name));
        });
        watcher.on("error", () => letGo(folder));
        folders.set(folder, { watcher, files });
      } catch {
        return;
      }
      const [oldest] = folders.keys();
      if (folders.size > MOST_FOLDERS && oldest !== undefined) letGo(oldest);
    },
    close() {
      for (const folder of folders.keys()) letGo(folder);
      settling.forEach(clearTimeout);
      settling.clear();
    },
  };
}
