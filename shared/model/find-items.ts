/** Finding things on the diagrams of a model by any text they carry. */

import { effectiveValue } from "./attributes.ts";
import { fold } from "./matched-words.ts";
import type { Diagram, Id, Line, Model, Shape } from "./model.ts";

export interface FoundItem {
  readonly diagram: Diagram;
  readonly item: Shape | Line;
  /** Where the text is, when it is not the name: "Authenticates: Yes". */
  readonly where: string | null;
}

/**
 * Items whose name, attribute values or reason for being out of scope hold the text, whatever its case and accents;
 * the diagram of `firstDiagramId` first, then the others in order. Nothing is found for an empty text.
 */
export function findItems(model: Model, text: string, firstDiagramId: Id): readonly FoundItem[] {
  const wanted = fold(text.trim());
  if (wanted === "") return [];
  const diagrams = model.diagrams.toSorted(
    (a, b) => Number(b.id === firstDiagramId) - Number(a.id === firstDiagramId),
  );
  const holds = (candidate: string): boolean => fold(onOneLine(candidate)).includes(wanted);
  return diagrams.flatMap((diagram) =>
    [...diagram.shapes, ...diagram.lines].flatMap((item): readonly FoundItem[] => {
      if (holds(item.name)) return [{ diagram, item, where: null }];
      const where = statements(item).find(({ value }) => holds(value));
      return where === undefined
        ? []
        : [{ diagram, item, where: `${where.label}: ${onOneLine(where.value)}` }];
    }),
  );
}

function statements(item: Shape | Line): readonly { label: string; value: string }[] {
  const stated = item.attributes.flatMap((attribute) => {
    const value = effectiveValue(attribute);
    return value === null ? [] : [{ label: attribute.label, value }];
  });
  return "outOfScope" in item && item.outOfScope
    ? [...stated, { label: "Out of scope", value: item.outOfScopeReason }]
    : stated;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}
