import type { Change } from "../../../shared/model/change.ts";
import { addItems } from "../../../shared/model/edits/add-items.ts";
import type { FlowEnd } from "../../../shared/model/flow-course.ts";
import type { Element, Flow, Point } from "../../../shared/model/model.ts";
import { aimedPort, connect } from "../kernels/connecting.ts";
import { hitTest } from "../kernels/hit-test.ts";
import { snapPoint } from "../kernels/snapping.ts";
import { elementOf, elementUnder } from "./element-under.ts";
import {
  isDrag,
  NO_HINTS,
  snapSettings,
  worldOf,
  type CanvasPort,
  type PointerInput,
  type ToolState,
  type Transition,
} from "./tool.ts";

/** Pixels from a port within which it was aimed at. */
const AIM = 14;

/**
 * A flow follows the pointer: released on an element it joins it, in the open it stays loose and stencils are
 * offered for its end. A click begins it and the next one ends it. With Alt at the end a flow back is made as well.
 */
export function connectDragging(
  port: CanvasPort,
  { start, stencilId, source }: Extract<Transition, { to: "connect.dragging" }>,
): ToolState {
  const drawing = port.drawing();
  const begun: FlowEnd | null = beginning();
  const fromGrip = "elementId" in source && source.side !== null;
  let dragged = false;
  /** It began with a click and ends with the next one. */
  let byClicks = false;
  /** A flow back to its own element is meant only when the pointer was elsewhere in between. */
  let leftSource = false;

  function beginning(): FlowEnd | null {
    if ("point" in source) return source;
    const element = elementOf(port, source.elementId);
    return element === null ? null : { element };
  }

  function drawn(
    input: PointerInput,
    newId: () => string,
  ): { flows: readonly Flow[]; target: Element | null } {
    if (drawing === null || begun === null) return { flows: [], target: null };
    const pointer = worldOf(port, input);
    const target = elementUnder(port, pointer);
    const flows = connect(
      drawing.diagram,
      drawing.template,
      {
        stencilId,
        source: begun,
        target:
          target === null
            ? { point: snapPoint(pointer, snapSettings(port, input)) }
            : { element: target },
        sourcePort: "elementId" in source ? source.side : null,
        targetPort: target && aimedPort(target, pointer, AIM / port.camera().zoom),
        bothWays: input.alt && target !== null,
      },
      newId,
    );
    return { flows, target };
  }

  function isSource(element: Element | null): boolean {
    return element !== null && "elementId" in source && element.id === source.elementId;
  }

  function connecting(flows: readonly Flow[]): Change | null {
    if (drawing === null) return null;
    return addItems(drawing.model, drawing.diagram.id, [], flows, "Connect");
  }

  /** A press on a grip that went nowhere means what lies below the grip. */
  function click(input: PointerInput): void {
    const hit = hitTest(port.index(), worldOf(port, input), port.camera().zoom);
    if (hit !== null) port.select(new Set([hit.id]));
  }

  return {
    name: "connect.dragging",
    panAtEdge: () => !byClicks,
    enter() {
      port.setHovered(null);
      port.setCursor("crosshair");
    },
    exit() {
      port.setHints(NO_HINTS);
      port.cancelPreview();
    },
    pointerMove(input) {
      dragged ||= isDrag(start, input);
      if (!dragged) return undefined;
      let count = 0;
      const { flows, target } = drawn(input, () => `drawn-${count++}`);
      if (!isSource(target)) leftSource = true;
      const shown = isSource(target) && !leftSource ? [] : flows;
      port.preview(connecting(shown));
      port.setHints({
        ...NO_HINTS,
        targets: [
          ...("elementId" in source ? [source.elementId] : []),
          ...(target === null ? [] : [target.id]),
        ],
        ports: shown.flatMap(portsOf),
      });
      return undefined;
    },
    pointerDown: (input) =>
      input.button === "middle"
        ? { to: "pan.dragging", start: input, returnTo: "idle" }
        : undefined,
    pointerUp(input) {
      dragged ||= isDrag(start, input);
      if (!dragged && fromGrip) {
        click(input);
        return { to: "idle" };
      }
      if (!byClicks && !dragged) {
        byClicks = true;
        return undefined;
      }
      const { flows, target } = drawn(input, () => port.newId());
      const [first] = flows;
      const nowhere = isSource(target) && !leftSource && !(byClicks && dragged);
      if (nowhere || first === undefined) return { to: "idle" };
      port.commit(connecting(flows), new Set(flows.map(({ id }) => id)));
      if (target === null) port.offerStencils(input.screen, first.id);
      port.putToolAway();
      return { to: "idle" };
    },
    cancel: () => ({ to: "idle" }),
  };
}

/** The places where a flow is attached. */
function portsOf({ source, sourceId, target, targetId }: Flow): readonly Point[] {
  const ends = [
    { id: sourceId, at: source },
    { id: targetId, at: target },
  ];
  return ends.flatMap(({ id, at }) => (id === null ? [] : at));
}
