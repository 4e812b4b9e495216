import { Lock } from "lucide-react";
import { lockItems } from "../../shared/model/edits/lock-items.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";
import type { Action } from "./action.ts";
import { hasSelection } from "./edit-selection.ts";

/** Locks what is selected; frees it when all of it is locked. */
export const toggleLock: Action = {
  id: "toggle-lock",
  group: "Arrange",
  label: "Lock or unlock",
  labelNow: ({ project }) => (project !== null && allLocked(project) ? "Unlock" : "Lock"),
  icon: Lock,
  keys: ["Mod+Shift+L"],
  scope: "canvas",
  enabled: hasSelection,
  perform({ project }) {
    if (project === null) return;
    const { model, diagramId, selection } = project.store.getState();
    project.commit(lockItems(model, diagramId, selection, !allLocked(project)));
  },
};

function allLocked(project: Project): boolean {
  const state = project.store.getState();
  const diagram = currentDiagram(state);
  return [...(diagram?.shapes ?? []), ...(diagram?.lines ?? [])].every(
    ({ id, locked }) => !state.selection.has(id) || locked === true,
  );
}
