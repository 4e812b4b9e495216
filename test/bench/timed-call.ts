/** A clock on the calls of running services. */

import type { RunningServices } from "../../main/host-setup.ts";
import { calls, type CallInput, type CallName, type CallOutput } from "../../shared/api.ts";
import { describeProblem } from "../../shared/model/result.ts";

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
