/** Making rows: items that find their own place on the diagram. */

import { addItems } from "../../shared/model/edits/add-items.ts";
import { addInside } from "../../shared/model/edits/put-inside.ts";
import type { Change } from "../../shared/model/change.ts";
import { newCourse } from "../../shared/model/flow-course.ts";
import { rectUnion } from "../../shared/model/geometry.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram, Id, Shape } from "../../shared/model/model.ts";
import {
  kindOfStencil,
  newBoundaryLine,
  newFlow,
  newShape,
  newShapeSize,
  NEW_LINE_LENGTH,
} from "../../shared/template/new-item.ts";
import type { Template } from "../../shared/template/template.ts";
import type { TableContext } from "./diagram-tables.ts";

/** What a person says of a new row. */
export interface NewRow {
  readonly stencilId: Id;
  /** Blank = that of the stencil. */
  readonly name: string;
  /** The box it goes into; null = outside all. */
  readonly boxId: Id | null;
  readonly sourceId: Id | null;
  readonly targetId: Id | null;
}

/** How far a new boundary line stands off what is there. */
const LINE_GAP = 60;

/** Adds a row. Null when the stencil cannot be drawn, or a flow lacks an end. */
export function addRow(context: TableContext, row: NewRow, id: Id): Change | null {
  const { model, template, diagram } = context;
  const kind = kindOfStencil(template, row.stencilId);
  switch (kind) {
    case "process":
    case "dataStore":
    case "externalInteractor":
    case "boundaryBox":
    case "annotation": {
      const shape = shapeOf(template, row, id, kind);
      return shape && addInside(model, diagram.id, shape, row.boxId);
    }
    case "flow":
      return addFlow(context, row, id);
    case "boundaryLine": {
      const line = newBoundaryLine(template, row.stencilId, id, besideAll(diagram));
      return line && addItems(model, diagram.id, [], [named(line, row)]);
    }
    case null:
      return null;
  }
}

function shapeOf(template: Template, row: NewRow, id: Id, kind: Shape["kind"]): Shape | null {
  const shape = newShape(template, row.stencilId, id, { left: 0, top: 0, ...newShapeSize(kind) });
  return shape && named(shape, row);
}

function addFlow(
  { model, template, diagram, shapes }: TableContext,
  row: NewRow,
  id: Id,
): Change | null {
  const source = shapes.get(row.sourceId ?? "");
  const target = shapes.get(row.targetId ?? "");
  if (source === undefined || target === undefined) return null;
  if (!isElement(source) || !isElement(target)) return null;
  const course = newCourse({ element: source }, { element: target }, diagram.lines);
  const flow = newFlow(template, row.stencilId, id, course);
  return flow && addItems(model, diagram.id, [], [named(flow, row)], "Connect");
}

function named<Item extends { readonly name: string }>(item: Item, { name }: NewRow): Item {
  return name.trim() === "" ? item : { ...item, name };
}

/** A line below everything. */
function besideAll({ shapes }: Diagram) {
  const all = rectUnion(shapes) ?? { left: 0, top: 0, width: 0, height: 0 };
  const y = Math.round(all.top + all.height + LINE_GAP);
  const x = Math.round(all.left);
  return {
    source: { x, y },
    handle: { x: x + NEW_LINE_LENGTH / 2, y },
    target: { x: x + NEW_LINE_LENGTH, y },
  };
}
