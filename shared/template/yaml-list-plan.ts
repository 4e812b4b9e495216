/** Which entry of a written list becomes which of the new one, and where new and moved ones go. */

import { isSame, longestIncreasing, pairUp } from "../model/sequence.ts";
import { isRecord, type Plain } from "./source.ts";

/** An entry of the list to be written. */
interface ListStep {
  /** Position in the list as written; null for a new entry. */
  readonly from: number | null;
  /** What the written entry says and is to say; null when it stays as it is. */
  readonly change: { readonly before: Plain; readonly after: Plain } | null;
}

/** A list as written, its entries known by a key or by what they say. */
interface WrittenList {
  /** By position; null for an entry without a key. */
  readonly keys: readonly (string | null)[];
  /** Name of the member that is the key; null when the list has none. */
  readonly key: string | null;
}

/**
 * The entries in the order in which they are to be written: written ones stay in theirs unless the new list has
 * another; entries that neither list speaks of stay. Null when the written list does not hold what `before` says.
 */
export function planList(
  written: WrittenList,
  before: readonly Plain[],
  after: readonly Plain[],
): readonly ListStep[] | null {
  const matches =
    written.key === null
      ? matchByContent(written, before, after)
      : matchByKey(written, written.key, before, after);
  if (matches === null) return null;
  const { of, removed } = matches;
  const stable = stableOnes(of);
  const order: ListStep[] = [];
  const moved = new Set(
    of.flatMap((match, at) => (match === null || stable.has(at) ? [] : [match.from])),
  );
  const steps = new Map<number, ListStep>();
  of.forEach((match, at) => {
    if (match !== null) {
      steps.set(match.from, stepOf(match.from, match.before, after[at] ?? null));
    }
  });
  written.keys.forEach((_, from) => {
    if (removed.has(from) || moved.has(from)) return;
    order.push(steps.get(from) ?? { from, change: null });
  });
  let previous: ListStep | null = null;
  after.forEach((entry, at) => {
    const match = of[at] ?? null;
    const known = match === null ? undefined : steps.get(match.from);
    const step = known ?? { from: null, change: { before: null, after: entry } };
    if (match === null || !stable.has(at)) {
      order.splice(previous === null ? 0 : order.indexOf(previous) + 1, 0, step);
    }
    previous = step;
  });
  return order;
}

interface Match {
  readonly from: number;
  readonly before: Plain;
  /** Its place in `before`, or in the written list when it is not there. */
  readonly rank: number;
}

interface Matches {
  /** For every new entry; null for one that was not there. */
  readonly of: readonly (Match | null)[];
  readonly removed: ReadonlySet<number>;
}

function stepOf(from: number, before: Plain, after: Plain): ListStep {
  return { from, change: isSame(before, after) ? null : { before, after } };
}

/** Positions in the new list of entries that keep their order. */
function stableOnes(of: readonly (Match | null)[]): ReadonlySet<number> {
  const matched = of.flatMap((match, at) => (match === null ? [] : [{ at, rank: match.rank }]));
  const kept = longestIncreasing(matched.map(({ rank }) => rank));
  return new Set(kept.flatMap((index) => matched[index]?.at ?? []));
}

function matchByKey(
  { keys }: WrittenList,
  key: string,
  before: readonly Plain[],
  after: readonly Plain[],
): Matches | null {
  const keyed = (entry: Plain, at: number): Keyed => {
    const name = isRecord(entry) ? entry[key] : null;
    return { key: typeof name === "string" ? name : "", entry, at };
  };
  const nodes = keys.map((name, at): Keyed => ({ key: name ?? "", entry: null, at }));
  const inFile = pairUp(nodes, before.map(keyed), ({ key }) => key);
  const known = new Map(inFile.pairs.map(({ before: node, after: said }) => [said, node]));
  if ([...known.values()].includes(null)) return null;
  const found = pairUp(
    inFile.pairs.map(({ after: said }) => said),
    after.map(keyed),
    ({ key }) => key,
  );
  const left = new Set(found.removed);
  const unspoken = new Map(inFile.removed.map((node) => [node.key, node]));
  const of = found.pairs.map(({ before: said, after: now }): Match | null => {
    const same = said ?? renamed(now.entry, left, key);
    if (same !== null) {
      left.delete(same);
      const node = known.get(same);
      return node ? { from: node.at, before: same.entry, rank: same.at } : null;
    }
    const node = unspoken.get(now.key);
    unspoken.delete(now.key);
    const rank = before.length + (node?.at ?? 0);
    return node ? { from: node.at, before: { [key]: now.key }, rank } : null;
  });
  return { of, removed: new Set([...left].flatMap((said) => known.get(said)?.at ?? [])) };
}

interface Keyed {
  readonly key: string;
  readonly entry: Plain;
  readonly at: number;
}

/** The one that says all the same but for its key. */
function renamed(entry: Plain, left: ReadonlySet<Keyed>, key: string): Keyed | null {
  if (!isRecord(entry)) return null;
  const found = [...left].find(
    (said) => isRecord(said.entry) && isSame({ ...said.entry, [key]: entry[key] ?? null }, entry),
  );
  return found ?? null;
}

function matchByContent(
  { keys }: WrittenList,
  before: readonly Plain[],
  after: readonly Plain[],
): Matches | null {
  if (keys.length !== before.length) return null;
  const placed = before.map((entry, rank) => ({ entry, rank }));
  const content = ({ entry }: { readonly entry: Plain }) => JSON.stringify(entry);
  const { pairs, removed } = pairUp(
    placed,
    after.map((entry) => ({ entry, rank: -1 })),
    content,
  );
  const left = [...removed];
  const of = pairs.map(({ before: same }): Match | null => {
    const said = same ?? left.shift() ?? null;
    return said === null ? null : { from: said.rank, before: said.entry, rank: said.rank };
  });
  return { of, removed: new Set(left.map(({ rank }) => rank)) };
}
