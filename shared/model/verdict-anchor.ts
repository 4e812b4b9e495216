/**
 * Threats are known by the ids of their source, flow and target. Where one of these goes, a judged threat remembers
 * in words what it was about, so that its verdict comes back when the same is drawn, pasted or read again.
 */

import type { Change, Patch } from "./change.ts";
import type {
  AnchoredItem,
  Diagram,
  Id,
  Line,
  Model,
  Shape,
  Threat,
  ThreatAnchor,
} from "./model.ts";
import { sharedPairs } from "./name-likeness.ts";
import { isInteraction } from "./threat-topic.ts";

/**
 * Source, flow and target of a threat as a person would say which ones are meant. All three are the same for a threat
 * about an element, a boundary or a diagram, which has no stencil.
 */
export type AnchoredInteraction = Pick<ThreatAnchor, "source" | "flow" | "target">;

/** The ids that say which interaction a threat is about. */
type Ends = Pick<Threat, "diagramId" | "sourceId" | "flowId" | "targetId">;

/**
 * Anchors the judged threats whose interaction was in the model before and is not in the one after. Null when there
 * are none.
 */
export function anchorLostVerdicts(before: Model, after: Model): Change | null {
  const still = new Map(after.diagrams.map((diagram) => [diagram.id, diagram]));
  const changed = new Set(
    before.diagrams.filter((diagram) => !sameItems(diagram, still.get(diagram.id))).map(idOf),
  );
  const threatened = after.threats.some(({ diagramId }) => changed.has(diagramId));
  if (!threatened) return null;
  const then = interactionsIn(before);
  const now = interactionsIn(after);
  const others = topicsByWords(after);
  const patches = after.threats.flatMap((threat, index): Patch[] => {
    if (!changed.has(threat.diagramId) || !isJudged(threat)) return [];
    const lost = then(threat);
    if (lost === null || now(threat) !== null) return [];
    const besides = others().get(wordsOf(lost)) ?? [];
    const anchored: Threat = { ...threat, anchor: { ...lost, besides } };
    return [{ table: "threat", index, before: threat, after: anchored }];
  });
  return patches.length === 0 ? null : { label: "Remember verdicts", patches };
}

/** Whether a person said anything of the threat. */
export function isJudged({ verdict }: Threat): boolean {
  const { state, justification, changedBy, changedAt } = verdict;
  return state !== "notStarted" || justification !== "" || changedBy !== null || changedAt !== null;
}

function sameItems(a: Diagram, b: Diagram | undefined): boolean {
  return a.shapes === b?.shapes && a.lines === b.lines;
}

function idOf({ id }: { readonly id: Id }): Id {
  return id;
}

/** Looks up the interactions of a model by the ids a threat has; each diagram is indexed when first asked for. */
export function interactionsIn(model: Model): (ends: Ends) => AnchoredInteraction | null {
  const indexes = new Map<Id, ReadonlyMap<Id, Shape | Line>>();
  const itemsOf = (diagramId: Id): ReadonlyMap<Id, Shape | Line> => {
    const known = indexes.get(diagramId);
    if (known !== undefined) return known;
    const diagram = model.diagrams.find(({ id }) => id === diagramId);
    const items: readonly (Shape | Line)[] =
      diagram === undefined ? [] : [...diagram.shapes, ...diagram.lines];
    const index = new Map(items.map((item) => [item.id, item]));
    indexes.set(diagramId, index);
    return index;
  };
  return (ends) => {
    const { diagramId, sourceId, flowId, targetId } = ends;
    const items = itemsOf(diagramId);
    if (!isInteraction(ends)) {
      const item = items.get(flowId);
      const about = item === undefined ? diagramNamed(model, flowId) : named(item);
      return about === null ? null : { source: about, flow: about, target: about };
    }
    const flow = items.get(flowId);
    if (flow?.kind !== "flow" || flow.sourceId !== sourceId || flow.targetId !== targetId) {
      return null;
    }
    const source = items.get(sourceId);
    const target = items.get(targetId);
    if (source === undefined || target === undefined) return null;
    return { source: named(source), flow: named(flow), target: named(target) };
  };
}

function diagramNamed(model: Model, id: Id): AnchoredItem | null {
  const diagram = model.diagrams.find((candidate) => candidate.id === id);
  return diagram === undefined ? null : { stencilId: "", name: diagram.name };
}

function named({ stencilId, name }: Shape | Line): AnchoredItem {
  return { stencilId, name };
}

/** Ids of flows, and of what else threats are about, by their words. */
function topicsByWords(model: Model): () => ReadonlyMap<string, readonly Id[]> {
  let known: ReadonlyMap<string, readonly Id[]> | null = null;
  return () => (known ??= indexTopics(model));
}

function indexTopics(model: Model): ReadonlyMap<string, readonly Id[]> {
  const index = new Map<string, Id[]>();
  const find = interactionsIn(model);
  const add = (diagramId: Id, flowId: Id, sourceId: Id, targetId: Id): void => {
    const found = find({ diagramId, sourceId, flowId, targetId });
    if (found === null) return;
    const words = wordsOf(found);
    index.set(words, [...(index.get(words) ?? []), flowId]);
  };
  for (const { id: diagramId, shapes, lines } of model.diagrams) {
    add(diagramId, diagramId, diagramId, diagramId);
    for (const { id } of shapes) add(diagramId, id, id, id);
    for (const line of lines) {
      if (line.kind !== "flow") add(diagramId, line.id, line.id, line.id);
      else if (line.sourceId !== null && line.targetId !== null) {
        add(diagramId, line.id, line.sourceId, line.targetId);
      }
    }
  }
  return index;
}

/** Equal for interactions that a person would call the same: stencils and names, direction included. */
export function wordsOf({ source, flow, target }: AnchoredInteraction): string {
  return JSON.stringify(
    [source, flow, target].flatMap(({ stencilId, name }) => [stencilId, oneLine(name)]),
  );
}

function oneLine(name: string): string {
  return name.replace(/\s+/gu, " ").trim();
}

/**
 * How much two interactions have in common, 0 to 6: two for each part that is the same, less for one that has
 * another name or stencil. 0 as soon as one part has nothing in common.
 */
export function likeness(a: AnchoredInteraction, b: AnchoredInteraction): number {
  const parts = [
    partLikeness(a.source, b.source),
    partLikeness(a.flow, b.flow),
    partLikeness(a.target, b.target),
  ];
  return parts.includes(0) ? 0 : parts.reduce((sum, part) => sum + part, 0);
}

function partLikeness(a: AnchoredItem, b: AnchoredItem): number {
  const alike = sharedPairs(oneLine(a.name).toLowerCase(), oneLine(b.name).toLowerCase());
  if (a.stencilId === b.stencilId) return 1 + alike;
  return alike === 1 ? 1 : 0;
}
