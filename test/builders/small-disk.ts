import { execFileSync } from "node:child_process";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";

/** Whether this machine lets the tests make a file system of their own. */
export const canMount = process.platform === "linux" && process.getuid?.() === 0 && tryMount();

/** A folder on a disk of `megabytes`, for the running test. */
export function smallDisk(megabytes: number): string {
  const folder = temporaryFolder();
  mount(folder, megabytes);
  onTestFinished(() => {
    execFileSync("umount", ["--lazy", folder]);
  });
  return folder;
}

/** Makes a small disk read-only, or writable again. */
export function setReadOnly(folder: string, readOnly: boolean): void {
  execFileSync("mount", ["-o", `remount,${readOnly ? "ro" : "rw"}`, folder]);
}

function mount(folder: string, megabytes: number): void {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], {
    stdio: "ignore",
  });
}

function tryMount(): boolean {
  try {
    execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], {
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}
