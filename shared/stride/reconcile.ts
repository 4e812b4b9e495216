/** Brings generated threats and those already stored together (TM7.md 5.6 and 5.7). */

import type { Threat } from "../model/model.ts";
import type { AnchoredInteraction } from "../model/verdict-anchor.ts";
import type { Analysis, AnalyzedThreat, LostVerdict } from "./analysis.ts";
import type { CompiledTemplate } from "./compiled-template.ts";
import type { Draft } from "./generate.ts";
import { bringHome, type Homecoming } from "./homecoming.ts";
import { sameItems } from "./interactions.ts";

export interface Reconciling {
  readonly compiled: CompiledTemplate;
  readonly stored: readonly Threat[];
  /** By key, in generation order; null when generation is switched off. */
  readonly drafts: ReadonlyMap<string, Draft> | null;
  readonly titlesFrozen: boolean;
  /** Whether number 0 means "not numbered". */
  readonly loaded: boolean;
  readonly previous: Analysis | null;
  /** What a draft is about; null for one that is not in the model. */
  readonly interactionOf: (draft: Draft) => AnchoredInteraction | null;
}

type Reconciled = Omit<Analysis, "problems">;

/**
 * Stored threats keep place, number and verdict; what was generated anew follows. A stored threat that is no longer
 * generated is removed only if nobody ever touched it, else kept as orphaned; one that is generated anew under other
 * ids takes over number and verdict of the orphan that says the same. No verdict is ever changed.
 */
export function reconcile(reconciling: Reconciling): Reconciled {
  const { compiled, stored, drafts } = reconciling;
  const numbers = new Numbering(reconciling);
  const anchors = anchorsOf(stored, compiled);
  const threats: AnalyzedThreat[] = [];
  const removed: Threat[] = [];
  const numbered = stored.map((threat) => withNumber(threat, numbers.ofStored(threat)));
  const { homes, proposals } = homecoming(reconciling, numbered, anchors);
  const homeward = new Set(homes.values());
  for (const [index, threat] of numbered.entries()) {
    if (homeward.has(threat)) continue;
    const anchored = anchors.get(threat.key) === index;
    const draft = anchored ? drafts?.get(threat.key) : undefined;
    const comer = draft && homes.get(draft.key);
    if (drafts === null) {
      threats.push({ threat, stored: true, generated: false });
    } else if (draft !== undefined) {
      const fresh = comer
        ? rehomed(comer, draft, reconciling)
        : refreshed(threat, draft, reconciling);
      threats.push({ threat: fresh, stored: true, generated: true });
    } else if (carriesVerdict(threat, compiled)) {
      const orphan = threat.orphaned ? threat : { ...threat, orphaned: true };
      threats.push({ threat: orphan, stored: true, generated: false });
    } else {
      removed.push(stored[index] ?? threat);
    }
  }
  const known = new Map(reconciling.previous?.threats.map((entry) => [entry.threat.key, entry]));
  for (const draft of drafts?.values() ?? []) {
    if (anchors.has(draft.key)) continue;
    const comer = homes.get(draft.key);
    if (comer !== undefined) {
      const threat = rehomed(comer, draft, reconciling);
      threats.push({ threat, stored: false, generated: true });
      continue;
    }
    const number = numbers.ofNew(draft.key);
    const before = known.get(draft.key)?.threat;
    const threat = unchanged(before, draft, number) ? before : { ...draft, number };
    threats.push({ threat, stored: false, generated: true });
  }
  return { threats, removed, lost: lostVerdicts(threats, proposals), nextNumber: numbers.next };
}

/** Stored threats that lost their interaction, and who among the drafts without a verdict may take theirs. */
function homecoming(
  { compiled, drafts, interactionOf }: Reconciling,
  stored: readonly Threat[],
  anchors: ReadonlyMap<string, number>,
): Homecoming {
  const orphans = stored.filter(
    (threat, index) =>
      threat.anchor !== undefined &&
      anchors.get(threat.key) === index &&
      drafts?.has(threat.key) === false &&
      carriesVerdict(threat, compiled),
  );
  if (drafts === null || orphans.length === 0) return { homes: new Map(), proposals: new Map() };
  const free = [...drafts.values()].filter(({ key }) => {
    const standing = stored[anchors.get(key) ?? -1];
    return standing === undefined || !carriesVerdict(standing, compiled);
  });
  return bringHome(orphans, free, interactionOf);
}

/** The orphan as the threat it is now, with its own number and verdict. */
function rehomed(orphan: Threat, draft: Draft, reconciling: Reconciling): Threat {
  const { key, sourceId, flowId, targetId } = draft;
  return refreshed({ ...orphan, key, sourceId, flowId, targetId }, draft, reconciling);
}

function lostVerdicts(
  threats: readonly AnalyzedThreat[],
  proposals: Homecoming["proposals"],
): readonly LostVerdict[] {
  if (proposals.size === 0) return [];
  const byKey = new Map(threats.map(({ threat }) => [threat.key, threat]));
  return [...proposals].flatMap(([{ key }, keys]) => {
    const threat = byKey.get(key);
    if (threat === undefined) return [];
    return [{ threat, proposals: keys.flatMap((near) => byKey.get(near) ?? []) }];
  });
}

/** Whether anybody changed the threat since it was generated, as Microsoft's tool sees it. */
export function isEdited({ verdict }: Threat): boolean {
  return verdict.state !== "notStarted" || verdict.changedBy !== null || verdict.changedAt !== null;
}

