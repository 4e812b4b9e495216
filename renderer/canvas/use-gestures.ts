import { useEffect, type RefObject } from "react";
import type { Project } from "../state/project.ts";
import { useProject } from "../ui/context.ts";
import { cameraOf, type Canvas } from "./canvas-state.ts";
import { panBy, wheelZoomFactor, zoomAt } from "./kernels/camera.ts";
import { heldKeys, pointerInput, wheelDistance } from "./pointer-input.ts";
import { createToolMachine, type ToolMachine } from "./tools/machine.ts";

type Host = HTMLDivElement;

/** Feeds pointer, wheel and keys to the tools. */
export function useGestures(host: RefObject<Host | null>, canvas: Canvas): void {
  const project = useProject();
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const machine = createToolMachine(canvas.port);
    const listening = new AbortController();
    const { signal } = listening;
    listenToPointer(element, canvas, project, machine, signal);
    listenToWheel(element, canvas, project, machine, signal);
    listenToKeys(element, project, machine, signal);
    const stops = [
      canvas.store.subscribe((now, before) => {
        if (now.cursor !== before.cursor) element.style.cursor = now.cursor;
      }),
      project.store.subscribe((now, before) => {
        if (now.tool !== before.tool || now.diagramId !== before.diagramId) machine.toolChanged();
      }),
    ];
    return () => {
      listening.abort();
      machine.cancel();
      for (const stop of stops) stop();
    };
  }, [host, canvas, project]);
}

function listenToPointer(
  element: Host,
  { port }: Canvas,
  project: Project,
  machine: ToolMachine,
  signal: AbortSignal,
): void {
  const edge = startEdgePan(machine, signal);
  const on = (
    type: "pointerdown" | "pointermove" | "pointerup",
    listener: (event: PointerEvent) => void,
  ): void => element.addEventListener(type, listener, { signal });
  on("pointerdown", (event) => {
    element.setPointerCapture(event.pointerId);
    // Keeps the middle button from starting the browser's own scrolling.
    if (event.button === 1) event.preventDefault();
    machine.pointerDown(pointerInput(event, element));
  });
  on("pointermove", (event) => {
    const input = pointerInput(event, element);
    project.pointAt(input.screen);
    machine.pointerMove(input);
    edge.wake();
  });
  on("pointerup", (event) => machine.pointerUp(pointerInput(event, element)));
  element.addEventListener("pointercancel", () => machine.cancel(), { signal });
  element.addEventListener(
    "dblclick",
    (event) => machine.doubleClick(pointerInput(event, element)),
    { signal },
  );
  element.addEventListener(
    "pointerleave",
    () => {
      project.pointAt(null);
      port.setHovered(null);
      port.setConnectable(null);
    },
    { signal },
  );
}

/** A step of the view is never longer than this, however long a frame took. */
const LONGEST_STEP = 0.05;

/** Moves the view frame by frame while something is dragged at the edge; sleeps otherwise. */
function startEdgePan(machine: ToolMachine, signal: AbortSignal): { wake(): void } {
  let frame: number | null = null;
  let before = 0;
  const step = (now: number): void => {
    const seconds = Math.min(LONGEST_STEP, (now - before) / 1000);
    before = now;
    frame = machine.panAtEdge(seconds) ? requestAnimationFrame(step) : null;
  };
  signal.addEventListener("abort", () => {
    if (frame !== null) cancelAnimationFrame(frame);
  });
  return {
    wake() {
      if (frame !== null) return;
      before = performance.now();
      frame = requestAnimationFrame(step);
    },
  };
}

function listenToWheel(
  element: Host,
  { port }: Canvas,
  project: Project,
  machine: ToolMachine,
  signal: AbortSignal,
): void {
  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const camera = cameraOf(project);
      const distance = wheelDistance(event);
      const { screen } = pointerInput(event, element);
      port.setCamera(
        event.ctrlKey || event.metaKey
          ? zoomAt(camera, screen, camera.zoom * wheelZoomFactor(distance.y))
          : panBy(camera, -distance.x, -distance.y),
      );
      machine.viewMoved();
    },
    { signal, passive: false },
  );
}

const HELD_KEYS: ReadonlySet<string> = new Set(["Shift", "Alt", "Control", "Meta"]);

function listenToKeys(
  element: Host,
  project: Project,
  machine: ToolMachine,
  signal: AbortSignal,
): void {
  element.addEventListener(
    "keydown",
    (event) => {
      if (event.code !== "Space") return;
      event.preventDefault();
      if (!event.repeat) machine.holdHand(true);
    },
    { signal },
  );
  window.addEventListener(
    "keydown",
    (event) => {
      if (HELD_KEYS.has(event.key)) machine.holdKeys(heldKeys(event));
      if (event.key !== "Escape" || event.defaultPrevented) return;
      // A tool is taken in hand elsewhere, so the keyboard may be anywhere; but a dialog's Escape is its own.
      const target = event.target instanceof Element ? event.target : null;
      const inHand = project.store.getState().tool.kind === "place";
      const floating = target?.closest("[role=dialog], [role=menu], input, textarea");
      if (element === target || (inHand && !floating)) machine.cancel();
    },
    { signal },
  );
  window.addEventListener(
    "keyup",
    (event) => {
      if (event.code === "Space") machine.holdHand(false);
      if (HELD_KEYS.has(event.key)) machine.holdKeys(heldKeys(event));
    },
    { signal },
  );
}
