/** What the engine gives back. */

import type { Annotation, Boundary, Element, Flow, Id, Threat } from "../model/model.ts";

/** What a flow may be attached to. Microsoft's tool lets it be an annotation, and finds threats there too. */
export type InteractionEnd = Element | Annotation;

/** A flow with both ends attached, and what it crosses: what rules are asked about. */
export interface Interaction {
  readonly diagramId: Id;
  readonly source: InteractionEnd;
  readonly flow: Flow;
  readonly target: InteractionEnd;
  readonly crosses: readonly Boundary[];
}

export interface AnalyzedThreat {
  readonly threat: Threat;
  /** Present in the model before this analysis. */
  readonly stored: boolean;
  /** Produced by the engine now. False for an orphan that is kept for its verdict. */
  readonly generated: boolean;
}

/** A filter that could not be used as written. */
export interface RuleProblem {
  readonly threatTypeId: Id;
  readonly filter: "include" | "exclude";
  /** Offset in the filter text, 0-based. */
  readonly offset: number;
  readonly message: string;
}

/** A verdict whose threat left the diagram, and threats that may be the same one drawn anew. */
export interface LostVerdict {
  readonly threat: Threat;
  /** Without a verdict of their own, the most alike first. */
  readonly proposals: readonly Threat[];
}

export interface Analysis {
  /** Stored ones first in stored order, then new ones in generation order. */
  readonly threats: readonly AnalyzedThreat[];
  /** Stored, untouched threats that are no longer produced and so are gone. */
  readonly removed: readonly Threat[];
  /** Verdicts that a person may put where they belong, for those that did not come home by themselves. */
  readonly lost: readonly LostVerdict[];
  readonly problems: readonly RuleProblem[];
  /** Number the next new threat of this session will take: numbers of threats that went are not reused. */
  readonly nextNumber: number;
}
