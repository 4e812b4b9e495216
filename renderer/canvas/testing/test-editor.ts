import type { Id } from "../../../shared/model/model.ts";
import { currentDiagram } from "../../state/project-state.ts";
import type { Project } from "../../state/project.ts";
import { createCanvas, type Canvas } from "../canvas-state.ts";
import { createToolMachine, type ToolMachine } from "../tools/machine.ts";
import type { PointerInput } from "../tools/tool.ts";

type Held = Partial<Pick<PointerInput, "shift" | "alt" | "command" | "button">>;

/**
 * The canvas driven by pointer and keys without a browser: real tools on a real project, with the camera at
 * 100 % and the world's origin in the top left corner, so that screen and world are the same.
 */
export class TestEditor {
  readonly canvas: Canvas;
  private readonly project: Project;
  private readonly machine: ToolMachine;

  constructor(project: Project) {
    this.project = project;
    const { diagramId } = project.store.getState();
    project.store.setState({
      canvasSize: { width: 1000, height: 800 },
      cameras: new Map([[diagramId, { x: 0, y: 0, zoom: 1 }]]),
    });
    this.canvas = createCanvas(project, () => true);
    this.machine = createToolMachine(this.canvas.port);
    project.store.subscribe((now, before) => {
      if (now.tool !== before.tool) this.machine.toolChanged();
    });
  }

  /** Name of the tool state. */
  get state(): string {
    return this.machine.state();
  }

  get selected(): readonly Id[] {
    return [...this.project.store.getState().selection];
  }

  pointerDown(x: number, y: number, held: Held = {}): this {
    this.machine.pointerDown(input(x, y, held));
    return this;
  }

  pointerMove(x: number, y: number, held: Held = {}): this {
    this.machine.pointerMove(input(x, y, held));
    return this;
  }

  pointerUp(x: number, y: number, held: Held = {}): this {
    this.machine.pointerUp(input(x, y, held));
    return this;
  }

  click(x: number, y: number, held: Held = {}): this {
    return this.pointerMove(x, y, held).pointerDown(x, y, held).pointerUp(x, y, held);
  }

  drag(from: readonly [number, number], to: readonly [number, number], held: Held = {}): this {
    const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
    return this.pointerDown(...from, held)
      .pointerMove(...middle, held)
      .pointerMove(...to, held)
      .pointerUp(...to, held);
  }

  doubleClick(x: number, y: number): this {
    this.click(x, y).click(x, y);
    this.machine.doubleClick(input(x, y, {}));
    return this;
  }

  /** Takes a stencil in hand. */
  take(stencilId: Id, kept = false): this {
    this.project.take({ kind: "place", stencilId, kept });
    return this;
  }

  /** Shift, Alt or Control change while the pointer stands still. */
  hold(held: Held): this {
    this.machine.holdKeys({ shift: false, alt: false, command: false, ...held });
    return this;
  }

  /** Time passes while something is dragged near the edge of the canvas. */
  waitAtEdge(seconds: number): this {
    this.machine.panAtEdge(seconds);
    return this;
  }

  escape(): this {
    this.machine.cancel();
    return this;
  }

  space(held: boolean): this {
    this.machine.holdHand(held);
    return this;
  }

  /** Left and top of a shape of the diagram shown. */
  place(id: Id): { readonly left: number; readonly top: number } {
    const shape = currentDiagram(this.project.store.getState())?.shapes.find(
      (candidate) => candidate.id === id,
    );
    if (shape === undefined) throw new Error(`no shape ${id}`);
    return { left: shape.left, top: shape.top };
  }
}

function input(x: number, y: number, held: Held): PointerInput {
  return {
    screen: { x, y },
    button: "primary",
    shift: false,
    alt: false,
    command: false,
    ...held,
  };
}
