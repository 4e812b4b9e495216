/** Whether an attribute of a thing is what a rule asks for. */

import type { Thing } from "./facts.ts";
import type { Comparison, Condition } from "./syntax.ts";

const decimal = /^[+-]?\d+(?:\.\d+)?$/;

/** The number a text says, white space around it aside; null when it is none. Decimal, with a point, no exponent. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim();
  return decimal.test(trimmed) ? Number(trimmed) : null;
}

/**
 * A question to ask of things: whether the attribute, under any of its keys, is as the condition says. One that is
 * not there equals nothing, and a value that is no number compares to none; unknown is what no key states.
 */
export function prepareCondition(
  keys: readonly string[],
  condition: Condition,
): (thing: Thing) => boolean {
  const [key] = keys;
  switch (condition.kind) {
    case "values": {
      const values = condition.values.map(({ text }) => text);
      const [value] = values;
      if (key !== undefined && keys.length === 1 && values.length === 1) {
        return (thing) => thing.attribute(key) === value;
      }
      const wanted = new Set<string | null>(values);
      return (thing) => keys.some((name) => wanted.has(thing.attribute(name)));
    }
    case "unknown":
      return (thing) => key !== undefined && keys.every((name) => thing.isUnknown(name));
    case "number":
      return (thing) =>
        keys.some((name) => {
          const found = numberIn(thing.attribute(name) ?? "");
          return found !== null && compare(found, condition.comparison, condition.number);
        });
  }
}

/** Whether a number compares so to another. */
export function compare(found: number, comparison: Comparison, number: number): boolean {
  switch (comparison) {
    case "<":
      return found < number;
    case "<=":
      return found <= number;
    case ">":
      return found > number;
    case ">=":
      return found >= number;
  }
}
