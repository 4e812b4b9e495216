/** Random edits of any model: everything a person can do to it, by small data that fast-check can shrink. */

import fc from "fast-check";
import { OUT_OF_SCOPE, OUT_OF_SCOPE_REASON } from "../../shared/model/attributes.ts";
import type {
  Attribute,
  Diagram,
  Line,
  Model,
  Port,
  Shape,
  Threat,
} from "../../shared/model/model.ts";
import { aBox, aFlow, anAnnotation, anArc, aDiagram, anElement } from "./template.ts";
import { aThreat, aVerdict } from "./threat.ts";
import { guid } from "./tm7-text.ts";

const DIAGRAM_EDITS = ["add", "remove", "rename", "zoom", "reorder"] as const;
const SHAPE_EDITS = ["add", "remove", "reorder", "move", "resize", "kind"] as const;
const LINE_EDITS = ["add", "remove", "reorder", "bend", "reconnect", "ports", "turn"] as const;
const ITEM_EDITS = [
  "rename",
  "scope",
  "attribute",
  "addAttribute",
  "dropAttribute",
  "swapAttributes",
  "stencil",
  "stroke",
] as const;
const THREAT_EDITS = [
  "judge",
  "unjudge",
  "add",
  "remove",
  "reorder",
  "texts",
  "property",
  "renumber",
] as const;
const OTHER_EDITS = ["information", "generation", "note", "dropNote", "editNote"] as const;
const MESSAGE_EDITS = ["add", "remove", "edit"] as const;

/** What to do, to which record, and with what. */
export interface RandomEdit {
  readonly what:
    | `diagram.${(typeof DIAGRAM_EDITS)[number]}`
    | `shape.${(typeof SHAPE_EDITS)[number]}`
    | `line.${(typeof LINE_EDITS)[number]}`
    | `item.${(typeof ITEM_EDITS)[number]}`
    | `threat.${(typeof THREAT_EDITS)[number]}`
    | `message.${(typeof MESSAGE_EDITS)[number]}`
    | (typeof OTHER_EDITS)[number];
  readonly at: number;
  readonly to: number;
  readonly text: string;
  readonly size: number;
  readonly flag: boolean;
}

/** @param texts what names, verdicts and notes may become */
export function arbitraryEdit(texts: fc.Arbitrary<string>): fc.Arbitrary<RandomEdit> {
  return fc.record({
    what: fc.constantFrom<RandomEdit["what"][]>(
      ...DIAGRAM_EDITS.map((edit) => `diagram.${edit}` as const),
      ...SHAPE_EDITS.map((edit) => `shape.${edit}` as const),
      ...LINE_EDITS.map((edit) => `line.${edit}` as const),
      ...ITEM_EDITS.map((edit) => `item.${edit}` as const),
      ...ITEM_EDITS.map((edit) => `item.${edit}` as const),
      ...THREAT_EDITS.map((edit) => `threat.${edit}` as const),
      ...MESSAGE_EDITS.map((edit) => `message.${edit}` as const),
      ...OTHER_EDITS,
    ),
    at: fc.nat(10_000),
    to: fc.nat(10_000),
    text: texts,
    size: fc.integer({ min: -3000, max: 3000 }),
    flag: fc.boolean(),
  });
}

/**
 * The model after the edits; new records get GUIDs counted from their place among the edits.
 * @param first place of the first edit, for edits that go on where others ended; below 1000 altogether
 */
export function editedBy(model: Model, edits: readonly RandomEdit[], first = 0): Model {
  return edits.reduce((edited, edit, at) => editOnce(edited, edit, 500_000 + first + at), model);
}

