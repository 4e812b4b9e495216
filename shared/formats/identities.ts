/** Ids as read from a file: GUIDs in one spelling, none twice. */

import type { Id } from "../model/model.ts";

/** What "attached to nothing" looks like in the file. */
export const NIL_GUID = "00000000-0000-0000-0000-000000000000";

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * A GUID in lower case without white space around it, the spelling the tool writes, so that ids and references
 * compare; anything else as it is. Not for stencil and threat type ids, which rules compare letter by letter.
 */
export function normalizeGuid(id: Id): Id {
  const guid = id.trim();
  return GUID.test(guid) ? guid.toLowerCase() : id;
}

/** Whether an id is a GUID in the spelling the tool writes. */
export function isGuid(id: Id): boolean {
  return GUID.test(id) && id === id.toLowerCase();
}

/** Hands out ids that are unique in one file, the same ones at every reading. */
export class Identities {
  readonly #taken = new Set<Id>();
  readonly #counters = new Map<Id, number>();

  /** The id itself the first time, then `id~2`, `id~3`, ... */
  claim(id: Id): Id {
    let unique = id;
    while (this.#taken.has(unique)) {
      const count = (this.#counters.get(id) ?? 1) + 1;
      this.#counters.set(id, count);
      unique = `${id}~${count}`;
    }
    this.#taken.add(unique);
    return unique;
  }
}
