import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The Electron executable of this machine, or why there is none: that of `ELECTRON_OVERRIDE_DIST_PATH`, else the one
 * in the npm package. Never imports the package: that would start a download.
 */
export function findElectron(): { readonly path: string } | { readonly missing: string } {
  const installed = join(root, "node_modules/electron");
  const dist = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(installed, "dist");
  const named = join(installed, "path.txt");
  const executable = existsSync(named)
    ? readFileSync(named, "utf8").trim()
    : process.platform === "win32"
      ? "electron.exe"
      : process.platform === "darwin"
        ? "Electron.app/Contents/MacOS/Electron"
        : "electron";
  const path = join(dist, executable);
  if (!existsSync(path)) {
    return { missing: "its binary is not installed (npx install-electron fetches it)" };
  }
  if (process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"]) {
    return { missing: "there is no display" };
  }
  return { path };
}
