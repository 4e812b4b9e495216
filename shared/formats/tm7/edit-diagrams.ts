/** Changes the diagrams of a file, with their shapes and lines, to what the model says. */

import type { Diagram, Line, Point, Shape } from "../../model/model.ts";
import { isSame } from "../../model/sequence.ts";
import { NIL_GUID } from "../identities.ts";
import { childOf } from "../xml-content.ts";
import type { XmlElement } from "../xml.ts";
import {
  clearMember,
  editList,
  setMember,
  sourceOf,
  type EditContext,
  type Layout,
} from "./edit-context.ts";
import { editNameProperty, editProperties } from "./edit-properties.ts";
import { CLASSES, double, NAMESPACES, PORTS, whole } from "./spelling.ts";
import { diagramElement, lineEntry, shapeEntry } from "./write-diagrams.ts";

const SURFACE: Layout = {
  namespace: NAMESPACES.model,
  order: ["GenericTypeId", "Guid", "Properties", "TypeId", "Borders", "Header", "Lines", "Zoom"],
};
const ITEM = ["GenericTypeId", "Guid", "Properties", "TypeId"];
const SHAPE: Layout = {
  namespace: NAMESPACES.abstracts,
  order: [...ITEM, "Height", "Left", "StrokeDashArray", "StrokeThickness", "Top", "Width"],
};
const LINE: Layout = {
  namespace: NAMESPACES.abstracts,
  order: [
    ...ITEM,
    "HandleX",
    "HandleY",
    "PortSource",
    "PortTarget",
    "SourceGuid",
    "SourceX",
    "SourceY",
    "StrokeDashArray",
    "StrokeThickness",
    "TargetGuid",
    "TargetX",
    "TargetY",
  ],
};
const ENTRY_PREFIXES: ReadonlyMap<string, string> = new Map([
  ["a", NAMESPACES.arrays],
  ["i", NAMESPACES.instance],
  ["z", NAMESPACES.serialization],
]);
const DIAGRAM_PREFIXES: ReadonlyMap<string, string> = new Map([
  ["", NAMESPACES.model],
  ["i", NAMESPACES.instance],
]);

/** Edits `DrawingSurfaceList`. True when objects came, went or moved, so that they must be numbered again. */
export function editDiagrams(
  context: EditContext,
  root: XmlElement,
  order: readonly string[],
  before: readonly Diagram[],
  after: readonly Diagram[],
): boolean {
  let restructured = false;
  const changed = editList(
    context,
    {
      owner: root,
      name: "DrawingSurfaceList",
      order,
      declarations: "",
      needed: DIAGRAM_PREFIXES,
      keyOf: ({ id }) => id,
      entryOf: (diagram) => sourceOf(context, diagram),
      edit: (from, to) => {
        restructured = editDiagram(context, from, to) || restructured;
      },
      spell: (diagram) => diagramElement(diagram, context.fileId, context.numbers),
    },
    before,
    after,
  );
  return changed || restructured;
}

function editDiagram(context: EditContext, before: Diagram, after: Diagram): boolean {
  const surface = sourceOf(context, before);
  if (before.name !== after.name) {
    const named = editNameProperty(context, surface, after.name);
    if (!named || childOf(surface, "Header") !== null) {
      setMember(context, surface, "Header", after.name, SURFACE);
    }
  }
  if (before.zoom !== after.zoom) {
    setMember(context, surface, "Zoom", double(after.zoom), SURFACE);
  }
  const entries = {
    owner: surface,
    order: SURFACE.order,
    declarations: ` xmlns:a="${NAMESPACES.arrays}" xmlns:z="${NAMESPACES.serialization}"`,
    needed: ENTRY_PREFIXES,
    // An item of another class is another object, even under the same id.
    keyOf: (item: Shape | Line) => `${CLASSES[item.kind]} ${item.id}`,
    entryOf: (item: Shape | Line) => context.edits.parentOf(sourceOf(context, item)),
  };
  const shapes = editList<Shape>(
    context,
    {
      ...entries,
      name: "Borders",
      edit: (from, to) => {
        editShape(context, from, to);
      },
      spell: (shape) => shapeEntry(shape, context.fileId, context.numbers),
    },
    before.shapes,
    after.shapes,
  );
  const lines = editList<Line>(
    context,
    {
      ...entries,
      name: "Lines",
      edit: (from, to) => {
        editLine(context, from, to);
      },
      spell: (line) => lineEntry(line, context.fileId, context.numbers),
    },
    before.lines,
    after.lines,
  );
  return shapes || lines;
}

function editShape(context: EditContext, before: Shape, after: Shape): void {
  const element = sourceOf(context, before);
  editItem(context, element, before, after, SHAPE);
  const set = (name: string, from: number, to: number) => {
    if (from !== to) setMember(context, element, name, whole(to), SHAPE);
  };
  set("Height", before.height, after.height);
  set("Left", before.left, after.left);
  set("Top", before.top, after.top);
  set("Width", before.width, after.width);
}

function editLine(context: EditContext, before: Line, after: Line): void {
  const element = sourceOf(context, before);
  editItem(context, element, before, after, LINE);
  const set = (name: string, from: string, to: string) => {
    if (from !== to) setMember(context, element, name, to, LINE);
  };
  const setPoint = (name: string, from: Point, to: Point) => {
    if (from.x !== to.x) setMember(context, element, `${name}X`, whole(to.x), LINE);
    if (from.y !== to.y) setMember(context, element, `${name}Y`, whole(to.y), LINE);
  };
  setPoint("Handle", before.handle, after.handle);
  setPoint("Source", before.source, after.source);
  setPoint("Target", before.target, after.target);
  if (before.kind !== "flow" || after.kind !== "flow") return;
  const end = (id: string | null) => (id === null ? NIL_GUID : context.fileId(id));
  set("PortSource", PORTS[before.sourcePort], PORTS[after.sourcePort]);
  set("PortTarget", PORTS[before.targetPort], PORTS[after.targetPort]);
  if (before.sourceId !== after.sourceId) set("SourceGuid", "", end(after.sourceId));
  if (before.targetId !== after.targetId) set("TargetGuid", "", end(after.targetId));
}

function editItem(
  context: EditContext,
  element: XmlElement,
  before: Shape | Line,
  after: Shape | Line,
  layout: Layout,
): void {
  if (before.stencilId !== after.stencilId || before.genericStencilId !== after.genericStencilId) {
    setMember(context, element, "TypeId", after.stencilId, layout);
    setMember(context, element, "GenericTypeId", after.genericStencilId, layout);
  }
  if (!isSame(statedOf(before), statedOf(after))) {
    editProperties(context, element, before, after, layout.order);
  }
  if (before.strokeDashArray !== after.strokeDashArray) {
    if (after.strokeDashArray === null) clearMember(context, element, "StrokeDashArray");
    else setMember(context, element, "StrokeDashArray", after.strokeDashArray, layout);
  }
  if (before.strokeThickness !== after.strokeThickness) {
    const thickness = double(after.strokeThickness ?? 0);
    setMember(context, element, "StrokeThickness", thickness, layout);
  }
}

/** What the property list says of an item. */
function statedOf(item: Shape | Line): readonly unknown[] {
  const scope = "outOfScope" in item ? [item.outOfScope, item.outOfScopeReason] : [];
  return [item.name, ...scope, item.attributes];
}
