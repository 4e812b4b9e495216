import type { StoreApi } from "zustand/vanilla";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram, Id } from "../../shared/model/model.ts";
import { kindOfStencil } from "../../shared/template/new-item.ts";
import type { Template } from "../../shared/template/template.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";
import type { CanvasState } from "./canvas-moment.ts";
import { grippedItems } from "./gripped-items.ts";
import type { Camera } from "./kernels/camera.ts";
import { draftOf } from "./kernels/draft.ts";
import { planCopies, planDrag } from "./kernels/drag-plan.ts";
import { NOTHING_GRIPPED, type Gripped } from "./kernels/grips.ts";
import type { SceneIndex } from "./kernels/scene-index.ts";
import { NO_HINTS, type CanvasPort } from "./tools/tool.ts";

/** How the canvas looks at the project. */
interface View {
  readonly index: () => SceneIndex;
  readonly camera: () => Camera;
  readonly gridOn: () => boolean;
}

/** The tools' door to a project and to what the canvas shows for the moment. */
export function createCanvasPort(
  project: Project,
  store: StoreApi<CanvasState>,
  view: View,
): CanvasPort {
  const gripped = createGripped(project, store, view);
  /** The stencil the last flow was made of. */
  let lastFlowStencil: Id | null = null;

  return {
    ...view,
    size: () => project.store.getState().canvasSize,
    setCamera(camera) {
      project.store.setState((state) => ({
        cameras: new Map(state.cameras).set(state.diagramId, camera),
      }));
    },
    drawing() {
      const state = project.store.getState();
      const diagram = currentDiagram(state);
      return diagram && { diagram, model: state.model, template: state.template };
    },
    isLocked(id) {
      const diagram = currentDiagram(project.store.getState());
      const item =
        diagram?.shapes.find((shape) => shape.id === id) ??
        diagram?.lines.find((line) => line.id === id);
      return item?.locked === true;
    },
    selection: () => project.store.getState().selection,
    select: (ids) => select(project, ids),
    tool: () => project.store.getState().tool,
    putToolAway(always = false) {
      const { tool } = project.store.getState();
      if (tool.kind === "place" && (always || !tool.kept)) project.take({ kind: "select" });
    },
    flowStencil() {
      const { template } = project.store.getState();
      const known = lastFlowStencil !== null && kindOfStencil(template, lastFlowStencil) === "flow";
      return known ? lastFlowStencil : firstFlowStencil(template);
    },
    newId: () => project.newId(),
    gripped,
    setConnectable(id) {
      const diagram = currentDiagram(project.store.getState());
      const shape = diagram?.shapes.find((candidate) => candidate.id === id);
      const connectableId = shape !== undefined && isElement(shape) ? shape.id : null;
      if (store.getState().connectableId !== connectableId) store.setState({ connectableId });
    },
    connectable() {
      const { connectableId } = store.getState();
      const diagram = currentDiagram(project.store.getState());
      const shape = diagram?.shapes.find(({ id }) => id === connectableId);
      return shape !== undefined && isElement(shape) ? shape : null;
    },
    setGrip(grip) {
      if (JSON.stringify(store.getState().grip) !== JSON.stringify(grip)) store.setState({ grip });
    },
    setHovered(hoveredId) {
      if (store.getState().hoveredId !== hoveredId) store.setState({ hoveredId });
    },
    setMarquee: (marquee) => store.setState({ marquee }),
    setCursor(cursor) {
      if (store.getState().cursor !== cursor) store.setState({ cursor });
    },
    setHints(hints) {
      if (hints !== store.getState().hints) store.setState({ hints });
    },
    previewMove(ids, dx, dy, copies) {
      const { model, diagramId } = project.store.getState();
      const diagram = currentDiagram({ model, diagramId });
      const known = store.getState().drag?.plan;
      const fits = known?.ids === ids && known.copies === copies;
      const plan = fits ? known : diagram && (copies ? planCopies : planDrag)(model, diagram, ids);
      store.setState({ drag: plan && { plan, dx, dy } });
    },
    preview(change, ghost = false) {
      const state = project.store.getState();
      const diagram = currentDiagram(state);
      const draft = change && diagram && draftOf(diagram, state, change, ghost);
      if (draft !== store.getState().draft) store.setState({ draft });
    },
    commit(change, selected) {
      if (change !== null) {
        for (const patch of change.patches) {
          if (patch.table === "line" && patch.before === null && patch.after?.kind === "flow") {
            lastFlowStencil = patch.after.stencilId;
          }
        }
        project.commit(change);
        if (selected !== undefined) select(project, selected);
      }
      store.setState({ drag: null, draft: null, hints: NO_HINTS });
    },
    cancelPreview() {
      const { drag, draft } = store.getState();
      if (drag !== null || draft !== null) store.setState({ drag: null, draft: null });
    },
    offerStencils: (at, flowId) => store.setState({ offer: { at, flowId } }),
    rename(renamingId) {
      project.store.setState({ renamingId });
    },
  };
}

function select(project: Project, ids: ReadonlySet<Id>): void {
  const last = [...ids].at(-1) ?? null;
  project.store.setState({ selection: ids, threatKeys: [], focusedId: last });
}

/** A generic flow before a special one: what a person means who says no more than "connect". */
function firstFlowStencil(template: Template): Id | null {
  const flows = template.stencils.filter(
    ({ id, hidden }) => !hidden && kindOfStencil(template, id) === "flow",
  );
  return (flows.find(({ parentId }) => parentId === null) ?? flows[0])?.id ?? null;
}

/** What has grips now, worked out once for what it depends on: it is asked for at every move of the pointer. */
function createGripped(project: Project, store: StoreApi<CanvasState>, view: View): () => Gripped {
  let known: {
    readonly diagram: Diagram;
    readonly selection: ReadonlySet<Id>;
    readonly connectableId: Id | null;
    readonly zoom: number;
    readonly gripped: Gripped;
  } | null = null;
  return () => {
    const { tool, selection, ...state } = project.store.getState();
    const { connectableId } = store.getState();
    const diagram = currentDiagram(state);
    if (diagram === null || tool.kind !== "select") return NOTHING_GRIPPED;
    const { zoom } = view.camera();
    if (
      known?.diagram !== diagram ||
      known.selection !== selection ||
      known.connectableId !== connectableId ||
      known.zoom !== zoom
    ) {
      const gripped = grippedItems(diagram, selection, connectableId, zoom);
      known = { diagram, selection, connectableId, zoom, gripped };
    }
    return known.gripped;
  };
}