function editOnce(model: Model, edit: RandomEdit, fresh: number): Model {
  const { what, at, text } = edit;
  const id = guid(fresh);
  switch (what) {
    case "diagram.add": {
      const shapes = [anElement(guid(fresh + 1000), { name: text }), aBox(guid(fresh + 2000))];
      const lines = [aFlow(guid(fresh + 3000), guid(fresh + 1000), null, { name: text })];
      const added = { ...aDiagram(id, shapes, lines), name: text };
      return { ...model, diagrams: inserted(model.diagrams, at, added) };
    }
    case "diagram.remove":
      return { ...model, diagrams: without(model.diagrams, at) };
    case "diagram.reorder":
      return { ...model, diagrams: reordered(model.diagrams, at, edit.to) };
    case "diagram.rename":
      return inDiagram(model, at, (diagram) => ({ ...diagram, name: text }));
    case "diagram.zoom":
      return inDiagram(model, at, (diagram) => ({
        ...diagram,
        zoom: (Math.abs(edit.size) + 1) / 700,
      }));
    case "threat.add":
    case "threat.remove":
    case "threat.reorder":
    case "threat.judge":
    case "threat.unjudge":
    case "threat.texts":
    case "threat.property":
    case "threat.renumber":
      return { ...model, threats: editThreats(model, edit, fresh) };
    case "information": {
      const fields = ["name", "owner", "reviewer", "contributors", "description"] as const;
      const field = fields[at % fields.length] ?? "name";
      return { ...model, information: { ...model.information, [field]: text } };
    }
    case "generation":
      return { ...model, generationEnabled: edit.flag };
    case "note": {
      const number = Math.max(0, ...model.notes.map((note) => note.id)) + 1;
      const added = { id: number, message: text, addedBy: "ME\\me", addedAt: "2026-11-23T10:00:00" };
      return { ...model, notes: [...model.notes, added] };
    }
    case "dropNote":
      return { ...model, notes: without(model.notes, at) };
    case "editNote":
      return { ...model, notes: changed(model.notes, at, (note) => ({ ...note, message: text })) };
    case "message.add": {
      const diagramId = model.diagrams[0]?.id ?? guid(1);
      const added = { issueId: id, diagramId, elementIds: [id, id], text, enabled: edit.flag };
      return { ...model, messages: inserted(model.messages, at, added) };
    }
    case "message.remove":
      return { ...model, messages: without(model.messages, at) };
    case "message.edit": {
      const enabled = edit.flag;
      const messages = changed(model.messages, at, (one) => ({ ...one, text, enabled }));
      return { ...model, messages };
    }
    default:
      return inDiagram(model, at, (diagram) => editItems(diagram, edit, id));
  }
}

function editItems(diagram: Diagram, edit: RandomEdit, id: string): Diagram {
  const { what, at, to, text, size } = edit;
  const place = Math.floor(at / 3);
  switch (what) {
    case "shape.add": {
      const name = { name: text, left: size, top: 0 - size };
      const kinds = ["process", "dataStore", "externalInteractor"] as const;
      const kind = kinds[to % 3] ?? "process";
      const made = [anElement(id, { ...name, kind }), aBox(id, name), anAnnotation(id, name)];
      const shape: Shape = made[to % made.length] ?? aBox(id);
      return { ...diagram, shapes: inserted(diagram.shapes, place, shape) };
    }
    case "shape.remove": {
      const gone = diagram.shapes[place % diagram.shapes.length]?.id;
      const lines = diagram.lines.map((line): Line => detached(line, gone));
      return { ...diagram, shapes: without(diagram.shapes, place), lines };
    }
    case "shape.reorder":
      return { ...diagram, shapes: reordered(diagram.shapes, place, to) };
    case "shape.move":
      return inShapes(diagram, place, (shape) => ({ ...shape, left: size, top: shape.top + 1 }));
    case "shape.resize":
      return inShapes(diagram, place, (shape) => ({ ...shape, width: Math.abs(size) }));
    case "shape.kind":
      return inShapes(diagram, place, (shape) =>
        "outOfScope" in shape
          ? { ...shape, kind: shape.kind === "process" ? "dataStore" : "process" }
          : shape,
      );
    case "line.add": {
      const source = elementOf(diagram, at);
      const target = elementOf(diagram, to);
      const line = edit.flag ? aFlow(id, source, target, { name: text }) : anArc(id, { name: text });
      return { ...diagram, lines: inserted(diagram.lines, place, line) };
    }
    case "line.remove":
      return { ...diagram, lines: without(diagram.lines, place) };
    case "line.reorder":
      return { ...diagram, lines: reordered(diagram.lines, place, to) };
    case "line.bend":
      return inLines(diagram, place, (line) => ({ ...line, handle: { x: size, y: 0 - size } }));
    case "line.reconnect":
      return inLines(diagram, place, (line) =>
        line.kind === "flow"
          ? { ...line, [edit.flag ? "sourceId" : "targetId"]: elementOf(diagram, to) }
          : line,
      );
    case "line.ports":
      return inLines(diagram, place, (line) =>
        line.kind === "flow" ? { ...line, sourcePort: portOf(to), targetPort: portOf(at) } : line,
      );
    case "line.turn":
      return inLines(diagram, place, (line) =>
        line.kind === "flow"
          ? {
              ...line,
              source: line.target,
              target: line.source,
              sourceId: line.targetId,
              targetId: line.sourceId,
            }
          : { ...line, source: line.target, target: line.source },
      );
    default: {
      return edit.flag
        ? inShapes(diagram, place, (shape) => editItem(shape, edit))
        : inLines(diagram, place, (line) => editItem(line, edit));
    }
  }
}

