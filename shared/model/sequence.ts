/** Comparing lists: which records stay where they are when one list becomes another. */

/** Positions (rising) of one longest strictly rising run in a list of numbers. */
export function longestIncreasing(numbers: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  numbers.forEach((number, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[at] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = at;
  });
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.push(at);
  return run.reverse();
}

/** A record of the one list, of the other, or of both (the same by key). */
export interface Pairing<Record> {
  /** For every record of `after`, in order: the one of `before` it continues, or null. */
  readonly pairs: readonly { readonly before: Record | null; readonly after: Record }[];
  /** Records of `before` that `after` does not continue, in order. */
  readonly removed: readonly Record[];
}

/** Pairs two lists by key; the second record of a key goes with the second one, and so on. */
export function pairUp<Record>(
  before: readonly Record[],
  after: readonly Record[],
  keyOf: (record: Record) => string,
): Pairing<Record> {
  const waiting = new Map<string, Record[]>();
  for (const record of [...before].reverse()) {
    const key = keyOf(record);
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [record]);
    else same.push(record);
  }
  const pairs = after.map((record) => ({
    before: waiting.get(keyOf(record))?.pop() ?? null,
    after: record,
  }));
  const left = new Set([...waiting.values()].flat());
  return { pairs, removed: before.filter((record) => left.has(record)) };
}

/** Whether two plain values (of the kind JSON holds) are equal, whatever the order of their members. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((value, at) => isSame(value, b[at]));
  }
  const aMembers = Object.entries(a);
  const bMembers = new Map<string, unknown>(Object.entries(b));
  if (aMembers.length !== bMembers.size) return false;
  return aMembers.every(([name, value]) => bMembers.has(name) && isSame(value, bMembers.get(name)));
}
