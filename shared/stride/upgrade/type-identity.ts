/** Whether a threat type of one template is what another template has under the same id. */

import type { Id, Threat } from "../../model/model.ts";
import { nameLikeness } from "../../model/name-likeness.ts";
import type { Template, ThreatType } from "../../template/template.ts";
import type { Draft } from "../generate.ts";

/** Titles less alike than this are about something else. */
export const ALIKE = 0.6;

/** What is asked of two templates when their threats are compared. */
export interface TypeIdentity {
  /** Two versions of one template: an id stands for the same type, however it is worded. */
  readonly sameTemplate: boolean;
  /** How alike the titles are, 0 to 1: as the templates have them, or filled in where a type is not known. */
  readonly likeness: (before: Typed, after: Typed) => number;
}

type Typed = Pick<Threat, "typeId" | "title">;

export function typeIdentity(from: Template, to: Template): TypeIdentity {
  const [old, now] = [typesById(from), typesById(to)];
  // Thousands of threats are of the same few types.
  const compared = new Map<string, number>();
  const compare = (was: string, is: string): number => {
    const pair = JSON.stringify([was, is]);
    const likeness = compared.get(pair) ?? nameLikeness(was, is);
    compared.set(pair, likeness);
    return likeness;
  };
  return {
    sameTemplate: from.manifest.id === to.manifest.id && from.manifest.name === to.manifest.name,
    likeness(before, after) {
      const was = old.get(before.typeId)?.title;
      const is = now.get(after.typeId)?.title;
      const known = was !== undefined && is !== undefined;
      return known ? compare(was, is) : compare(before.title, after.title);
    },
  };
}

function typesById({ threatTypes }: Template): ReadonlyMap<Id, ThreatType> {
  // The first of a repeated id is the one that fires.
  return new Map(threatTypes.toReversed().map((type) => [type.id, type]));
}

/**
 * Keys of the threats that both templates find. Templates of different origin number their types alike by chance:
 * between them a key means the same threat only where its title says so.
 */
export function continuingKeys(
  old: ReadonlyMap<string, Draft>,
  drafts: ReadonlyMap<string, Draft>,
  { sameTemplate, likeness }: TypeIdentity,
): ReadonlySet<string> {
  const keys = [...old].flatMap(([key, before]) => {
    const after = drafts.get(key);
    if (after === undefined) return [];
    return sameTemplate || likeness(before, after) >= ALIKE ? [key] : [];
  });
  return new Set(keys);
}
