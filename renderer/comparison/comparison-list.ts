/** A comparison of two states as the list people read: one line per thing that differs, in groups, filtered. */

import type { Comparison, ItemDifference } from "../../shared/model/comparison.ts";
import type { Id, Model } from "../../shared/model/model.ts";
import type { ValueChange } from "../../shared/model/value-change.ts";
import { plainText } from "../../shared/model/plain-text.ts";

export type Effect = ItemDifference["effect"];

export const EFFECTS = ["added", "removed", "changed"] as const satisfies readonly Effect[];

export const KINDS = [
  "information",
  "diagram",
  "element",
  "flow",
  "boundary",
  "annotation",
  "threat",
  "note",
  "message",
] as const;
export type Kind = (typeof KINDS)[number];

/** Names for several of a kind. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  information: "Model information",
  diagram: "Diagrams",
  element: "Elements",
  flow: "Flows",
  boundary: "Boundaries",
  annotation: "Annotations",
  threat: "Threats",
  note: "Notes",
  message: "Messages",
};

/** Where in the present model a line leads. */
export type Place =
  | { readonly kind: "item"; readonly diagramId: Id; readonly id: Id }
  | { readonly kind: "diagram"; readonly diagramId: Id }
  | { readonly kind: "threat"; readonly key: string }
  | { readonly kind: "model" };

export interface DifferenceLine {
  readonly id: string;
  readonly effect: Effect;
  readonly kind: Kind;
  readonly name: string;
  /** Said before the name where names repeat: the number of a threat or note. */
  readonly number: number | null;
  readonly changes: readonly ValueChange[];
  /** Whether all that differs is where it is drawn. */
  readonly layoutOnly: boolean;
  readonly place: Place;
}

export interface DifferenceGroup {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly DifferenceLine[];
}

export interface ComparisonFilter {
  /** None = all of them; the same below. */
  readonly effects: readonly Effect[];
  readonly kinds: readonly Kind[];
  readonly text: string;
  readonly hideMoves: boolean;
}

/** The filter that only hides what was merely moved. */
export const everything: ComparisonFilter = { effects: [], kinds: [], text: "", hideMoves: true };

