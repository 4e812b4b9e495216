/** Everything a person can do to the items of a diagram, by name. */

import { OUT_OF_SCOPE, OUT_OF_SCOPE_REASON } from "../../shared/model/attributes.ts";
import type { Attribute, Diagram, Line, Port, Shape } from "../../shared/model/model.ts";
import { changed, inserted, reordered, without, type EditData } from "./random-lists.ts";
import { aBox, aFlow, anAnnotation, anArc, anElement } from "./template.ts";

/** @param id of a new item */
type DiagramEdit = (diagram: Diagram, edit: EditData, id: string) => Diagram;

export const DIAGRAM_ITEM_EDITS: Readonly<Record<string, DiagramEdit>> = {
  "add a shape": (diagram, edit, id) => {
    const place = { name: edit.text, left: edit.size, top: 0 - edit.size };
    const kinds = ["process", "dataStore", "externalInteractor"] as const;
    const kind = kinds[edit.to % kinds.length] ?? "process";
    const made: readonly Shape[] = [
      anElement(id, { ...place, kind }),
      aBox(id, place),
      anAnnotation(id, place),
    ];
    const shape = made[edit.at % made.length] ?? aBox(id);
    return { ...diagram, shapes: inserted(diagram.shapes, edit.to, shape) };
  },
  "remove a shape": (diagram, { at }) => {
    const gone = diagram.shapes[at % diagram.shapes.length]?.id;
    const lines = diagram.lines.map((line) => detached(line, gone));
    return { ...diagram, shapes: without(diagram.shapes, at), lines };
  },
  "reorder shapes": (diagram, { at, to }) => ({
    ...diagram,
    shapes: reordered(diagram.shapes, at, to),
  }),
  "move a shape": (diagram, { at, size }) =>
    inShapes(diagram, at, (shape) => ({ ...shape, left: size, top: shape.top + 1 })),
  "resize a shape": (diagram, { at, size }) =>
    inShapes(diagram, at, (shape) => ({ ...shape, width: Math.abs(size) })),
  "change the kind of an element": (diagram, { at }) =>
    inShapes(diagram, at, (shape) =>
      "outOfScope" in shape
        ? { ...shape, kind: shape.kind === "process" ? "dataStore" : "process" }
        : shape,
    ),
  "add a line": (diagram, { at, to, text, flag }, id) => {
    const flow = aFlow(id, elementOf(diagram, at), elementOf(diagram, to), { name: text });
    const line = flag ? flow : anArc(id, { name: text });
    return { ...diagram, lines: inserted(diagram.lines, at, line) };
  },
  "remove a line": (diagram, { at }) => ({ ...diagram, lines: without(diagram.lines, at) }),
  "reorder lines": (diagram, { at, to }) => ({
    ...diagram,
    lines: reordered(diagram.lines, at, to),
  }),
  "bend a line": (diagram, { at, size }) =>
    inLines(diagram, at, (line) => ({ ...line, handle: { x: size, y: 0 - size } })),
  "reconnect a flow": (diagram, { at, to, flag }) =>
    inFlows(diagram, at, { [flag ? "sourceId" : "targetId"]: elementOf(diagram, to) }),
  "change ports": (diagram, { at, to }) =>
    inFlows(diagram, at, { sourcePort: portOf(to), targetPort: portOf(at) }),
  "turn a line round": (diagram, { at }) =>
    inLines(diagram, at, (line) => {
      const turned = { ...line, source: line.target, target: line.source };
      return turned.kind === "flow"
        ? { ...turned, sourceId: turned.targetId, targetId: turned.sourceId }
        : turned;
    }),
};

type ItemEdit = <Item extends Shape | Line>(item: Item, edit: EditData) => Item;

