/** What of a model people search, text by text. */

import { flowEnds } from "./flow-ends.ts";
import type { Diagram, Line, Model, Shape, Threat } from "./model.ts";
import { plainText } from "./plain-text.ts";

export const searchKinds = [
  "model",
  "diagram",
  "element",
  "flow",
  "boundary",
  "annotation",
  "note",
  "threat",
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** A thing of a model with the words it is found by. */
export interface SearchText {
  readonly kind: SearchKind;
  /** Id of the diagram, item or note, key of the threat; "" for the model itself. */
  readonly itemId: string;
  readonly diagramId: string | null;
  /** Where in the model it is, for people; "" where there is nothing to add. */
  readonly place: string;
  /** What it is called. */
  readonly title: string;
  /** What else it says. */
  readonly body: string;
}

/**
 * Every text of a model that can be searched; what says nothing is left out.
 * @param name what the project is called.
 * @param threats those of the analysis.
 */
export function searchTexts(
  name: string,
  model: Model,
  threats: readonly Threat[],
): readonly SearchText[] {
  const { owner, reviewer, contributors, description, assumptions, externalDependencies } =
    model.information;
  const diagramNames = new Map(model.diagrams.map((diagram) => [diagram.id, diagram.name]));
  const texts: readonly SearchText[] = [
    {
      kind: "model",
      itemId: "",
      diagramId: null,
      place: "",
      title: name,
      body: lines(
        description,
        assumptions,
        externalDependencies,
        owner,
        reviewer,
        contributors,
        name === model.information.name ? "" : model.information.name,
      ),
    },
    ...model.diagrams.flatMap(diagramTexts),
    ...model.notes.map(({ id, message, addedBy }): SearchText => ({
      kind: "note",
      itemId: String(id),
      diagramId: null,
      place: addedBy,
      title: "",
      body: message,
    })),
    ...threats.map(
      ({ key, diagramId, title, interaction, description: rich, verdict }): SearchText => ({
        kind: "threat",
        itemId: key,
        diagramId,
        place: diagramNames.get(diagramId) ?? "",
        title,
        body: lines(interaction, verdict.justification, plainText(rich)),
      }),
    ),
  ];
  return texts.filter(({ title, body }) => title.trim() !== "" || body.trim() !== "");
}

function diagramTexts(diagram: Diagram): readonly SearchText[] {
  const { id, name, shapes, lines: flows } = diagram;
  const names = new Map(shapes.map((shape) => [shape.id, shape.name]));
  return [
    { kind: "diagram", itemId: id, diagramId: id, place: "", title: name, body: "" },
    ...[...shapes, ...flows].map((item): SearchText => ({
      kind: kindOf(item),
      itemId: item.id,
      diagramId: id,
      place: placeOf(item, name, names),
      title: item.name,
      body: "",
    })),
  ];
}

function kindOf({ kind }: Shape | Line): SearchKind {
  switch (kind) {
    case "process":
    case "dataStore":
    case "externalInteractor":
      return "element";
    case "boundaryBox":
    case "boundaryLine":
      return "boundary";
    case "annotation":
    case "flow":
      return kind;
  }
}

/** A flow is told from others of its name by its ends. */
function placeOf(
  item: Shape | Line,
  diagramName: string,
  names: ReadonlyMap<string, string>,
): string {
  if (item.kind !== "flow") return diagramName;
  return `${flowEnds(item, names)} · ${diagramName}`;
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== "").join("\n");
}
