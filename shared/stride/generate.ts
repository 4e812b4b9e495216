/** Threats a model has before anyone judged them: threat types x situations (TM7.md 5.2, 5.3, 5.5). */

import type { Diagram, Id, Line, Model, Shape, Threat } from "../model/model.ts";
import type { RuleScope } from "../rules/syntax.ts";
import type { Template } from "../template/template.ts";
import { threatTypesOff } from "../template/threat-profiles.ts";
import type { Situation } from "./analysis.ts";
import type { Facts } from "../rules/facts.ts";
import { compileTemplate } from "./compiled-template.ts";
import type { CompiledTemplate, CompiledThreatType, TypesOfScope } from "./compiled-template.ts";
import { factsOf } from "./facts.ts";
import { sameItems } from "./interactions.ts";
import { aboutWhat, situationsOf, type Topic } from "./situations.ts";
import { boxesAround } from "./surroundings.ts";
import { situationName, withNames } from "./text.ts";
import type { Named } from "./text.ts";

/** A threat nobody numbered yet. */
export type Draft = Omit<Threat, "number">;

/**
 * Threats the template finds in the model, without regard to stored ones: diagrams in order, flows in stored order,
 * threat types in template order, numbered from 0 as in the session that made the model.
 */
export function generateThreats(template: Template, model: Model): readonly Threat[] {
  const threats: Threat[] = [];
  for (const draft of draftThreats(template, model).values()) {
    threats.push({ ...draft, number: threats.length });
  }
  return threats;
}

/**
 * Drafts by key, in generation order. Empty when generation is switched off. A key that occurs twice (a copied
 * diagram that kept its ids) counts once.
 */
export function draftThreats(template: Template, model: Model): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  if (!model.generationEnabled) return drafts;
  const compiled = compileTemplate(template);
  const off = threatTypesOff(template, model);
  for (const diagram of model.diagrams) {
    for (const scope of scopes) {
      const types = compiled.byScope[scope];
      if (types.types.length === 0) continue;
      const inventory = types.askPresence ? inventoryOf(compiled, diagram) : null;
      for (const situation of situationsOf(diagram, scope)) {
        for (const draft of draftsOf(compiled, types, situation, inventory)) {
          if (drafts.has(draft.key) || off.has(draft.typeId)) continue;
          drafts.set(draft.key, draft);
        }
      }
    }
  }
  return drafts;
}

/** In the order that numbers threats: Microsoft's own come first. */
const scopes: readonly RuleScope[] = ["interaction", "element", "boundary", "diagram"];

interface Outcome {
  /** Everything the drafts were worked out from. */
  readonly basis: readonly unknown[];
  readonly drafts: readonly Draft[];
}

/** Everything is a value: what was worked out from the very same things needs no working out again. */
const outcomes = new WeakMap<CompiledTemplate, WeakMap<Topic, Outcome>>();

function draftsOf(
  compiled: CompiledTemplate,
  types: TypesOfScope,
  situation: Situation,
  inventory: Inventory | null,
): readonly Draft[] {
  const known = outcomes.get(compiled) ?? new WeakMap<Topic, Outcome>();
  outcomes.set(compiled, known);
  const topic = aboutWhat(situation);
  const basis = [...basisOf(situation, types.askContainment), inventory];
  const before = known.get(topic);
  if (before !== undefined && sameItems(before.basis, basis)) return before.drafts;
  const facts = factsOf(compiled.template, situation);
  const named = withNames(situation);
  const drafts = types.types
    .filter((type) => type.fires(facts))
    .map((type) => draftThreat(type, situation, facts, named));
  known.set(topic, { basis, drafts });
  return drafts;
}

/** What the drafts of a situation depend on besides its item and the inventory; null stands between lists. */
function basisOf(situation: Situation, withSurroundings: boolean): readonly unknown[] {
  const { diagram } = situation;
  const around = (item: Shape | Line): readonly unknown[] =>
    withSurroundings && item.kind !== "flow" ? boxesAround(diagram, item) : [];
  switch (situation.scope) {
    case "interaction": {
      const { source, target, crosses } = situation;
      const boxes = [...around(source), null, ...around(target)];
      return [diagram.id, source, target, ...crosses, null, ...boxes];
    }
    case "element":
      return [diagram.id, diagram.name, ...around(situation.element)];
    case "boundary":
      return [diagram.id, diagram.name, ...around(situation.boundary)];
    case "diagram":
      return [];
  }
}

/** What is on a diagram, as far as rules can ask whether something of a kind is there; names and places aside. */
type Inventory = readonly unknown[];

const inventories = new WeakMap<CompiledTemplate, Map<Id, Inventory>>();

/** The same object for as long as it says the same. */
function inventoryOf(compiled: CompiledTemplate, { id, shapes, lines }: Diagram): Inventory {
  const known = inventories.get(compiled) ?? new Map<Id, Inventory>();
  inventories.set(compiled, known);
  const items: readonly (Shape | Line)[] = [...shapes, ...lines];
  const inventory: unknown[] = [];
  for (const item of items) {
    inventory.push(item.stencilId, item.genericStencilId, item.attributes);
    if ("outOfScope" in item) inventory.push(item.outOfScope, item.outOfScopeReason);
  }
  const before = known.get(id);
  if (before !== undefined && sameItems(before, inventory)) return before;
  known.set(id, inventory);
  return inventory;
}

/** Ids that key a threat: of source, flow and target; all three the same for what is not an interaction. */
function idsOf(situation: Situation): Pick<Threat, "sourceId" | "flowId" | "targetId"> {
  const { id } = aboutWhat(situation);
  if (situation.scope !== "interaction") return { sourceId: id, flowId: id, targetId: id };
  return { sourceId: situation.source.id, flowId: id, targetId: situation.target.id };
}

function draftThreat(
  type: CompiledThreatType,
  situation: Situation,
  facts: Facts,
  named: Named,
): Draft {
  const ids = idsOf(situation);
  return {
    key: type.id + ids.sourceId + ids.flowId + ids.targetId,
    typeId: type.id,
    diagramId: situation.diagram.id,
    ...ids,
    title: type.title(named),
    category: type.category,
    shortDescription: type.shortDescription,
    description: type.description(named),
    interaction: situationName(named),
    properties: type.properties.map(({ name, value }) => ({ name, value: value(named) })),
    verdict: {
      state: "notStarted",
      priority: type.priority(facts, named),
      justification: type.justification(named),
      changedBy: null,
      changedAt: null,
    },
    orphaned: false,
    migrated: false,
  };
}
