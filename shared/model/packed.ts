/**
 * A model as it travels and as it is held: what many items state alike is there once. Most items of a stencil state
 * the same, so a packed model has a third of the size, and one that was unpacked shares those lists.
 */

import type { Attribute, Diagram, Line, Model, Shape } from "./model.ts";

/** An item with its attributes in another form. */
export type Stating<Item extends Shape | Line, Attributes> = Item extends Item
  ? Omit<Item, "attributes"> & { readonly attributes: Attributes }
  : never;

/** An item whose attributes are the list of this number. */
type Numbered<Item extends Shape | Line> = Stating<Item, number>;

interface PackedDiagram extends Omit<Diagram, "shapes" | "lines"> {
  readonly shapes: readonly Numbered<Shape>[];
  readonly lines: readonly Numbered<Line>[];
}

export interface PackedModel extends Omit<Model, "diagrams"> {
  /** Attributes that differ, in the order of their first use; so for their lists, which name them by number. */
  readonly attributes: readonly Attribute[];
  readonly attributeLists: readonly (readonly number[])[];
  readonly diagrams: readonly PackedDiagram[];
}

/** Packs a model; `unpackModel` gives back an equal one. */
export function packModel(model: Model): PackedModel {
  const attributes = distinctValues<Attribute>(JSON.stringify);
  const lists = distinctValues<readonly number[]>(String);
  const byList = new Map<readonly Attribute[], number>();

  function numberOf(list: readonly Attribute[]): number {
    const known = byList.get(list);
    if (known !== undefined) return known;
    const number = lists.numberOf(list.map(attributes.numberOf));
    byList.set(list, number);
    return number;
  }
  const numbered = <Item extends Shape | Line>(item: Item) => ({
    ...item,
    attributes: numberOf(item.attributes),
  });

  const diagrams = model.diagrams.map((diagram) => ({
    ...diagram,
    shapes: diagram.shapes.map((shape): Numbered<Shape> => numbered(shape)),
    lines: diagram.lines.map((line): Numbered<Line> => numbered(line)),
  }));
  return { ...model, attributes: attributes.values, attributeLists: lists.values, diagrams };
}

/** Values by number; those spelled alike count as one. */
function distinctValues<Value extends object>(spell: (value: Value) => string) {
  const values: Value[] = [];
  const bySpelling = new Map<string, number>();
  const byValue = new Map<Value, number>();
  function numberOf(value: Value): number {
    const known = byValue.get(value);
    if (known !== undefined) return known;
    const spelling = spell(value);
    const number = bySpelling.get(spelling) ?? values.push(value) - 1;
    bySpelling.set(spelling, number);
    byValue.set(value, number);
    return number;
  }
  return { values, numberOf };
}

/** The model that was packed; null when it names attributes that are not there. */
export function unpackModel({ attributes, attributeLists, ...model }: PackedModel): Model | null {
  const lists = attributeLists.map((numbers) => numbers.flatMap((at) => attributes[at] ?? []));
  let complete = lists.every((list, at) => list.length === attributeLists[at]?.length);
  function listOf(number: number): readonly Attribute[] {
    const list = lists[number];
    if (list === undefined) complete = false;
    return list ?? [];
  }
  const diagrams = model.diagrams.map((diagram) => ({
    ...diagram,
    shapes: diagram.shapes.map((shape): Shape => ({
      ...shape,
      attributes: listOf(shape.attributes),
    })),
    lines: diagram.lines.map((line): Line => ({ ...line, attributes: listOf(line.attributes) })),
  }));
  return complete ? { ...model, diagrams } : null;
}
