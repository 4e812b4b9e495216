import os from "node:os";
import path from "node:path";
import type { Assets } from "../assets.ts";
import { serve } from "../local/serve.ts";
import { defaultDataFolder } from "../store/data-folder.ts";
import { valueOf } from "./exit.ts";

export interface ServeCommandOptions {
  readonly data?: string;
  readonly port: number;
  readonly open: boolean;
  /** In minutes. */
  readonly idle?: number;
}

/** `palisade serve`: runs until it is told to stop. */
export async function serveCommand(
  assets: Assets,
  file: string | null,
  options: ServeCommandOptions,
): Promise<void> {
  const dataFolder =
    options.data === undefined
      ? defaultDataFolder({
          platform: process.platform,
          home: os.homedir(),
          environment: process.env,
        })
      : path.resolve(options.data);
  const served = await serve({
    assets,
    dataFolder,
    file,
    port: options.port,
    openBrowser: options.open,
    idleMinutes: options.idle ?? null,
    // Set by `npm start`, which knows why it did not take Electron.
    hostReason: process.env["PALISADE_HOST_REASON"] ?? "Palisade was started with “serve”.",
  });
  valueOf(served);
}
