/**
 * A template that builds on another: what a file adds, changes and takes away, by id and member by member, and the
 * other way round, what of a template is not as in its base.
 */

import { isSame, pairUp } from "../model/sequence.ts";
import { isRecord, KEYED_LISTS, REQUIRED_MEMBERS, type Plain, type PlainRecord } from "./source.ts";

/** Something a file changes that cannot be changed so. */
interface CompositionFault {
  /** Members and positions that lead to it in the own file. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Where an entry of a composed list comes from. */
type Origin = "own" | "overridden" | "inherited";

/** By list (`stencils`, `threats`, ...) and id; attributes under `stencils.attributes` as `stencil attribute`. */
export type Origins = Readonly<Record<string, ReadonlyMap<string, Origin>>>;

interface Composed {
  readonly source: PlainRecord;
  readonly origins: Origins;
  readonly faults: readonly CompositionFault[];
}

/** Members of a file that are about the file itself. */
const OF_THE_FILE = new Set(["palisade", "manifest", "extends"]);
/** Words of an entry that say what to do with it. */
const COMMANDS = new Set(["disabled", "reset"]);

/** How entries of each list are called in messages. */
const NAMES: Readonly<Record<string, string>> = {
  categories: "category",
  threatProperties: "threat property",
  profiles: "profile",
  stencils: "stencil",
  "stencils.attributes": "attribute",
  threats: "threat type",
  messages: "message",
};

/** Puts what a file says on top of what its base says. */
export function composeSources(own: PlainRecord, base: PlainRecord): Composed {
  const faults: CompositionFault[] = [];
  const origins: Record<string, Map<string, Origin>> = {};
  for (const list of Object.keys(KEYED_LISTS)) origins[list] = new Map();
  const composed: Record<string, Plain> = {};
  for (const [name, value] of Object.entries(base)) {
    if (!OF_THE_FILE.has(name)) composed[name] = value;
  }
  for (const [name, value] of Object.entries(own)) {
    if (name === "extends") continue;
    composed[name] = name in KEYED_LISTS ? (base[name] ?? []) : value;
  }
  for (const name of Object.keys(KEYED_LISTS)) {
    if (name.includes(".") || composed[name] === undefined) continue;
    const merged = mergeLists(entriesOf(own[name]), entriesOf(base[name]), {
      list: name,
      path: [name],
      prefix: "",
      origins,
      faults,
    });
    composed[name] = merged;
  }
  return { source: composed, origins, faults };
}

interface Place {
  readonly list: string;
  readonly path: readonly (string | number)[];
  /** What stands before a key among the origins. */
  readonly prefix: string;
  readonly origins: Readonly<Record<string, Map<string, Origin>>>;
  readonly faults: CompositionFault[];
}

function entriesOf(value: Plain | undefined): readonly PlainRecord[] {
  if (!Array.isArray(value)) return [];
  const entries: readonly unknown[] = value;
  return entries.filter(isRecord);
}

function keyOf(list: string): (entry: PlainRecord) => string {
  const name = KEYED_LISTS[list] ?? "";
  return (entry) => {
    const key = entry[name];
    return typeof key === "string" ? key : "";
  };
}

function mergeLists(
  own: readonly PlainRecord[],
  base: readonly PlainRecord[],
  place: Place,
): readonly PlainRecord[] {
  const { list, prefix, origins } = place;
  const key = keyOf(list);
  const { pairs, removed: untouched } = pairUp(base, own, key);
  const note = (entry: PlainRecord, origin: Origin) =>
    origins[list]?.set(prefix + key(entry), origin);
  const changed = new Map<PlainRecord, PlainRecord | null>();
  const added: PlainRecord[] = [];
  pairs.forEach(({ before, after }, at) => {
    const here = { ...place, path: [...place.path, at] };
    if (before === null) {
      if (isComplete(after, here)) {
        note(after, "own");
        added.push(mergeEntry(after, {}, here));
      }
      return;
    }
    if (after["disabled"] === true) {
      changed.set(before, null);
      return;
    }
    note(after, "overridden");
    changed.set(before, mergeEntry(after, before, here));
  });
  for (const entry of untouched) {
    note(entry, "inherited");
    changed.set(entry, mergeEntry({}, entry, place));
  }
  const kept = base.map((entry) => changed.get(entry) ?? null).filter((entry) => entry !== null);
  return [...kept, ...added];
}

/** Whether a new entry says all it must; what it does not say is a fault. */
function isComplete(entry: PlainRecord, { list, path, faults }: Place): boolean {
  const what = NAMES[list] ?? "entry";
  const id = keyOf(list)(entry);
  const missing = (REQUIRED_MEMBERS[list] ?? []).filter((member) => !(member in entry));
  const command = [...COMMANDS].find((name) => name in entry);
  if (command !== undefined) {
    faults.push({
      path: [...path, command],
      message: `The base has no ${what} “${id}” to be changed or disabled.`,
    });
    return false;
  }
  if (missing.length === 0) return true;
  const needed = missing.map((member) => `“${member}”`).join(", ");
  faults.push({
    path,
    message: `The base has no ${what} “${id}”; a new one needs ${needed}.`,
  });
  return false;
}

function mergeEntry(own: PlainRecord, base: PlainRecord, place: Place): PlainRecord {
  const { list, path, faults } = place;
  const merged: Record<string, Plain> = { ...base };
  const reset = Array.isArray(own["reset"]) ? own["reset"] : [];
  reset.forEach((member, at) => {
    if (typeof member !== "string") return;
    if (!(member in base)) {
      const message = `The base's ${NAMES[list] ?? "entry"} does not say “${member}”, so there is nothing to forget.`;
      faults.push({ path: [...path, "reset", at], message });
    }
    delete merged[member];
  });
  for (const [member, value] of Object.entries(own)) {
    if (COMMANDS.has(member)) continue;
    const inherited = merged[member];
    merged[member] =
      member === "properties" && isRecord(value) && isRecord(inherited)
        ? { ...inherited, ...value }
        : value;
  }
  // What the base chooses first may not be among the values given here.
  if ("values" in own && !("default" in own)) delete merged["default"];
  const attributes = mergeAttributes(own, base, place);
  if (attributes !== null) merged["attributes"] = attributes;
  return merged;
}

function mergeAttributes(
  own: PlainRecord,
  base: PlainRecord,
  place: Place,
): readonly PlainRecord[] | null {
  const list = `${place.list}.attributes`;
  if (!(list in KEYED_LISTS) || !("attributes" in own || "attributes" in base)) return null;
  const id = keyOf(place.list)({ ...base, ...own });
  return mergeLists(entriesOf(own["attributes"]), entriesOf(base["attributes"]), {
    ...place,
    list,
    path: [...place.path, "attributes"],
    prefix: `${id} `,
  });
}

/**
 * What a file must say so that it and its base together say `whole`. Another order of the base's entries cannot be
 * said.
 * @param flags what those of the file are in the whole, said or not
 */
export function differenceOfSources(
  whole: PlainRecord,
  base: PlainRecord,
  flags: Readonly<Record<string, boolean>>,
): PlainRecord {
  const own: Record<string, Plain> = {};
  for (const [name, value] of Object.entries(whole)) {
    if (OF_THE_FILE.has(name)) own[name] = value;
    else if (name in KEYED_LISTS) {
      const entries = differingEntries(entriesOf(value), entriesOf(base[name]), name);
      if (entries.length > 0) own[name] = entries;
    } else if (!isSame(value, base[name])) own[name] = value;
  }
  for (const name of Object.keys(base)) {
    if (name in whole || OF_THE_FILE.has(name)) continue;
    const value = flags[name];
    own[name] = value ?? differingEntries([], entriesOf(base[name]), name);
  }
  return own;
}

function differingEntries(
  whole: readonly PlainRecord[],
  base: readonly PlainRecord[],
  list: string,
): readonly PlainRecord[] {
  const key = keyOf(list);
  const name = KEYED_LISTS[list] ?? "";
  const { pairs, removed } = pairUp(base, whole, key);
  const changed = pairs.flatMap(({ before, after }) => {
    if (before === null) return [after];
    const changes = differingMembers(after, before, list);
    return Object.keys(changes).length === 0 ? [] : [{ [name]: key(after), ...changes }];
  });
  return [...changed, ...removed.map((entry) => ({ [name]: key(entry), disabled: true }))];
}

function differingMembers(whole: PlainRecord, base: PlainRecord, list: string): PlainRecord {
  const changes: Record<string, Plain> = {};
  const reset = Object.keys(base).filter((member) => !(member in whole) && member !== "attributes");
  for (const [member, value] of Object.entries(whole)) {
    const inherited = base[member];
    if (member === "attributes" || isSame(value, inherited)) continue;
    if (member !== "properties" || !isRecord(value) || !isRecord(inherited)) {
      changes[member] = value;
    } else if (Object.keys(inherited).every((name) => name in value)) {
      changes[member] = differingProperties(value, inherited);
    } else {
      // A property that is gone can only be left out of a map that does not build on the base's.
      changes[member] = value;
      reset.push(member);
    }
  }
  const attributes = differingEntries(
    entriesOf(whole["attributes"]),
    entriesOf(base["attributes"]),
    `${list}.attributes`,
  );
  if (attributes.length > 0) changes["attributes"] = attributes;
  const forgotten = "values" in changes ? reset.filter((member) => member !== "default") : reset;
  return forgotten.length === 0 ? changes : { ...changes, reset: forgotten };
}

function differingProperties(whole: PlainRecord, base: PlainRecord): PlainRecord {
  return Object.fromEntries(
    Object.entries(whole).filter(([name, value]) => !(name in base) || value !== base[name]),
  );
}
