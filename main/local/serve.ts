/** `palisade serve`: the app in this machine's browser, from start to the end of the process. */

import fs from "node:fs";
import path from "node:path";
import { success, type Result } from "../../shared/model/result.ts";
import type { Assets } from "../assets.ts";
import { startServices, type RunningServices } from "../host-setup.ts";
import { describeThrown } from "../thrown.ts";
import { thisMachine } from "./find-browser.ts";
import { openInBrowser } from "./open-browser.ts";
import { browserPrinter, usualPlaces } from "./printer.ts";
import { startServer, type LocalServer } from "./server.ts";

export interface ServeOptions {
  readonly assets: Assets;
  readonly dataFolder: string;
  /** Model to open at once; null = the start screen. */
  readonly file: string | null;
  /** 0 = any free one. */
  readonly port: number;
  readonly openBrowser: boolean;
  /** Minutes without any window after which it ends by itself; null = never. */
  readonly idleMinutes: number | null;
  readonly hostReason: string | null;
}

/** Serves until SIGINT, SIGTERM or idleness. Fails when it cannot start. */
export async function serve(options: ServeOptions): Promise<Result<null>> {
  const { assets, dataFolder, hostReason } = options;
  const started = startServices({
    assets,
    dataFolder,
    host: "local",
    hostReason,
    printer: browserPrinter(usualPlaces()),
    // A page in a browser learns no paths from the browser's own dialogs.
    chooser: null,
    log: (call, error) => {
      logLine(`mistake in ${call}: ${describeThrown(error)}`);
    },
  });
  if (!started.ok) return started;
  const services = started.value;
  const served = await serveUntilStopped(services, options);
  services.close();
  return served;
}

async function serveUntilStopped(
  services: RunningServices,
  options: ServeOptions,
): Promise<Result<null>> {
  const stopping = Promise.withResolvers<void>();
  const server = await startServer({
    port: options.port,
    rendererFolder: options.assets.rendererFolder,
    dispatch: services.dispatch,
    events: services.events,
    log: logLine,
    idleAfter: options.idleMinutes === null ? null : options.idleMinutes * 60_000,
    onIdle: () => {
      console.log("Palisade ends: no window has been open for a while.");
      stopping.resolve();
    },
  });
  if (!server.ok) return server;
  // Only now: a start that fails leaves no project behind.
  const opened = openFile(services, options.file);
  if (!opened.ok) {
    await server.value.close();
    return opened;
  }
  if (!fs.existsSync(path.join(options.assets.rendererFolder, "index.html"))) {
    logLine("the app's pages are not built; npm run build makes them");
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopping.resolve);
  announce(server.value, opened.value, options.openBrowser);
  await stopping.promise;
  await server.value.close();
  return success(null);
}

/** Gives the id of the file's project, or null when there is no file or it is a template. */
function openFile(services: RunningServices, file: string | null): Result<string | null> {
  if (file === null) return success(null);
  const opened = services.openFile(file);
  if (!opened.ok) return opened;
  return success(opened.value.kind === "project" ? opened.value.id : null);
}

function announce(server: LocalServer, projectId: string | null, openBrowser: boolean): void {
  const whyNot = openBrowser
    ? openInBrowser(server.address(projectId), thisMachine())
    : "not asked for";
  // Where nobody looks at what is printed, it is kept: in a journal, which others may read.
  const isKept = !process.stdout.isTTY;
  const shown =
    whyNot === null && isKept ? `http://127.0.0.1:${server.port}` : server.address(projectId);
  console.log(`Palisade is running at ${shown}`);
  if (!openBrowser || whyNot === null) return;
  console.log(`No window was opened: ${whyNot}. Open the address yourself.`);
}

function logLine(line: string): void {
  console.error(`palisade: ${line}`);
}
