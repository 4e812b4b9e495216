/** From older versions of the file to the current one, a step at a time. */

import { failure, success, type Result } from "../../model/result.ts";

export interface Migration {
  /** The version it starts from; it ends at the next one. */
  readonly from: number;
  /** Gets the parsed file without its `palisade` member and gives back the same of the next version. */
  readonly migrate: (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** Oldest first. Version 1 is the first there is. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * Brings a parsed file to version `to`.
 * @param document as parsed, `palisade` member included
 */
export function migrate(
  document: Readonly<Record<string, unknown>>,
  from: number,
  to: number,
  migrations: readonly Migration[],
): Result<Record<string, unknown>> {
  const { palisade: _, ...content } = document;
  let current: Record<string, unknown> = content;
  for (let version = from; version < to; version++) {
    const step = migrations.find((migration) => migration.from === version);
    if (step === undefined) {
      return failure("version-unknown", `There never was a version model/${version}.`);
    }
    current = step.migrate(current);
  }
  return success({ palisade: `model/${to}`, ...current });
}
