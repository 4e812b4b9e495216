import type { Change } from "../../../shared/model/change.ts";
import { isElement } from "../../../shared/model/item-patches.ts";
import type { Diagram, Id, Line, Shape } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";
import { shownScene, type Looking } from "../diagram-scene.ts";

/** A change that is shown but not made: what to paint for it, and which items of the diagram give way. */
export interface Draft {
  readonly items: readonly SceneItem[];
  readonly lifted: ReadonlySet<Id>;
  /** Painted faintly: the gesture has not begun. */
  readonly ghost: boolean;
  /** Course of the lines in the draft, for painting their grips where they go. */
  readonly lines: readonly Line[];
}

/** What a change would look like; costs what the change touches, whatever the diagram holds. */
export function draftOf(diagram: Diagram, looking: Looking, change: Change, ghost: boolean): Draft {
  const shapes = new Map<Id, Shape>();
  const lines: Line[] = [];
  const lifted = new Set<Id>();
  for (const patch of change.patches) {
    if (patch.table !== "shape" && patch.table !== "line") continue;
    if (patch.before !== null) lifted.add(patch.before.id);
    if (patch.table === "shape" && patch.after !== null) shapes.set(patch.after.id, patch.after);
    if (patch.table === "line" && patch.after !== null) lines.push(patch.after);
  }
  const changed = new Set([...shapes.keys(), ...lines.map(({ id }) => id)]);
  const ends = new Set(
    lines.flatMap((line) => (line.kind === "flow" ? [line.sourceId, line.targetId] : [])),
  );
  const around = diagram.shapes.filter(
    (shape) => isElement(shape) && ends.has(shape.id) && !shapes.has(shape.id),
  );
  const part = { ...diagram, shapes: [...around, ...shapes.values()], lines };
  const items = shownScene(part, looking).items.filter(({ id }) => changed.has(id));
  return { items, lifted, ghost, lines };
}