const ITEM_EDITS: Readonly<Record<string, ItemEdit>> = {
  "rename an item": (item, { text }) => ({ ...item, name: text }),
  "change the scope of an item": (item, { to, text }) =>
    "outOfScope" in item ? { ...item, outOfScope: to % 2 === 0, outOfScopeReason: text } : item,
  "change an attribute": (item, { to, text }) => ({
    ...item,
    attributes: changed(item.attributes, to, (one) => withValue(one, to, text)),
  }),
  "add an attribute": (item, { to, text, size }) => {
    const made: readonly Attribute[] = [
      { kind: "custom", name: "", label: "", value: text },
      { kind: "boolean", name: "flag", label: "A flag", value: to % 2 === 0 },
      { kind: "heading", name: "", label: "More" },
      { kind: "list", name: "l", label: "L", options: ["a", text], selected: 1, fixed: false },
    ];
    const added = made[Math.abs(size) % made.length];
    return withAttributes(item, (rest) => (added ? inserted(rest, to, added) : rest));
  },
  "remove an attribute": (item, { to }) => withAttributes(item, (rest) => without(rest, to)),
  "reorder attributes": (item, { to, size }) =>
    withAttributes(item, (rest) => reordered(rest, to, Math.abs(size))),
  "change the stencil of an item": (item, { to }) =>
    // The stencil is all that tells an annotation from a rectangle.
    item.kind === "annotation"
      ? item
      : { ...item, stencilId: `S${to % 7}`, genericStencilId: `G${to % 3}` },
  "change the stroke of an item": (item, { to, size }) => ({
    ...item,
    strokeDashArray: to % 2 === 0 ? null : "2,2",
    strokeThickness: size % 3 === 0 ? null : Math.abs(size),
  }),
};

/** Those of shapes and lines alike, on one or the other by `flag`. */
export const ANY_ITEM_EDITS: Readonly<Record<string, DiagramEdit>> = Object.fromEntries(
  Object.entries(ITEM_EDITS).map(([name, edit]): [string, DiagramEdit] => [
    name,
    (diagram, data) =>
      data.flag
        ? inShapes(diagram, data.at, (shape) => edit(shape, data))
        : inLines(diagram, data.at, (line) => edit(line, data)),
  ]),
);

/** Dataflow order and, of annotations, scope: the tool demands their place. */
const LEADING = new Set([
  "15ccd509-98eb-49ad-b9c2-b4a2926d1780",
  OUT_OF_SCOPE,
  OUT_OF_SCOPE_REASON,
]);

/** The title, a heading, and what the tool wants right after it stay at the front if they stand there. */
function withAttributes<Item extends Shape | Line>(
  item: Item,
  edit: (attributes: readonly Attribute[]) => readonly Attribute[],
): Item {
  const { attributes } = item;
  const title = attributes[0]?.kind === "heading" ? 1 : 0;
  const next = attributes.slice(title).findIndex(({ name }) => !LEADING.has(name));
  const lead = next === -1 ? attributes.length : title + next;
  return { ...item, attributes: [...attributes.slice(0, lead), ...edit(attributes.slice(lead))] };
}

function withValue(attribute: Attribute, to: number, text: string): Attribute {
  switch (attribute.kind) {
    case "heading":
      return attribute;
    case "boolean":
      return { ...attribute, value: !attribute.value };
    case "list":
      return { ...attribute, selected: (to % (attribute.options.length + 1)) - 1 };
    case "text":
    case "custom":
      return { ...attribute, value: text };
  }
}

function detached(line: Line, gone: string | undefined): Line {
  if (line.kind !== "flow") return line;
  if (line.sourceId !== gone && line.targetId !== gone) return line;
  const left = (id: string | null) => (id === gone ? null : id);
  return { ...line, sourceId: left(line.sourceId), targetId: left(line.targetId) };
}

const PORTS: readonly Port[] = ["north", "south", "east", "west", "northWest", "none"];

function portOf(number: number): Port {
  return PORTS[number % PORTS.length] ?? "none";
}

function elementOf({ shapes }: Diagram, at: number): string | null {
  const elements = shapes.filter((shape) => "outOfScope" in shape);
  return elements[at % (elements.length + 1)]?.id ?? null;
}

function inShapes(diagram: Diagram, at: number, edit: (shape: Shape) => Shape): Diagram {
  return { ...diagram, shapes: changed(diagram.shapes, at, edit) };
}

function inLines(diagram: Diagram, at: number, edit: (line: Line) => Line): Diagram {
  return { ...diagram, lines: changed(diagram.lines, at, edit) };
}

function inFlows(diagram: Diagram, at: number, change: object): Diagram {
  return inLines(diagram, at, (line) => (line.kind === "flow" ? { ...line, ...change } : line));
}
