/** Hits as they are shown: by model, in the order of each one's best. */

import type { SearchHit } from "../../shared/api-over-models.ts";
import type { SearchKind } from "../../shared/model/search-texts.ts";

export interface HitGroup {
  readonly projectId: string;
  readonly name: string;
  /** With its place among all hits shown. */
  readonly hits: readonly { readonly at: number; readonly hit: SearchHit }[];
}

export const KIND_NAMES: Record<SearchKind, string> = {
  model: "Model",
  diagram: "Diagram",
  element: "Element",
  flow: "Data flow",
  boundary: "Trust boundary",
  annotation: "Annotation",
  note: "Note",
  threat: "Threat",
};

/** Groups hits by model; counts them through in the order they are shown. */
export function groupHits(hits: readonly SearchHit[]): readonly HitGroup[] {
  let at = 0;
  return [...Map.groupBy(hits, ({ projectId }) => projectId)].map(([projectId, own]) => ({
    projectId,
    name: own[0]?.projectName ?? "",
    hits: own.map((hit) => ({ at: at++, hit })),
  }));
}
