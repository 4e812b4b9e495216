import type { CallInput, CallName, CallOutput } from "../../shared/api.ts";

/** Calls main; what goes wrong is shown to the person under the title, and null returned. */
export type AskMain = <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  title: string,
) => Promise<CallOutput<Name> | null>;