/**
 * Whether dropping the threat could lose something a person decided. Wider than `isEdited`, for files of tools that
 * do not record who changed a threat: a justification or priority other than what its type gives counts too, and so
 * does having been kept for its verdict under a template that told.
 */
export function carriesVerdict(threat: Threat, compiled: CompiledTemplate): boolean {
  if (isEdited(threat) || threat.orphaned) return true;
  const { priority, justification } = threat.verdict;
  const defaults = compiled.defaults.get(threat.typeId);
  if (defaults === undefined) return justification !== "";
  return (
    (justification !== "" && justification !== defaults.justification) ||
    (priority !== "" && !defaults.priorities.has(priority))
  );
}

/**
 * Index of the stored threat that stands for each key. A broken file may repeat a key: then the first that carries a
 * verdict, else the first.
 */
function anchorsOf(
  stored: readonly Threat[],
  compiled: CompiledTemplate,
): ReadonlyMap<string, number> {
  const anchors = new Map<string, number>();
  for (const [index, threat] of stored.entries()) {
    const standing = anchors.get(threat.key);
    const rival = standing === undefined ? undefined : stored[standing];
    const better =
      rival === undefined || (!carriesVerdict(rival, compiled) && carriesVerdict(threat, compiled));
    if (better) anchors.set(threat.key, index);
  }
  return anchors;
}

function withNumber(threat: Threat, number: number): Threat {
  return threat.number === number ? threat : { ...threat, number };
}

/** The stored threat with its generated parts brought up to date; the same object when they are. */
function refreshed(
  stored: Threat,
  draft: Draft,
  { compiled, titlesFrozen }: Pick<Reconciling, "compiled" | "titlesFrozen">,
): Threat {
  const edited = isEdited(stored);
  const { diagramId, interaction } = draft;
  const title = edited || titlesFrozen ? stored.title : draft.title;
  const { description, category, shortDescription } = edited ? stored : draft;
  const properties = edited ? stored.properties : refreshedProperties(stored, draft, compiled);
  const verdict = refreshedVerdict(stored, draft, compiled);
  const { anchor, ...anchored } = stored;
  const upToDate =
    anchor === undefined &&
    !stored.orphaned &&
    stored.diagramId === diagramId &&
    stored.interaction === interaction &&
    stored.title === title &&
    stored.description === description &&
    stored.category === category &&
    stored.shortDescription === shortDescription &&
    stored.properties === properties &&
    stored.verdict === verdict;
  if (upToDate) return stored;
  return {
    ...anchored,
    orphaned: false,
    diagramId,
    interaction,
    title,
    description,
    category,
    shortDescription,
    properties,
    verdict,
  };
}

/** A threat that nobody judged follows the rules that grade its type, should there be any. */
function refreshedVerdict(
  stored: Threat,
  draft: Draft,
  compiled: CompiledTemplate,
): Threat["verdict"] {
  const { verdict, typeId } = stored;
  const { priority } = draft.verdict;
  const graded = (compiled.defaults.get(typeId)?.priorities.size ?? 0) > 1;
  if (!graded || verdict.priority === priority || carriesVerdict(stored, compiled)) return verdict;
  return { ...verdict, priority };
}

/**
 * Properties whose text mentions the interaction follow it; the others stay as stored, because Microsoft's tool does
 * not always record that a person chose a value.
 */
function refreshedProperties(
  stored: Threat,
  draft: Draft,
  { defaults }: CompiledTemplate,
): Threat["properties"] {
  const mentioning = defaults.get(stored.typeId)?.mentioning;
  if (mentioning === undefined || mentioning.size === 0) return stored.properties;
  const fresh = new Map(draft.properties.map(({ name, value }) => [name, value]));
  const properties = stored.properties.map((property) => {
    const value = mentioning.has(property.name) ? fresh.get(property.name) : undefined;
    return value === undefined || value === property.value ? property : { ...property, value };
  });
  return sameItems(properties, stored.properties) ? stored.properties : properties;
}

/** Whether a threat of the previous analysis says exactly what this draft would. */
function unchanged(before: Threat | undefined, draft: Draft, number: number): before is Threat {
  return (
    before?.number === number &&
    before.title === draft.title &&
    before.description === draft.description &&
    before.interaction === draft.interaction &&
    before.diagramId === draft.diagramId &&
    before.verdict === draft.verdict &&
    before.properties === draft.properties
  );
}

/**
 * Hands out numbers: one more than the highest ever seen, never one again. A session that made the model itself
 * starts at 0, one that loaded it at 1.
 */
class Numbering {
  next: number;
  readonly #loaded: boolean;
  readonly #before: ReadonlyMap<string, number>;

  constructor({ stored, loaded, previous }: Reconciling) {
    const before = previous?.threats.map(({ threat }) => threat) ?? [];
    this.#loaded = loaded;
    this.#before = new Map(before.map(({ key, number }) => [key, number]));
    this.next = loaded ? 1 : 0;
    for (const { number } of [...stored, ...before]) this.next = Math.max(this.next, number + 1);
    this.next = Math.max(this.next, previous?.nextNumber ?? 0);
  }

  ofStored({ key, number }: Threat): number {
    return this.#loaded && number === 0 ? this.ofNew(key) : number;
  }

  ofNew(key: string): number {
    const before = this.#before.get(key);
    if (before !== undefined) return before;
    const number = this.next;
    this.next += 1;
    return number;
  }
}
