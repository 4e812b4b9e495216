/** The services as a host starts them, for processes without a test around them too. */

import { findAssets } from "../../main/assets.ts";
import { startServices, type RunningServices } from "../../main/host-setup.ts";
import type { FileChooser } from "../../main/services/file-chooser.ts";
import { browserPrinter, usualPlaces } from "../../main/local/printer.ts";
import type { Result } from "../../shared/model/result.ts";

/** Fails when the data folder cannot be used. Bugs go to standard error. */
export function startHostServices(
  dataFolder: string,
  chooser: FileChooser | null = null,
): Result<RunningServices> {
  return startServices({
    assets: findAssets(import.meta.dirname),
    dataFolder,
    host: "local",
    hostReason: null,
    chooser,
    printer: browserPrinter(usualPlaces()),
    log: (call, error) => console.error(call, error),
  });
}