/** The whole comparison in groups: the model itself, each diagram, threats, notes, messages. Empty ones are left out. */
export function differenceGroups(comparison: Comparison): readonly DifferenceGroup[] {
  const groups: readonly DifferenceGroup[] = [
    { id: "information", title: "Model information", lines: informationLines(comparison) },
    ...diagramGroups(comparison.items),
    { id: "threats", title: "Threats", lines: threatLines(comparison) },
    { id: "notes", title: "Notes", lines: noteLines(comparison) },
    { id: "messages", title: "Messages", lines: messageLines(comparison) },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

function line(
  parts: Pick<DifferenceLine, "id" | "effect" | "kind" | "name" | "changes" | "place">,
  number: number | null = null,
): DifferenceLine {
  const { effect, changes } = parts;
  const layoutOnly = effect === "changed" && changes.every(({ layout }) => layout);
  return { ...parts, number, layoutOnly };
}

function informationLines({ information }: Comparison): readonly DifferenceLine[] {
  return information.map((change) =>
    line({
      id: `information ${change.what}`,
      effect: "changed",
      kind: "information",
      name: change.what,
      changes: [change],
      place: { kind: "model" },
    }),
  );
}

function diagramGroups(items: readonly ItemDifference[]): readonly DifferenceGroup[] {
  return [...Map.groupBy(items, ({ diagramId }) => diagramId)].map(([diagramId, differences]) => ({
    id: `diagram ${diagramId}`,
    title: differences[0]?.diagramName.trim() || "Unnamed diagram",
    lines: differences.map(({ effect, kind, id, name, changes }) =>
      line({
        id: `${kind} ${id}`,
        effect,
        kind,
        name: name.trim() || "Unnamed",
        changes,
        place: kind === "diagram" ? { kind, diagramId } : { kind: "item", diagramId, id },
      }),
    ),
  }));
}

function threatLines({ threats }: Comparison): readonly DifferenceLine[] {
  return threats.map(({ effect, key, number, title, changes }) =>
    line(
      {
        id: `threat ${key}`,
        effect,
        kind: "threat",
        name: title,
        // Templates write rich text into the properties of threats.
        changes: changes.map((change) => ({
          ...change,
          from: plainText(change.from),
          to: plainText(change.to),
        })),
        place: { kind: "threat", key },
      },
      number,
    ),
  );
}

function noteLines({ notes }: Comparison): readonly DifferenceLine[] {
  return notes.map(({ effect, id, message, changes }) =>
    line(
      {
        id: `note ${id}`,
        effect,
        kind: "note",
        name: message,
        changes,
        place: { kind: "model" },
      },
      id,
    ),
  );
}

function messageLines({ messages }: Comparison): readonly DifferenceLine[] {
  return messages.map(({ effect, key, text, changes }) =>
    line({
      id: `message ${key}`,
      effect,
      kind: "message",
      name: text,
      changes,
      place: { kind: "model" },
    }),
  );
}

/** What passes the filter. */
export function filterGroups(
  groups: readonly DifferenceGroup[],
  filter: ComparisonFilter,
): readonly DifferenceGroup[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return groups.flatMap((group) => {
    const lines = withoutMoves(group.lines, filter).filter(
      (difference) =>
        (filter.effects.length === 0 || filter.effects.includes(difference.effect)) &&
        (filter.kinds.length === 0 || filter.kinds.includes(difference.kind)) &&
        holds(difference, words),
    );
    return lines.length === 0 ? [] : [{ ...group, lines }];
  });
}

function withoutMoves(
  lines: readonly DifferenceLine[],
  { hideMoves }: ComparisonFilter,
): readonly DifferenceLine[] {
  if (!hideMoves) return lines;
  return lines.flatMap((difference) => {
    if (difference.layoutOnly) return [];
    const changes = difference.changes.filter(({ layout }) => !layout);
    return [changes.length === difference.changes.length ? difference : { ...difference, changes }];
  });
}

function holds({ name, number, changes }: DifferenceLine, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const said = changes.flatMap(({ what, from, to }) => [what, from, to]);
  const all = [`#${number}`, name, ...said].join(" ").toLocaleLowerCase();
  return words.every((word) => all.includes(word));
}

/** How many lines there are of every effect. */
export type Tally = Readonly<Record<Effect, number>>;

/** The lines counted by kind and effect, without those that were only moved when these are hidden. */
export function countByKind(
  groups: readonly DifferenceGroup[],
  filter: Pick<ComparisonFilter, "hideMoves">,
): ReadonlyMap<Kind, Tally> {
  const counts = new Map<Kind, Tally>();
  for (const { kind, effect, layoutOnly } of groups.flatMap(({ lines }) => lines)) {
    if (layoutOnly && filter.hideMoves) continue;
    const tally = counts.get(kind) ?? { added: 0, removed: 0, changed: 0 };
    counts.set(kind, { ...tally, [effect]: tally[effect] + 1 });
  }
  return counts;
}

/** How many things were only moved. */
export function countMoves(groups: readonly DifferenceGroup[]): number {
  return groups.flatMap(({ lines }) => lines).filter(({ layoutOnly }) => layoutOnly).length;
}

/** Tells whether what a line is about is in the model. */
export function presenceIn(model: Model): (place: Place) => boolean {
  const threats = new Set(model.threats.map(({ key }) => key));
  const diagrams = new Map(
    model.diagrams.map(({ id, shapes, lines }) => [
      id,
      new Set([...shapes, ...lines].map((item) => item.id)),
    ]),
  );
  return (place) => {
    switch (place.kind) {
      case "model":
        return true;
      case "threat":
        return threats.has(place.key);
      case "diagram":
        return diagrams.has(place.diagramId);
      case "item":
        return diagrams.get(place.diagramId)?.has(place.id) ?? false;
    }
  };
}
