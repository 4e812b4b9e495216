/** Putting copied items into the diagram that is shown, and telling the person what became of them. */

import { clearShift, clipBounds, type Clip } from "../../shared/model/clip.ts";
import { readClip } from "../../shared/model/clip-text.ts";
import { pasteItems, type Pasted } from "../../shared/model/edits/paste-items.ts";
import { copyVerdicts } from "../../shared/model/edits/threats.ts";
import type { Id, Model, Point } from "../../shared/model/model.ts";
import { describeProblem } from "../../shared/model/result.ts";
import { fitClip, type MappedStencil } from "../../shared/template/fit-clip.ts";
import { cameraOf } from "../canvas/canvas-state.ts";
import { toWorld } from "../canvas/kernels/camera.ts";
import type { App } from "../state/app.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";

/** Where pasted items go: where they were, or where the person looks. */
export type PastePlace = "here" | "in-place";

/**
 * Pastes what a clipboard holds. Text that is not ours is left alone. Items that were cut and are nowhere in the
 * model move: they keep their verdicts. All others are doubles, unjudged, whose notice offers the verdicts.
 * @param pointedAt where the pointer is on the canvas, in its pixels; null puts the items into the middle
 */
export function pasteText(
  app: App,
  project: Project,
  text: string,
  place: PastePlace,
  pointedAt: Point | null,
): void {
  const read = readClip(text);
  if (!read.ok) {
    if (read.problem.code === "clip-foreign") return;
    app.notify({ tone: "problem", title: "Not pasted", text: describeProblem(read.problem) });
    return;
  }
  const state = project.store.getState();
  const diagram = currentDiagram(state);
  if (diagram === null) return;
  const { clip, mapped } = fitClip(state.template, read.value);
  const moved = read.value.cut && isNowhere(state.model, clip);
  const shift =
    place === "in-place" ? NO_SHIFT : clearShift(diagram, clip, toView(project, clip, pointedAt));
  const pasted = put(project, clip, { ...shift, moved, verb: "Paste" });
  if (pasted === null) return;
  if (mapped.length > 0) app.notify({ tone: "info", ...mappingNotice(mapped) });
  if (!moved) offerVerdicts(app, project, clip, pasted);
}

/** Doubles items a little aside of where they are. */
export function duplicate(app: App, project: Project, clip: Clip): void {
  const diagram = currentDiagram(project.store.getState());
  if (diagram === null) return;
  const shift = clearShift(diagram, clip, { dx: ASIDE, dy: ASIDE });
  const pasted = put(project, clip, { ...shift, moved: false, verb: "Duplicate" });
  if (pasted !== null) offerVerdicts(app, project, clip, pasted);
}

const NO_SHIFT = { dx: 0, dy: 0 };
/** Units between an item and its double. */
const ASIDE = 20;

function put(
  project: Project,
  clip: Clip,
  how: Pick<Parameters<typeof pasteItems>[3], "dx" | "dy" | "moved" | "verb">,
): Pasted | null {
  const { model, diagramId } = project.store.getState();
  const pasted = pasteItems(model, diagramId, clip, { ...how, newId: () => project.newId() });
  if (pasted === null) return null;
  project.commit(pasted.change);
  const last = [...pasted.ids].at(-1) ?? null;
  project.store.setState({ selection: pasted.ids, focusedId: last, threatKeys: [] });
  return pasted;
}

function isNowhere(model: Model, clip: Clip): boolean {
  const ids = new Set<Id>([...clip.shapes, ...clip.lines].map(({ id }) => id));
  return model.diagrams.every(({ shapes, lines }) =>
    [...shapes, ...lines].every(({ id }) => !ids.has(id)),
  );
}

/** The shift that puts the middle of a clip under the pointer, or in the middle of what is seen. */
function toView(
  project: Project,
  clip: Clip,
  pointedAt: Point | null,
): { readonly dx: number; readonly dy: number } {
  const bounds = clipBounds(clip);
  if (bounds === null) return NO_SHIFT;
  const { canvasSize } = project.store.getState();
  const screen: Point = pointedAt ?? {
    x: canvasSize.width / 2,
    y: canvasSize.height / 2,
  };
  const at = toWorld(cameraOf(project), screen);
  return {
    dx: at.x - (bounds.left + bounds.width / 2),
    dy: at.y - (bounds.top + bounds.height / 2),
  };
}

function offerVerdicts(app: App, project: Project, clip: Clip, pasted: Pasted): void {
  const { judged } = clip;
  if (judged.length === 0) return;
  app.notify({
    tone: "info",
    title: "The copies start unjudged",
    text: `${judged.length === 1 ? "1 threat of the originals is" : `${judged.length} threats of the originals are`} judged.`,
    action: {
      label: "Copy verdicts",
      perform() {
        const { model } = project.store.getState();
        project.commit(copyVerdicts(model, project.threats(), judged, pasted.renewed));
      },
    },
  });
}

/** Stencils named one by one in a notice; the rest is counted. */
const NAMED = 4;

function mappingNotice(mapped: readonly MappedStencil[]) {
  const named = mapped.slice(0, NAMED).map(({ from, to }) => `${from} → ${to}`);
  const more = mapped.length - named.length;
  return {
    title: "Made to fit this model's template",
    text: [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(", "),
  };
}
