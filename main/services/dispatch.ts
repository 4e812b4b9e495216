/** The one door to the services: checks what comes in and what goes out against the contract. */

import { z } from "zod";
import { calls, type CallName, type CallOutput } from "../../shared/api.ts";
import { failure, type Result } from "../../shared/model/result.ts";
import { databaseProblem } from "../store/storage-problem.ts";

type Outcome<Name extends CallName> = Result<CallOutput<Name>>;

/** One function per call of the contract; input is already checked. */
export type Handlers = {
  readonly [Name in CallName]: (
    input: z.output<(typeof calls)[Name]["input"]>,
  ) => Outcome<Name> | Promise<Outcome<Name>>;
};

/** Told of every bug: the call it came up in and what was thrown. Never told the person's data. */
export type BugLog = (call: string, error: unknown) => void;

/** Carries out a call by name. Never throws and never rejects. */
export type Dispatch = (name: string, input: unknown) => Promise<Result<unknown>>;

/** Makes the door to `handlers`. */
export function dispatcher(handlers: Handlers, log: BugLog): Dispatch {
  return async (name, input) => {
    if (!isCallName(name)) return failure("unknown-call", `There is no call ${name.slice(0, 80)}.`);
    try {
      return await carryOut(handlers, name, input);
    } catch (error) {
      const problem = databaseProblem(error, null);
      if (problem !== null) return { ok: false, problem };
      log(name, error);
      return failure(
        "internal-error",
        "Palisade made a mistake; nothing was changed by this step.",
        name,
        "Please report it, with what you did just before.",
      );
    }
  };
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

async function carryOut(
  handlers: Handlers,
  name: CallName,
  input: unknown,
): Promise<Result<unknown>> {
  const contract = calls[name];
  const checked = contract.input.safeParse(input);
  if (!checked.success) return invalidInput(name, checked.error);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- name and input belong together by the line above, which the compiler cannot see through a union
  const handler = handlers[name] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>;
  const outcome = await handler(checked.data);
  if (!outcome.ok) return outcome;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const output = contract.output as z.ZodType;
  return { ok: true, value: z.encode(output, outcome.value) };
}

function invalidInput(name: string, error: z.ZodError): Result<never> {
  const issue = error.issues[0];
  const where = issue === undefined ? "" : issue.path.map(String).join(".");
  return failure(
    "invalid-input",
    issue?.message ?? "The input does not follow the contract.",
    where === "" ? name : `${name}, ${where}`,
  );
}
