/** What the engine gives back. */

import type { Annotation, Boundary, Diagram, Element, Flow, Id, Threat } from "../model/model.ts";

/** What a flow may be attached to. Microsoft's tool lets it be an annotation, and finds threats there too. */
export type InteractionEnd = Element | Annotation;

/** A flow with both ends attached, and what it crosses. */
export interface Interaction {
  readonly scope: "interaction";
  readonly diagram: Diagram;
  readonly source: InteractionEnd;
  readonly flow: Flow;
  readonly target: InteractionEnd;
  readonly crosses: readonly Boundary[];
}

/** What a rule is asked about; a rule's scope says about which of these. */
export type Situation =
  | Interaction
  | { readonly scope: "element"; readonly diagram: Diagram; readonly element: Element }
  | { readonly scope: "boundary"; readonly diagram: Diagram; readonly boundary: Boundary }
  | { readonly scope: "diagram"; readonly diagram: Diagram };

export interface AnalyzedThreat {
  readonly threat: Threat;
  /** Present in the model before this analysis. */
  readonly stored: boolean;
  /** Produced by the engine now. False for an orphan that is kept for its verdict. */
  readonly generated: boolean;
}

/** A rule that could not be used as written. */
export interface RuleProblem {
  readonly threatTypeId: Id;
  /** Where it stands in its threat type. */
  readonly filter: "include" | "exclude" | "priorities";
  /** Offset in the rule's text, 0-based. */
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
