import type { Change } from "../../shared/model/change.ts";
import type { Id, Model } from "../../shared/model/model.ts";
import type { Project } from "../state/project.ts";
import type { Action, ActionContext } from "./action.ts";

type SelectionEdit = (model: Model, diagramId: Id, ids: ReadonlySet<Id>) => Change | null;

type Described = Pick<Action, "id" | "group" | "label" | "keys"> & Partial<Pick<Action, "icon">>;

/** An action that edits what is selected; it can be performed while the edit has something to change. */
export function editSelection(described: Described, edit: SelectionEdit): Action {
  const change = (project: Project): Change | null => {
    const { model, diagramId, selection } = project.store.getState();
    return edit(model, diagramId, selection);
  };
  return {
    ...described,
    scope: "canvas",
    enabled: (context) => {
      const project = drawnOn(context);
      return project !== null && project.store.getState().selection.size > 0
        ? change(project) !== null
        : false;
    },
    perform: ({ project }) => project?.commit(change(project)),
  };
}

/** The project whose diagram is on the canvas; null while there is none, or two states are compared. */
export function drawnOn({ project }: ActionContext): Project | null {
  return project?.store.getState().comparing === false ? project : null;
}

/** Whether something on the canvas is selected. */
export function hasSelection(context: ActionContext): boolean {
  return (drawnOn(context)?.store.getState().selection.size ?? 0) > 0;
}