function editItem<Item extends Shape | Line>(item: Item, edit: RandomEdit): Item {
  const { what, to, text, size } = edit;
  const { attributes } = item;
  switch (what) {
    case "item.rename":
      return { ...item, name: text };
    case "item.scope":
      return "outOfScope" in item
        ? { ...item, outOfScope: to % 2 === 0, outOfScopeReason: text }
        : item;
    case "item.attribute":
      return { ...item, attributes: changed(attributes, to, (one) => withValue(one, to, text)) };
    case "item.addAttribute": {
      const made: readonly Attribute[] = [
        { kind: "custom", name: "", label: "", value: text },
        { kind: "boolean", name: "flag", label: "A flag", value: to % 2 === 0 },
        { kind: "heading", name: "", label: "More" },
        { kind: "list", name: "l", label: "L", options: ["a", text], selected: 1, fixed: false },
      ];
      const added = made[Math.abs(size) % made.length];
      return withAttributes(item, (rest) => (added ? inserted(rest, to, added) : rest));
    }
    case "item.dropAttribute":
      return withAttributes(item, (rest) => without(rest, to));
    case "item.swapAttributes":
      return withAttributes(item, (rest) => reordered(rest, to, Math.abs(size)));
    case "item.stencil":
      // The stencil is all that tells an annotation from a rectangle.
      return item.kind === "annotation"
        ? item
        : { ...item, stencilId: `S${to % 7}`, genericStencilId: `G${to % 3}` };
    case "item.stroke":
      return {
        ...item,
        strokeDashArray: to % 2 === 0 ? null : "2,2",
        strokeThickness: size % 3 === 0 ? null : Math.abs(size),
      };
    default:
      return item;
  }
}

/** Dataflow order and, of annotations, scope: the tool demands their place. */
const LEADING = new Set(["15ccd509-98eb-49ad-b9c2-b4a2926d1780", OUT_OF_SCOPE, OUT_OF_SCOPE_REASON]);

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

function editThreats(model: Model, edit: RandomEdit, fresh: number): readonly Threat[] {
  const { what, at, to, text } = edit;
  const { threats } = model;
  switch (what) {
    case "threat.add": {
      const highest = Math.max(0, ...threats.map(({ number }) => number));
      const ids = { sourceId: guid(fresh), flowId: guid(fresh + 1), targetId: guid(fresh + 2) };
      const key = `T1${ids.sourceId}${ids.flowId}${ids.targetId}`;
      const diagramId = model.diagrams[0]?.id ?? guid(1);
      const typeId = "T1";
      const title = text;
      const added = aThreat(highest + 1, { key, typeId, diagramId, title, ...ids });
      return inserted(threats, at, added);
    }
    case "threat.remove":
      return without(threats, at);
    case "threat.reorder":
      return reordered(threats, at, to);
    case "threat.texts":
      return changed(threats, at, (threat) => ({ ...threat, title: text, description: text }));
    case "threat.property":
      return changed(threats, at, (threat) => ({
        ...threat,
        properties: changed(threat.properties, to, (property) => ({ ...property, value: text })),
      }));
    case "threat.renumber": {
      const highest = Math.max(0, ...threats.map(({ number }) => number));
      return changed(threats, at, (threat) => ({ ...threat, number: highest + 1 }));
    }
    case "threat.unjudge":
      return changed(threats, at, (threat) => ({ ...threat, verdict: aVerdict() }));
    default:
      return changed(threats, at, (threat) => ({
        ...threat,
        verdict: {
          state: edit.flag ? "mitigated" : "notApplicable",
          priority: "Low",
          justification: text,
          changedBy: "ann",
          changedAt: "2026-11-23T10:00:00+00:00",
        },
      }));
  }
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

function inDiagram(model: Model, at: number, edit: (diagram: Diagram) => Diagram): Model {
  return { ...model, diagrams: changed(model.diagrams, at, edit) };
}

function inShapes(diagram: Diagram, at: number, edit: (shape: Shape) => Shape): Diagram {
  return { ...diagram, shapes: changed(diagram.shapes, at, edit) };
}

function inLines(diagram: Diagram, at: number, edit: (line: Line) => Line): Diagram {
  return { ...diagram, lines: changed(diagram.lines, at, edit) };
}

function changed<Item>(list: readonly Item[], at: number, edit: (item: Item) => Item) {
  const place = at % Math.max(1, list.length);
  return list.map((item, index) => (index === place ? edit(item) : item));
}

function without<Item>(list: readonly Item[], at: number): readonly Item[] {
  return list.length === 0 ? list : list.toSpliced(at % list.length, 1);
}

function inserted<Item>(list: readonly Item[], at: number, item: Item): readonly Item[] {
  return list.toSpliced(at % (list.length + 1), 0, item);
}

function reordered<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from % Math.max(1, list.length)];
  if (item === undefined) return list;
  return inserted(without(list, from), to, item);
}
