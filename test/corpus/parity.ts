/** Compares what the engine generates with what Microsoft's tool stored in a model file. */

import type { Model, Threat } from "../../shared/model/model.ts";
import { analyze } from "../../shared/stride/analyze.ts";
import { generateThreats } from "../../shared/stride/generate.ts";
import { isEdited } from "../../shared/stride/reconcile.ts";
import type { Template } from "../../shared/template/template.ts";

export interface ParityInput {
  readonly model: Model;
  readonly template: Template;
  readonly writtenBy: "7.x" | "2016" | "unknown";
}

/** `equal` of `of`. */
export interface Share {
  readonly equal: number;
  readonly of: number;
}

export interface Parity {
  readonly writtenBy: ParityInput["writtenBy"];
  readonly flows: number;
  /** Stored threats that are not orphaned. */
  readonly live: number;
  readonly orphans: number;
  readonly generated: number;
  readonly found: number;
  /** Live ones the engine does not generate. */
  readonly missing: readonly Threat[];
  /** Generated ones that are not stored. */
  readonly extra: readonly Threat[];
  /** Title and description of untouched threats, equal to the letter; TMT 2016 does not refresh titles. */
  readonly text: Share;
  readonly titles: Share;
  /** Everything else that is generated, of untouched threats: category, priority, properties, ... */
  readonly content: Share;
  /** Interaction names of all live threats. */
  readonly interactions: Share;
  /** Pairs of threats next to each other in generation order whose stored numbers are consecutive. */
  readonly neighbours: Share;
  /**
   * Least number of generations that explain the numbers: each gives rising numbers in generation order. 0 without
   * threats, 1 for a file generated in one go, more for one that was edited in between.
   */
  readonly sittings: number;
  /**
   * Live threats of a file whose numbers are exactly the engine's, from whatever number it starts at (but for the
   * one numbered 0 at first, see `isRenumbered`); else 0.
   */
  readonly exactlyNumbered: number;
  /** Differences in text and content, for people. */
  readonly differences: readonly string[];
  /** What reconciling with the stored threats broke; must be empty. */
  readonly losses: readonly string[];
}

/** Compares one model with what its own template and geometry give. */
export function compareThreats({ model, template, writtenBy }: ParityInput): Parity {
  const generated = generateThreats(template, model);
  const live = model.threats.filter((threat) => !threat.orphaned);
  const stored = new Map(live.map((threat) => [threat.key, threat]));
  const fresh = new Map(generated.map((threat) => [threat.key, threat]));
  const pairs = live.flatMap((threat) => {
    const counterpart = fresh.get(threat.key);
    return counterpart === undefined ? [] : [{ stored: threat, fresh: counterpart }];
  });
  const untouched = pairs.filter((pair) => !isEdited(pair.stored));
  const textual = writtenBy === "2016" ? [] : untouched;
  return {
    writtenBy,
    flows: model.diagrams.flatMap((diagram) => diagram.lines).filter((line) => line.kind === "flow")
      .length,
    live: live.length,
    orphans: model.threats.length - live.length,
    generated: generated.length,
    found: pairs.length,
    missing: live.filter((threat) => !fresh.has(threat.key)),
    extra: generated.filter((threat) => !stored.has(threat.key)),
    text: share(textual, (pair) => textDifferences(pair).length === 0),
    titles: share(untouched, (pair) => pair.stored.title === pair.fresh.title),
    content: share(untouched, (pair) => contentDifferences(pair).length === 0),
    interactions: share(pairs, (pair) => pair.stored.interaction === pair.fresh.interaction),
    neighbours: share(
      generated.slice(1).map((threat, index) => ({ before: generated[index], threat })),
      ({ before, threat }) => {
        const first = stored.get(before?.key ?? "")?.number;
        return first !== undefined && stored.get(threat.key)?.number === first + 1;
      },
    ),
    ...compareNumbers(pairs),
    differences: [
      ...textual.flatMap(textDifferences),
      ...untouched.flatMap(contentDifferences),
      ...pairs.flatMap((pair) => difference(pair, "interaction", (threat) => threat.interaction)),
    ],
    losses: lossesOf(template, model, writtenBy === "2016"),
  };
}

