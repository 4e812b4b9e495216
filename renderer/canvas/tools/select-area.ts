import type { Id } from "../../../shared/model/model.ts";
import type { CanvasPort, PointerInput, ToolState } from "./tool.ts";

/** An area that follows the pointer. */
interface Area {
  /** Shows the area as it is now and gives what it takes. */
  readonly follow: (input: PointerInput) => Iterable<Id>;
  /** Shows it no more. */
  readonly hide: () => void;
}

/** What an area takes is selected live, on top of the selection with Shift; cancelled, the selection is as before. */
export function selectArea(
  port: CanvasPort,
  start: PointerInput,
  name: ToolState["name"],
  { follow, hide }: Area,
): ToolState {
  const before = port.selection();
  const base = start.shift || start.command ? before : new Set<Id>();
  const update = (input: PointerInput): void => port.select(new Set([...base, ...follow(input)]));
  return {
    name,
    panAtEdge: () => true,
    enter() {
      port.setHovered(null);
      port.setCursor("crosshair");
    },
    exit: hide,
    pointerMove(input) {
      update(input);
      return undefined;
    },
    pointerUp(input) {
      update(input);
      return { to: "idle" };
    },
    cancel() {
      port.select(before);
      return { to: "idle" };
    },
  };
}
