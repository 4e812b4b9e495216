/** Making items of a stencil: what a new element, flow or boundary is before anybody says more of it. */

import type {
  Annotation,
  BoundaryBox,
  BoundaryLine,
  Element,
  ElementKind,
  Flow,
  Id,
  Point,
  Rect,
  Shape,
} from "../model/model.ts";
import { initialAttributes, effectiveShape } from "./inheritance.ts";
import { findStencil, genericStencil } from "./lookup.ts";
import type { StencilShape, Template } from "./template.ts";

/** Side of a new element in units, as Microsoft's tool makes them (TM7.md 2.4). */
export const NEW_ELEMENT_SIZE = 100;

/** Length in units of a boundary line or a loose flow that is made without being drawn. */
export const NEW_LINE_LENGTH = 240;

/** Size in units of a shape that is made without being drawn. */
export function newShapeSize(kind: Shape["kind"]): {
  readonly width: number;
  readonly height: number;
} {
  switch (kind) {
    case "boundaryBox":
      return { width: 320, height: 240 };
    case "annotation":
      return { width: 200, height: 100 };
    case "process":
    case "dataStore":
    case "externalInteractor":
      return { width: NEW_ELEMENT_SIZE, height: NEW_ELEMENT_SIZE };
  }
}

const ELEMENT_KINDS: Partial<Record<StencilShape, ElementKind>> = {
  ellipse: "process",
  rectangle: "externalInteractor",
  parallelLines: "dataStore",
};

/** What kind of item a stencil makes; null for one that cannot be drawn or is not there. */
export function kindOfStencil(
  template: Template,
  stencilId: Id,
): ElementKind | "annotation" | "boundaryBox" | "boundaryLine" | "flow" | null {
  const shape = effectiveShape(template, stencilId);
  switch (shape) {
    case "line":
      return "flow";
    case "annotation":
    case "boundaryBox":
    case "boundaryLine":
      return shape;
    case "ellipse":
    case "rectangle":
    case "parallelLines":
      return ELEMENT_KINDS[shape] ?? null;
    case "inherited":
    case "undefined":
      return null;
  }
}

function commonPart(template: Template, stencilId: Id, id: Id) {
  const stencil = findStencil(template, stencilId);
  return {
    id,
    stencilId,
    genericStencilId: genericStencil(template, stencilId)?.id ?? stencilId,
    name: stencil?.name ?? "",
    attributes: initialAttributes(template, stencilId),
    strokeDashArray: stencil?.strokeDashArray ?? null,
    strokeThickness: stencil?.strokeThickness ?? null,
  };
}

const IN_SCOPE = { outOfScope: false, outOfScopeReason: "" };

/** A new element, boundary box or annotation; null when the stencil makes none of these. */
export function newShape(
  template: Template,
  stencilId: Id,
  id: Id,
  rect: Rect,
): Element | BoundaryBox | Annotation | null {
  const kind = kindOfStencil(template, stencilId);
  const { left, top, width, height } = rect;
  const common = { ...commonPart(template, stencilId, id), left, top, width, height };
  switch (kind) {
    case "process":
    case "dataStore":
    case "externalInteractor":
      return { kind, ...common, ...IN_SCOPE };
    case "boundaryBox":
    case "annotation":
      return { kind, ...common };
    case "flow":
    case "boundaryLine":
    case null:
      return null;
  }
}

/** A new boundary line; null when the stencil makes none. */
export function newBoundaryLine(
  template: Template,
  stencilId: Id,
  id: Id,
  course: { readonly source: Point; readonly handle: Point; readonly target: Point },
): BoundaryLine | null {
  const { source, handle, target } = course;
  return kindOfStencil(template, stencilId) === "boundaryLine"
    ? { kind: "boundaryLine", ...commonPart(template, stencilId, id), source, handle, target }
    : null;
}

/** A new flow with the given course and ends; null when the stencil makes none. */
export function newFlow(
  template: Template,
  stencilId: Id,
  id: Id,
  course: Pick<
    Flow,
    "source" | "handle" | "target" | "sourceId" | "targetId" | "sourcePort" | "targetPort"
  >,
): Flow | null {
  const { source, handle, target, sourceId, targetId, sourcePort, targetPort } = course;
  if (kindOfStencil(template, stencilId) !== "flow") return null;
  const ends = { source, handle, target, sourceId, targetId, sourcePort, targetPort };
  return { kind: "flow", ...commonPart(template, stencilId, id), ...ends, ...IN_SCOPE };
}
