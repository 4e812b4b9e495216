/** Drawing a flow by keyboard: from the element it starts at to one chosen by arrows or by typing its name. */

import { isElement } from "../../shared/model/item-patches.ts";
import type { Id } from "../../shared/model/model.ts";
import type { SceneItem } from "../../shared/scene/scene.ts";
import { kindOfStencil } from "../../shared/template/new-item.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";
import { placeFlow } from "./place-stencil.ts";

/** Whether a flow can end at an item. */
export function isTarget({ kind }: SceneItem): boolean {
  return kind === "process" || kind === "dataStore" || kind === "externalInteractor";
}

/** Connects two elements of the diagram shown; gives the flow's id, or null when that cannot be. */
export function connect(project: Project, sourceId: Id, targetId: Id): Id | null {
  const state = project.store.getState();
  const shapes = currentDiagram(state)?.shapes ?? [];
  const source = shapes.find(({ id }) => id === sourceId);
  const target = shapes.find(({ id }) => id === targetId);
  const stencilId = flowStencil(project);
  if (source === undefined || target === undefined || stencilId === null) return null;
  if (!isElement(source) || !isElement(target)) return null;
  return placeFlow(project, stencilId, { element: source }, { element: target });
}

/** The flow stencil in hand, else the first the template offers. */
function flowStencil(project: Project): Id | null {
  const { tool, template } = project.store.getState();
  if (tool.kind === "place" && kindOfStencil(template, tool.stencilId) === "flow") {
    return tool.stencilId;
  }
  const offered = template.stencils.find(
    ({ id, hidden }) => !hidden && kindOfStencil(template, id) === "flow",
  );
  return offered?.id ?? null;
}

/** Milliseconds after which a letter starts another word. */
const PAUSE = 900;

/** Letters typed one after the other, as list boxes take them. */
export function createTypeAhead() {
  let text = "";
  let last = -Infinity;
  /**
   * The place of the next item a letter leads to; -1 for none.
   * @param time of the key press, in milliseconds
   */
  return (letter: string, time: number, names: readonly string[], from: number): number => {
    text = time - last > PAUSE ? letter : text + letter;
    last = time;
    const wanted = text.toLocaleLowerCase();
    // The first letter goes on from where one is, further ones narrow it down from there.
    const start = text.length === 1 ? from + 1 : Math.max(0, from);
    const order = names.map((_, step) => (start + step) % names.length);
    return order.find((at) => names[at]?.toLocaleLowerCase().startsWith(wanted) === true) ?? -1;
  };
}
