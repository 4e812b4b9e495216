/** The services as a host starts them, for processes without a test around them too. */

import { findAssets } from "../../main/assets.ts";
import { startServices, type RunningServices } from "../../main/host-setup.ts";
import { browserPrinter, usualPlaces } from "../../main/local/printer.ts";
import type { Result } from "../../shared/model/result.ts";

/** Fails when the data folder cannot be used. Bugs go to standard error. */
export function startHostServices(dataFolder: string): Result<RunningServices> {
  return startServices({
    assets: findAssets(import.meta.dirname),
    dataFolder,
    host: "local",
    hostReason: null,
    chooser: null,
    printer: browserPrinter(usualPlaces()),
    log: (call, error) => console.error(call, error),
  });
}
