/** Entry of the desktop app: gives the shell Electron itself and this machine. */

import { randomUUID } from "node:crypto";
import os from "node:os";
import electron from "electron";
import { findAssets } from "../assets.ts";
import { startServices } from "../host-setup.ts";
import { defaultDataFolder } from "../store/data-folder.ts";
import { describeThrown } from "../thrown.ts";
import { logFile } from "./log-file.ts";
import { runShell } from "./shell.ts";

const assets = findAssets(import.meta.dirname);
const log = logFile(electron.app.getPath("logs"), () => new Date());

process.on("uncaughtExceptionMonitor", (error) => {
  log(`bug that ended the app: ${describeThrown(error)}`);
});

const running = runShell(electron, {
  version: assets.version,
  rendererFolder: assets.rendererFolder,
  preloadFile: assets.preloadFile,
  platform: process.platform,
  args: process.argv.slice(electron.app.isPackaged ? 1 : 2),
  workingFolder: process.cwd(),
  newId: randomUUID,
  log,
  startServices: (printer, chooser, dataFolder) => {
    const { platform, env: environment } = process;
    const usual = defaultDataFolder({ platform, home: os.homedir(), environment });
    return startServices({
      assets,
      dataFolder: dataFolder ?? usual,
      host: "electron",
      hostReason: null,
      printer,
      chooser,
      log: (call, error) => {
        log(`mistake in ${call}: ${describeThrown(error)}`);
      },
    });
  },
});

running.catch((error: unknown) => {
  const what = describeThrown(error);
  log(`bug that kept the app from starting: ${what}`);
  electron.dialog.showErrorBox("Palisade cannot start", what);
  electron.app.exit(1);
});
