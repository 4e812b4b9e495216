/** Making items of stencils on the diagram that is shown, whichever way a person asks for them. */

import { applyChange } from "../../shared/model/change.ts";
import { addItems } from "../../shared/model/edits/add-items.ts";
import { reattachFlow } from "../../shared/model/edits/lines.ts";
import { newCourse } from "../../shared/model/flow-course.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Element, Id, Line, Point, Rect, Shape } from "../../shared/model/model.ts";
import {
  kindOfStencil,
  newBoundaryLine,
  newFlow,
  newShape,
  newShapeSize,
  NEW_LINE_LENGTH,
} from "../../shared/template/new-item.ts";
import type { Template } from "../../shared/template/template.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";

/**
 * The item a stencil makes at its usual size with its middle at a point (diagram units); null when the stencil cannot
 * be drawn.
 */
export function itemOfStencil(
  template: Template,
  stencilId: Id,
  id: Id,
  at: Point,
): Shape | Line | null {
  const { x, y } = whole(at);
  const source = { x: x - NEW_LINE_LENGTH / 2, y };
  const target = { x: x + NEW_LINE_LENGTH / 2, y };
  const kind = kindOfStencil(template, stencilId);
  switch (kind) {
    case "process":
    case "dataStore":
    case "externalInteractor":
    case "annotation":
    case "boundaryBox":
      return newShape(template, stencilId, id, around(at, newShapeSize(kind)));
    case "boundaryLine":
      return newBoundaryLine(template, stencilId, id, { source, handle: { x, y }, target });
    case "flow":
      return newFlow(template, stencilId, id, newCourse({ point: source }, { point: target }, []));
    case null:
      return null;
  }
}

/**
 * Makes an item of a stencil with its middle at a point (diagram units) and selects it. Null when the stencil cannot
 * be drawn.
 */
export function placeStencil(project: Project, stencilId: Id, at: Point): Id | null {
  const { model, template, diagramId } = project.store.getState();
  const item = itemOfStencil(template, stencilId, project.newId(), at);
  if (item === null) return null;
  project.commit(
    "handle" in item
      ? addItems(model, diagramId, [], [item])
      : addItems(model, diagramId, [item], []),
  );
  return select(project, item.id);
}

/**
 * Makes an element of a stencil with its middle at a point and puts the loose target of a flow on it, in one change;
 * selects the element. Null when the flow is gone or the stencil makes no element.
 */
export function placeAtFlowEnd(project: Project, stencilId: Id, flowId: Id, at: Point): Id | null {
  const { model, template, diagramId } = project.store.getState();
  const element = itemOfStencil(template, stencilId, project.newId(), at);
  const flow = currentDiagram({ model, diagramId })?.lines.find(({ id }) => id === flowId);
  if (element === null || "handle" in element || !isElement(element)) return null;
  const added = addItems(model, diagramId, [element], []);
  if (added === null || flow === undefined) return null;
  const withElement = applyChange(model, added);
  const attached = reattachFlow(
    withElement,
    diagramId,
    flowId,
    "target",
    { element },
    // The side that faces where the flow comes from.
    flow.source,
  );
  const patches = [...added.patches, ...(attached?.patches ?? [])];
  project.commit({ label: added.label, patches });
  return select(project, element.id);
}

/** Makes an element, boundary box or note of a stencil in a rectangle, and selects it. */
export function placeShape(project: Project, stencilId: Id, rect: Rect): Id | null {
  const { model, template, diagramId } = project.store.getState();
  const shape = newShape(template, stencilId, project.newId(), rounded(rect));
  if (shape === null) return null;
  project.commit(addItems(model, diagramId, [shape], []));
  return select(project, shape.id);
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

function around(middle: Point, { width, height }: { width: number; height: number }): Rect {
  const left = Math.round(middle.x - width / 2);
  const top = Math.round(middle.y - height / 2);
  return { left, top, width, height };
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
