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

/** Source, flow and target of a threat as a person would say which ones are meant. */
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
  const others = flowsByWords(after);
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

function isJudged({ verdict }: Threat): boolean {
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
  return ({ diagramId, sourceId, flowId, targetId }) => {
    const items = itemsOf(diagramId);
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

function named({ stencilId, name }: Shape | Line): AnchoredItem {
  return { stencilId, name };
}

function flowsByWords(model: Model): () => ReadonlyMap<string, readonly Id[]> {
  let index: Map<string, Id[]> | null = null;
  return () => {
    if (index !== null) return index;
    index = new Map();
    const find = interactionsIn(model);
    for (const { id: diagramId, lines } of model.diagrams) {
      for (const line of lines) {
        if (line.kind !== "flow" || line.sourceId === null || line.targetId === null) continue;
        const { id: flowId, sourceId, targetId } = line;
        const found = find({ diagramId, sourceId, flowId, targetId });
        if (found === null) continue;
        const words = wordsOf(found);
        index.set(words, [...(index.get(words) ?? []), flowId]);
      }
    }
    return index;
  };
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
