/** The services as a host starts them, with a clock on every call. */

import { findAssets } from "../../main/assets.ts";
import { startServices, type RunningServices } from "../../main/host-setup.ts";
import { browserPrinter, usualPlaces } from "../../main/local/printer.ts";
import { calls, type CallInput, type CallName, type CallOutput } from "../../shared/api.ts";
import { describeProblem } from "../../shared/model/result.ts";

const assets = findAssets(import.meta.dirname);

/** @throws when they do not start. */
export function startBenchServices(dataFolder: string): RunningServices {
  const started = startServices({
    ...{ assets, dataFolder, host: "local", hostReason: null },
    printer: browserPrinter(usualPlaces()),
    log: (name, error) => console.error(name, error),
  });
  if (!started.ok) throw new Error(describeProblem(started.problem));
  return started.value;
}

/** A call that must succeed: what it gave, and the milliseconds it took. */
export async function timedCall<Name extends CallName>(
  services: RunningServices,
  name: Name,
  input: CallInput<Name>,
): Promise<{ value: CallOutput<Name>; took: number }> {
  const begin = performance.now();
  const reply = await services.dispatch(name, input);
  const took = performance.now() - begin;
  if (!reply.ok) throw new Error(describeProblem(reply.problem));
  // The services checked the value against the contract of this call.
  return { value: calls[name].output.parse(reply.value) as CallOutput<Name>, took };
}
