/** The desktop shell, started on a fake Electron, with services of its own. */

import fs from "node:fs";
import path from "node:path";
import { runShell, type ShellParts } from "../../main/electron/shell.ts";
import type { Printer } from "../../main/services/printer.ts";
import { success } from "../../shared/model/result.ts";
import { FakeElectron, type FakeWindow } from "./fake-electron.ts";
import { countingIds } from "./open-store.ts";
import { testServices } from "./services.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { smallModel } from "./tm7.ts";

/** The frame of the app's own page. */
export const shellPage = { url: "app://palisade/index.html#open=1", parent: null };

export interface RunningShell {
  readonly electron: FakeElectron;
  readonly folder: string;
  readonly window: FakeWindow;
  readonly services: ReturnType<typeof testServices>;
  readonly printer: Printer;
  readonly closed: string[];
  readonly logged: string[];
  /** A call as the window's page makes it. */
  readonly call: (name: string, input: unknown) => Promise<unknown>;
}

/**
 * Starts it; its folder holds `Small.tm7`, and a secret beside the page's files.
 * @throws Error when it did not come to a window
 */
export async function runningShell(
  changes: Partial<ShellParts> = {},
  electron = new FakeElectron(),
): Promise<RunningShell> {
  const folder = temporaryFolder();
  const rendererFolder = path.join(folder, "renderer");
  fs.mkdirSync(rendererFolder);
  fs.writeFileSync(path.join(rendererFolder, "index.html"), "<title>Palisade</title>");
  fs.writeFileSync(path.join(folder, "secret.html"), "secret");
  fs.writeFileSync(path.join(folder, "Small.tm7"), smallModel());
  let services = testServices();
  const closed: string[] = [];
  const logged: string[] = [];
  let printer: Printer | null = null;
  await runShell(electron.port, {
    version: "1.2.3",
    rendererFolder,
    preloadFile: "/app/preload.cjs",
    platform: "linux",
    args: [],
    workingFolder: folder,
    newId: countingIds(),
    log: (line) => logged.push(line),
    startServices: (given, chooser) => {
      printer = given;
      services = testServices({ chooser });
      return success({ ...services, close: () => void closed.push("services") });
    },
    ...changes,
  });
  const [window] = electron.windows;
  if (window === undefined || printer === null) throw new Error("the shell did not start");
  const call = (name: string, input: unknown) => electron.call(shellPage, name, input);
  return { electron, folder, window, services, printer, closed, logged, call };
}
