import type { Id } from "../../../shared/model/model.ts";
import { kindOfStencil } from "../../../shared/template/new-item.ts";
import type { CanvasPort } from "./tool.ts";

/** What a press means: a stencil of a flow connects, any other is placed, one that cannot be drawn is no tool. */
export function toolInHand(
  port: CanvasPort,
): { readonly kind: "select" } | { readonly kind: "place" | "connect"; readonly stencilId: Id } {
  const tool = port.tool();
  const drawing = port.drawing();
  if (tool.kind === "select" || drawing === null) return { kind: "select" };
  const { stencilId } = tool;
  switch (kindOfStencil(drawing.template, stencilId)) {
    case null:
      return { kind: "select" };
    case "flow":
      return { kind: "connect", stencilId };
    case "process":
    case "dataStore":
    case "externalInteractor":
    case "annotation":
    case "boundaryBox":
    case "boundaryLine":
      return { kind: "place", stencilId };
  }
}
