/** Making items of stencils on the diagram that is shown, whichever way a person asks for them. */

import { addItems } from "../../shared/model/edits/add-items.ts";
import { newCourse } from "../../shared/model/flow-course.ts";
import type { Element, Id, Point, Rect } from "../../shared/model/model.ts";
import {
  kindOfStencil,
  newBoundaryLine,
  newFlow,
  newShape,
  NEW_ELEMENT_SIZE,
} from "../../shared/template/new-item.ts";
import { currentDiagram, type Project } from "../state/project.ts";

/** Size of a boundary box that is placed without being drawn. */
const NEW_BOX = { width: 320, height: 240 };
/** Size of a note. */
const NEW_NOTE = { width: 200, height: 100 };
/** Half the length of a boundary line or a loose flow that is placed without being drawn. */
const HALF_LINE = 120;

/**
 * Makes an item of a stencil with its middle at a point (diagram units) and selects it. Null when the stencil cannot
 * be drawn.
 */
export function placeStencil(project: Project, stencilId: Id, at: Point): Id | null {
  const { template } = project.store.getState();
  switch (kindOfStencil(template, stencilId)) {
    case "process":
    case "dataStore":
    case "externalInteractor":
      return placeShape(project, stencilId, around(at, squareOf(NEW_ELEMENT_SIZE)));
    case "annotation":
      return placeShape(project, stencilId, around(at, NEW_NOTE));
    case "boundaryBox":
      return placeShape(project, stencilId, around(at, NEW_BOX));
    case "boundaryLine":
      return placeBoundaryLine(project, stencilId, {
        source: { x: at.x - HALF_LINE, y: at.y },
        handle: at,
        target: { x: at.x + HALF_LINE, y: at.y },
      });
    case "flow":
      return placeFlow(
        project,
        stencilId,
        { point: { x: at.x - HALF_LINE, y: at.y } },
        { point: { x: at.x + HALF_LINE, y: at.y } },
      );
    case null:
      return null;
  }
}

/** Makes an element, boundary box or note of a stencil in a rectangle, and selects it. */
export function placeShape(project: Project, stencilId: Id, rect: Rect): Id | null {
  const { model, template, diagramId } = project.store.getState();
  const shape = newShape(template, stencilId, project.newId(), rounded(rect));
  if (shape === null) return null;
  project.commit(addItems(model, diagramId, [shape], []));
  return select(project, shape.id);
}

/** Makes a boundary line along a course, and selects it. */
export function placeBoundaryLine(
  project: Project,
  stencilId: Id,
  course: { readonly source: Point; readonly handle: Point; readonly target: Point },
): Id | null {
  const { model, template, diagramId } = project.store.getState();
  const line = newBoundaryLine(template, stencilId, project.newId(), {
    source: whole(course.source),
    handle: whole(course.handle),
    target: whole(course.target),
  });
  if (line === null) return null;
  project.commit(addItems(model, diagramId, [], [line]));
  return select(project, line.id);
}

/** Makes a flow between two ends, clear of those that are there, and selects it. */
export function placeFlow(
  project: Project,
  stencilId: Id,
  source: { readonly element: Element } | { readonly point: Point },
  target: { readonly element: Element } | { readonly point: Point },
): Id | null {
  const { model, template, diagramId } = project.store.getState();
  const others = currentDiagram({ model, diagramId })?.lines ?? [];
  const course = newCourse(source, target, others);
  const flow = newFlow(template, stencilId, project.newId(), course);
  if (flow === null) return null;
  project.commit(addItems(model, diagramId, [], [flow], "Connect"));
  return select(project, flow.id);
}

function select(project: Project, id: Id): Id {
  project.store.setState({ selection: new Set([id]), focusedId: id, threatKeys: [] });
  return id;
}

function squareOf(side: number) {
  return { width: side, height: side };
}

function around(middle: Point, { width, height }: { width: number; height: number }): Rect {
  return { left: middle.x - width / 2, top: middle.y - height / 2, width, height };
}

function rounded({ left, top, width, height }: Rect): Rect {
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.round(width),
    height: Math.round(height),
  };
}

function whole({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
