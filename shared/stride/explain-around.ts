/** Says of every threat type what it makes of a flow and what is around it, and why. */

import type { Diagram, Id } from "../model/model.ts";
import type { Template, ThreatType } from "../template/template.ts";
import type { Situation } from "./analysis.ts";
import { explainThreat, type ThreatExplanation } from "./explain.ts";
import { aboutWhat, situationsOf } from "./situations.ts";
import { boxesAround } from "./surroundings.ts";
import { prepareText, withNames } from "./text.ts";

export interface ExplainedType {
  readonly type: ThreatType;
  /** What it was asked about. */
  readonly situation: Situation;
  /** The type's title, said of what it was asked about. */
  readonly title: string;
  /** Name of the category; empty when the template does not know it. */
  readonly category: string;
  readonly explanation: ThreatExplanation;
  /** Whether the outcome hangs on something nobody stated. */
  readonly undecided: boolean;
}

/**
 * All threat types in template order, each with what it makes of the flow; of its ends, of the boundaries around them
 * or across its way, or of the diagram, where that is what it is asked about. An item that is no flow is taken with
 * the boundaries around it. Types for which there is nothing to ask about are left out.
 */
export function explainAround(
  template: Template,
  diagram: Diagram,
  itemId: Id,
): readonly ExplainedType[] {
  const situations = situationsAround(diagram, itemId);
  const categories = new Map(template.categories.map(({ id, name }) => [id, name]));
  return template.threatTypes.flatMap((type) => {
    const category = categories.get(type.categoryId) ?? "";
    const titleOf = prepareText(type.title);
    const asked = situations.filter(({ scope }) => scope === (type.scope ?? "interaction"));
    return asked.flatMap((situation): readonly ExplainedType[] => {
      const explanation = explainThreat(template, type.id, situation);
      if (explanation === null) return [];
      const title = titleOf(withNames(situation));
      const undecided = isUndecided(explanation);
      return [{ type, situation, title, category, explanation, undecided }];
    });
  });
}

/** What rules are asked at this item, or at the diagram itself; null when they know nothing there, or it is out of scope. */
export function situationAt(diagram: Diagram, itemId: Id): Situation | null {
  if (itemId === diagram.id) return { scope: "diagram", diagram };
  return situationsOfItems(diagram).find((one) => topicOf(one)?.id === itemId) ?? null;
}

function situationsOfItems(diagram: Diagram): readonly Situation[] {
  return (["interaction", "element", "boundary"] as const).flatMap((scope) =>
    situationsOf(diagram, scope),
  );
}

/** What rules are asked about at an item, itself first. */
function situationsAround(diagram: Diagram, itemId: Id): readonly Situation[] {
  const own = situationAt(diagram, itemId);
  if (own === null) return [];
  if (own.scope === "diagram") return [own];
  const all = situationsOfItems(diagram);
  const near = new Set(nearIds(own));
  const others = all.filter(
    (situation) => topicOf(situation)?.id !== itemId && near.has(topicOf(situation)?.id ?? ""),
  );
  return [own, ...others, { scope: "diagram", diagram }];
}

/** The item a situation is about; null for the diagram as a whole. */
export function topicOf(situation: Situation): { readonly id: Id; readonly name: string } | null {
  return situation.scope === "diagram" ? null : aboutWhat(situation);
}

function nearIds(situation: Situation): readonly Id[] {
  switch (situation.scope) {
    case "interaction": {
      const { diagram, source, target, crosses } = situation;
      const around = [...boxesAround(diagram, source), ...boxesAround(diagram, target)];
      return [source, target, ...crosses, ...around].map(({ id }) => id);
    }
    case "element":
      return boxesAround(situation.diagram, situation.element).map(({ id }) => id);
    case "boundary":
      return boxesAround(situation.diagram, situation.boundary).map(({ id }) => id);
    case "diagram":
      return [];
  }
}

/** Whether stating something more could change whether the type fires. */
function isUndecided({ include, exclude }: ThreatExplanation): boolean {
  if (include === null || include.truth === "false") return false;
  const refused = exclude?.truth ?? "false";
  if (refused === "true") return false;
  return include.truth === "unknown" || refused === "unknown";
}
