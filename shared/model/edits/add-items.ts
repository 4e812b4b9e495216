import type { Change } from "../change.ts";
import type { Id, Line, Model, Shape } from "../model.ts";
import { diagramOf, insertions, namedOrCounted } from "../item-patches.ts";

/** Puts new items into a diagram, on top of what is there. Null when there are none or the diagram is gone. */
export function addItems(
  model: Model,
  diagramId: Id,
  shapes: readonly Shape[],
  lines: readonly Line[],
  verb = "Add",
): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null || shapes.length + lines.length === 0) return null;
  return {
    label: `${verb} ${namedOrCounted([...shapes, ...lines], "items")}`,
    patches: insertions(diagram, shapes, lines),
  };
}
