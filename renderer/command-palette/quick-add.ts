/** Making an item of a stencil by its name alone: beside what is selected, and connected with it when asked. */

import { addItems } from "../../shared/model/edits/add-items.ts";
import { newCourse } from "../../shared/model/flow-course.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram, Element, Flow, Id, Rect, Shape } from "../../shared/model/model.ts";
import { kindOfStencil, newFlow, newShape, newShapeSize } from "../../shared/template/new-item.ts";
import { placeFlow, placeShape, placeStencil } from "../canvas/place-stencil.ts";
import { revealItems } from "../canvas/reveal-items.ts";
import { genericStencilOf } from "../palette/stencil-groups.ts";
import { viewMiddle } from "../palette/view-middle.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";
import { freePlaceAt, freePlaceBeside } from "./free-place.ts";

/**
 * Makes an item of the stencil and selects it: an element to the right of the selected one, clear of others; a flow
 * between the two elements selected; anything else in the middle of the view.
 * @param connected draws a flow from the selected element to the new one, in the same step
 * @returns its id; null when it cannot be drawn
 */
export function quickAdd(project: Project, stencilId: Id, connected: boolean): Id | null {
  const state = project.store.getState();
  const diagram = currentDiagram(state);
  if (diagram === null) return null;
  const kind = kindOfStencil(state.template, stencilId);
  const selected = diagram.shapes.filter(isElement).filter(({ id }) => state.selection.has(id));
  const id = make(diagram);
  if (id !== null) revealItems(project, diagram.id, [id]);
  return id;

  function make({ shapes }: Diagram): Id | null {
    const [first, second] = selected;
    if (kind === "flow" && first !== undefined && second !== undefined) {
      return placeFlow(project, stencilId, { element: first }, { element: second });
    }
    if (kind !== "process" && kind !== "dataStore" && kind !== "externalInteractor") {
      return placeStencil(project, stencilId, viewMiddle(project));
    }
    const size = newShapeSize(kind);
    const taken = obstacles(shapes);
    const beside = selected.at(-1);
    if (beside === undefined) {
      return placeShape(project, stencilId, freePlaceAt(viewMiddle(project), size, taken));
    }
    const place = freePlaceBeside(beside, size, taken);
    return connected
      ? placeConnected(project, stencilId, place, beside)
      : placeShape(project, stencilId, place);
  }
}

/** Whether an element would be made that can be connected with the one selected. */
export function canConnect(project: Project): boolean {
  const state = project.store.getState();
  const shapes = currentDiagram(state)?.shapes ?? [];
  return shapes.some((shape) => isElement(shape) && state.selection.has(shape.id));
}

function placeConnected(project: Project, stencilId: Id, place: Rect, from: Element): Id | null {
  const { model, template, diagramId } = project.store.getState();
  const shape = newShape(template, stencilId, project.newId(), rounded(place));
  if (shape === null || !isElement(shape)) return null;
  const flow = flowBetween(project, from, shape);
  const lines = flow === null ? [] : [flow];
  project.commit(addItems(model, diagramId, [shape], lines, "Add and connect"));
  project.store.setState({ selection: new Set([shape.id]), focusedId: shape.id, threatKeys: [] });
  return shape.id;
}

function flowBetween(project: Project, from: Element, to: Element): Flow | null {
  const state = project.store.getState();
  const stencil = genericStencilOf(state.template, "flow");
  if (stencil === null) return null;
  const others = currentDiagram(state)?.lines ?? [];
  const course = newCourse({ element: from }, { element: to }, others);
  return newFlow(state.template, stencil.id, project.newId(), course);
}

/** What a new element must keep clear of; it may well lie in a boundary. */
function obstacles(shapes: readonly Shape[]): readonly Shape[] {
  return shapes.filter(({ kind }) => kind !== "boundaryBox");
}

function rounded({ left, top, width, height }: Rect): Rect {
  return { left: Math.round(left), top: Math.round(top), width, height };
}
