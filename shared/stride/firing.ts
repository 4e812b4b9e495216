/** Where a rule fires in a model. */

import type { Diagram, Id, Model } from "../model/model.ts";
import type { RuleScope } from "../rules/syntax.ts";
import type { Template } from "../template/template.ts";
import { draftThreats } from "./generate.ts";
import { situationsOf } from "./situations.ts";

/** Filters of a threat type, and what they are asked about. */
export interface AskedRule {
  readonly include: string;
  readonly exclude: string;
  readonly scope: RuleScope;
}

/** A place of a model where a rule fires. */
export interface FiringPlace {
  readonly diagramId: Id;
  /** The flow, element or boundary; null = the diagram as a whole. */
  readonly itemId: Id | null;
  readonly diagramName: string;
  /** What people call it. */
  readonly name: string;
  /** Names of the ends of a flow; empty for anything else. */
  readonly ends: readonly string[];
}

/** How often a rule was asked of a model, and where it fires, diagrams and items in stored order. */
export interface Firing {
  readonly asked: number;
  readonly places: readonly FiringPlace[];
}

/** Asks a rule of everything in a model, with the template the model uses. */
export function firingOf(template: Template, model: Model, rule: AskedRule): Firing {
  const { include, exclude, scope } = rule;
  const alone: Template = { ...template, threatTypes: [askingType(include, exclude, scope)] };
  const drafts = draftThreats(alone, { ...model, generationEnabled: true, threats: [] });
  const diagrams = new Map(model.diagrams.map((diagram) => [diagram.id, diagram]));
  const places = [...drafts.values()].flatMap(({ diagramId, flowId }) => {
    const diagram = diagrams.get(diagramId);
    return diagram === undefined ? [] : [placeOf(diagram, flowId)];
  });
  const asked = model.diagrams.map((diagram) => situationsOf(diagram, scope).length);
  return { asked: asked.reduce((sum, one) => sum + one, 0), places };
}

function askingType(
  include: string,
  exclude: string,
  scope: RuleScope,
): Template["threatTypes"][number] {
  const type = { id: "asked", title: "", categoryId: "", description: "", include, exclude };
  return { ...type, properties: [], ...(scope === "interaction" ? {} : { scope }) };
}

function placeOf(diagram: Diagram, itemId: Id): FiringPlace {
  const items = [...diagram.shapes, ...diagram.lines];
  const item = items.find(({ id }) => id === itemId);
  const nameOf = (id: Id | null): string =>
    oneLine(diagram.shapes.find((shape) => shape.id === id)?.name ?? "");
  return {
    diagramId: diagram.id,
    diagramName: diagram.name,
    itemId: item === undefined ? null : itemId,
    name: oneLine(item?.name ?? diagram.name),
    ends: item?.kind === "flow" ? [nameOf(item.sourceId), nameOf(item.targetId)] : [],
  };
}

function oneLine(name: string): string {
  return name.replaceAll(/\s+/gu, " ").trim();
}
