/** Expected failures as values; exceptions are for bugs. */

export interface Problem {
  /** Stable, machine-readable, kebab-case: "xml-not-well-formed", "not-a-tm7". */
  readonly code: string;
  /** One sentence saying what is wrong. */
  readonly message: string;
  /** File, line or element it is about; null when it is about the whole input. */
  readonly place: string | null;
  /** What the person can do; null when nothing beyond the message. */
  readonly remedy: string | null;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Wraps a value as a success. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Makes a failure. */
export function failure(
  code: string,
  message: string,
  place: string | null = null,
  remedy: string | null = null,
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, message, place, remedy } };
}

/** The problem as one line for a terminal or a toast. */
export function describeProblem(problem: Problem): string {
  const place = problem.place === null ? "" : `${problem.place}: `;
  const remedy = problem.remedy === null ? "" : ` ${problem.remedy}`;
  return `${place}${problem.message}${remedy}`;
}