interface Pair {
  readonly stored: Threat;
  readonly fresh: Threat;
}

function share<Item>(items: readonly Item[], equal: (item: Item) => boolean): Share {
  return { equal: items.filter(equal).length, of: items.length };
}

function difference(
  { stored, fresh }: Pair,
  what: string,
  read: (threat: Threat) => string,
): readonly string[] {
  if (read(stored) === read(fresh)) return [];
  const quote = (text: string): string => JSON.stringify(text.slice(0, 160));
  return [
    `${stored.number} ${stored.typeId} ${what}: ${quote(read(stored))} / ${quote(read(fresh))}`,
  ];
}

function textDifferences(pair: Pair): readonly string[] {
  return [
    ...difference(pair, "title", (threat) => threat.title),
    ...difference(pair, "description", (threat) => threat.description),
  ];
}

function contentDifferences(pair: Pair): readonly string[] {
  return [
    ...difference(pair, "diagram", (threat) => threat.diagramId),
    ...difference(pair, "category", (threat) => threat.category),
    ...difference(pair, "short description", (threat) => threat.shortDescription),
    ...difference(pair, "priority", (threat) => threat.verdict.priority),
    ...difference(pair, "justification", (threat) => threat.verdict.justification),
    ...difference(pair, "properties", (threat) => JSON.stringify(threat.properties)),
  ];
}

function compareNumbers(pairs: readonly Pair[]): Pick<Parity, "sittings" | "exactlyNumbered"> {
  const byNumber = pairs
    .filter((pair) => !isRenumbered(pair))
    .toSorted((a, b) => a.stored.number - b.stored.number);
  const places = byNumber.map(({ fresh }) => fresh.number);
  const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  const [first] = byNumber;
  if (first === undefined) return { sittings: 0, exactlyNumbered: 0 };
  const offset = first.stored.number - first.fresh.number;
  const exact = byNumber.every(({ stored, fresh }) => stored.number === fresh.number + offset);
  return {
    sittings: 1 + steps.filter((step) => step < 0).length,
    exactlyNumbered: exact ? pairs.length : 0,
  };
}

/** The tool takes number 0 for none, so the first threat of a session got another when the file was opened again. */
function isRenumbered({ stored, fresh }: Pair): boolean {
  return fresh.number === 0 && stored.number !== 0;
}

/** Reconciles the model with its own threats and looks for anything a person would miss. */
function lossesOf(template: Template, model: Model, titlesFrozen: boolean): readonly string[] {
  const { threats, removed } = analyze(template, model, { titlesFrozen, loaded: true });
  const kept = new Map(threats.map(({ threat }) => [threat.key, threat]));
  const numbers = new Set(threats.map(({ threat }) => threat.number));
  const verdicts = model.threats.flatMap((threat) => {
    if (!isEdited(threat)) return [];
    const same = JSON.stringify(kept.get(threat.key)?.verdict) === JSON.stringify(threat.verdict);
    return same ? [] : [`verdict changed: ${threat.key}`];
  });
  const unfrozen = model.threats.flatMap((threat) => {
    const after = kept.get(threat.key);
    const edited = isEdited(threat);
    const title = after?.title === threat.title || !(edited || titlesFrozen);
    const description = after?.description === threat.description || !edited;
    return after === undefined || (title && description) ? [] : [`rewritten: ${threat.key}`];
  });
  const renumbered = model.threats.flatMap((threat) => {
    const number = kept.get(threat.key)?.number;
    const same = number === undefined || threat.number === 0 || number === threat.number;
    return same ? [] : [`renumbered: ${threat.key}`];
  });
  return [
    ...verdicts,
    ...renumbered,
    ...unfrozen,
    ...removed.filter(isEdited).map((threat) => `removed: ${threat.key}`),
    ...(numbers.size === threats.length ? [] : ["numbers repeat"]),
  ];
}
