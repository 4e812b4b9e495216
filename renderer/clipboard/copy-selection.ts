import { copyItems, type Clip } from "../../shared/model/clip.ts";
import { writeClip, type CopiedItems } from "../../shared/model/clip-text.ts";
import { deleteItems } from "../../shared/model/edits/delete-items.ts";
import type { Id } from "../../shared/model/model.ts";
import { findStencil } from "../../shared/template/lookup.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";

/** What is selected as text for the clipboard; null when nothing is. */
export function copySelection(project: Project): string | null {
  const { model, diagramId, selection } = project.store.getState();
  return asText(project, copyItems(model, diagramId, selection), false);
}

/** Takes away what is selected and not locked, and gives it as text for the clipboard; null when there is none. */
export function cutSelection(project: Project): string | null {
  const state = project.store.getState();
  const { model, diagramId } = state;
  const diagram = currentDiagram(state);
  const free = [...(diagram?.shapes ?? []), ...(diagram?.lines ?? [])].flatMap(({ id, locked }) =>
    state.selection.has(id) && locked !== true ? [id] : [],
  );
  const ids = new Set(free);
  const text = asText(project, copyItems(model, diagramId, ids), true);
  if (text !== null) project.commit(deleteItems(model, diagramId, ids, "Cut"));
  return text;
}

function asText(project: Project, clip: Clip, cut: boolean): string | null {
  const items = [...clip.shapes, ...clip.lines];
  if (items.length === 0) return null;
  const { template } = project.store.getState();
  const stencilNames = new Map<Id, string>();
  for (const { stencilId } of items) {
    const stencil = findStencil(template, stencilId);
    if (stencil !== null) stencilNames.set(stencilId, stencil.name);
  }
  const copied: CopiedItems = { clip, cut, stencilNames };
  return writeClip(copied);
}
