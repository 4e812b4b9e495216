/** Which threats that are drawn anew get the verdicts back that lost theirs. */

import type { Threat } from "../model/model.ts";
import { likeness, wordsOf, type AnchoredInteraction } from "../model/verdict-anchor.ts";
import type { Draft } from "./generate.ts";

export interface Homecoming {
  /** The orphan whose verdict a draft gets, by the draft's key. */
  readonly homes: ReadonlyMap<string, Threat>;
  /** For orphans without a sure home: keys of the drafts that come close, the nearest first. */
  readonly proposals: ReadonlyMap<Threat, readonly string[]>;
}

/** More would not be looked through. */
const MOST_PROPOSALS = 5;

/**
 * Pairs orphans and drafts that say the same where there is just one of each. Everything less sure is proposed.
 * @param orphans judged threats with an anchor whose interaction is gone
 * @param free drafts that carry no verdict
 * @param interactionOf what a draft is about
 */
export function bringHome(
  orphans: readonly Threat[],
  free: readonly Draft[],
  interactionOf: (draft: Draft) => AnchoredInteraction | null,
): Homecoming {
  const homes = new Map<string, Threat>();
  const proposals = new Map<Threat, readonly string[]>();
  if (orphans.length === 0) return { homes, proposals };
  const types = new Set(orphans.map(({ typeId }) => typeId));
  const candidates = free.flatMap((draft) => {
    const about = types.has(draft.typeId) ? interactionOf(draft) : null;
    return about === null ? [] : [{ draft, about, words: draft.typeId + wordsOf(about) }];
  });
  const drafts = Map.groupBy(candidates, ({ words }) => words);
  const claims = Map.groupBy(orphans, semanticKey);
  for (const orphan of orphans) {
    const { anchor } = orphan;
    const key = semanticKey(orphan);
    const fresh = drafts
      .get(key)
      ?.filter(({ draft }) => anchor?.besides.includes(draft.flowId) !== true);
    const [only] = fresh ?? [];
    if (only !== undefined && fresh?.length === 1 && claims.get(key)?.length === 1) {
      homes.set(only.draft.key, orphan);
    }
  }
  const open = Map.groupBy(
    candidates.filter(({ draft }) => !homes.has(draft.key)),
    ({ draft }) => draft.typeId,
  );
  const settled = new Set(homes.values());
  for (const orphan of orphans) {
    const { anchor } = orphan;
    if (settled.has(orphan) || anchor === undefined) continue;
    const near = (open.get(orphan.typeId) ?? [])
      .map(({ draft, about }) => ({ key: draft.key, near: likeness(anchor, about) }))
      .filter(({ near }) => near > 0)
      .sort((a, b) => b.near - a.near)
      .slice(0, MOST_PROPOSALS);
    proposals.set(
      orphan,
      near.map(({ key }) => key),
    );
  }
  return { homes, proposals };
}

function semanticKey({ typeId, anchor }: Threat): string {
  return anchor === undefined ? "" : typeId + wordsOf(anchor);
}
