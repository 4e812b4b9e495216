/** Threats a model has before anyone judged them: threat types x interactions (TM7.md 5.2, 5.3, 5.5). */

import type { Flow, Id, Model, Threat } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import type { Interaction, InteractionEnd } from "./analysis.ts";
import { compileTemplate } from "./compiled-template.ts";
import type { CompiledTemplate, CompiledThreatType } from "./compiled-template.ts";
import { interactionFacts } from "./facts.ts";
import { interactionsOf, sameItems } from "./interactions.ts";
import { interactionName, withNames } from "./text.ts";
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
  for (const diagram of model.diagrams) {
    for (const interaction of interactionsOf(diagram)) {
      for (const draft of draftsOf(compiled, interaction)) {
        if (!drafts.has(draft.key)) drafts.set(draft.key, draft);
      }
    }
  }
  return drafts;
}

interface Outcome {
  readonly diagramId: Id;
  readonly source: InteractionEnd;
  readonly target: InteractionEnd;
  readonly crosses: Interaction["crosses"];
  readonly drafts: readonly Draft[];
}

/** Everything is a value: the same flow between the same elements over the same boundaries has the same threats. */
const outcomes = new WeakMap<CompiledTemplate, WeakMap<Flow, Outcome>>();

function draftsOf(compiled: CompiledTemplate, interaction: Interaction): readonly Draft[] {
  const byFlow = outcomes.get(compiled) ?? new WeakMap<Flow, Outcome>();
  outcomes.set(compiled, byFlow);
  const { diagramId, source, flow, target, crosses } = interaction;
  const known = byFlow.get(flow);
  if (
    known?.source === source &&
    known.target === target &&
    known.diagramId === diagramId &&
    sameItems(known.crosses, crosses)
  ) {
    return known.drafts;
  }
  const drafts = draftAfresh(compiled, interaction);
  byFlow.set(flow, { diagramId, source, target, crosses, drafts });
  return drafts;
}

function draftAfresh(compiled: CompiledTemplate, interaction: Interaction): readonly Draft[] {
  const facts = interactionFacts(compiled.template, interaction);
  const named = withNames(interaction);
  return compiled.threatTypes
    .filter((type) => type.fires(facts))
    .map((type) => draftThreat(type, named));
}

function draftThreat(type: CompiledThreatType, named: Named): Draft {
  const { diagramId, source, flow, target } = named.interaction;
  return {
    key: type.id + source.id + flow.id + target.id,
    typeId: type.id,
    diagramId,
    sourceId: source.id,
    flowId: flow.id,
    targetId: target.id,
    title: type.title(named),
    category: type.category,
    shortDescription: type.shortDescription,
    description: type.description(named),
    interaction: interactionName(named),
    properties: type.properties.map(({ name, value }) => ({ name, value: value(named) })),
    verdict: {
      state: "notStarted",
      priority: type.priority(named),
      justification: type.justification(named),
      changedBy: null,
      changedAt: null,
    },
    orphaned: false,
    migrated: false,
  };
}
