import { spawn } from "node:child_process";
import { findBrowser, type Machine } from "./find-browser.ts";

/** Opens an address in a window of its own. Null = done; else why not, in words that finish "No window: ". */
export function openInBrowser(address: string, machine: Machine): string | null {
  const { platform, environment } = machine;
  if (platform === "linux" && !environment["DISPLAY"] && !environment["WAYLAND_DISPLAY"]) {
    return "there is no display";
  }
  const found = findBrowser(machine);
  if (!found.ok) return found.problem.message;
  if (found.value === null) return "no Chrome, Chromium or Edge was found";
  const child = spawn(found.value, [`--app=${address}`], { detached: true, stdio: "ignore" });
  // A browser that cannot start must not take the host with it: the address stands in the terminal.
  child.on("error", () => {
    child.removeAllListeners();
  });
  child.unref();
  return null;
}
