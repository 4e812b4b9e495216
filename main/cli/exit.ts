import { describeProblem, type Problem } from "../../shared/model/result.ts";

/** What the process tells its caller; findings are what a check was run to find. */
export const exitCodes = { fine: 0, inputAtFault: 1, findings: 2, ourBug: 3 } as const;

/** Thrown by commands for anything that is the input's or the usage's fault; ends as one line on stderr. */
export class InputAtFault extends Error {
  override readonly name = "InputAtFault";

  constructor(problem: Problem) {
    super(describeProblem(problem));
  }
}

/** The value of a result, or the end of the command. */
export function valueOf<T>(
  result:
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem },
): T {
  if (!result.ok) throw new InputAtFault(result.problem);
  return result.value;
}

/** One line, whatever the text holds. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, " ").trim();
}
