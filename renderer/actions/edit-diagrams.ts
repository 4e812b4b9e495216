import { ArrowLeft, ArrowRight, CopyPlus, Pencil, Plus, Trash2 } from "lucide-react";
import {
  addDiagram as diagramAdded,
  deleteDiagram as diagramDeleted,
  duplicateDiagram as diagramDuplicated,
  moveDiagram as diagramMoved,
} from "../../shared/model/edits/diagrams.ts";
import type { Model } from "../../shared/model/model.ts";
import { currentDiagram } from "../state/project-state.ts";
import { takeBack } from "../state/take-back.ts";
import { inProject, type Action, type ActionContext } from "./action.ts";

const onDiagram = ({ project }: ActionContext): boolean =>
  project !== null && currentDiagram(project.store.getState()) !== null;

/** "Diagram 3", or the next number nobody uses. */
function freeName({ diagrams }: Model): string {
  const names = new Set(diagrams.map(({ name }) => name.trim()));
  let number = diagrams.length + 1;
  while (names.has(`Diagram ${number}`)) number++;
  return `Diagram ${number}`;
}

export const addDiagram: Action = {
  id: "add-diagram",
  group: "Edit",
  label: "Add a diagram",
  icon: Plus,
  keys: ["Alt+Shift+N"],
  scope: "anywhere",
  enabled: inProject,
  perform({ project }) {
    if (project === null) return;
    const { model, diagramId } = project.store.getState();
    const id = project.newId();
    const diagram = { id, name: freeName(model), zoom: 1, shapes: [], lines: [] };
    project.commit(diagramAdded(model, diagram, diagramId));
    project.store.setState({ renamingDiagramId: id });
  },
};

export const renameDiagram: Action = {
  id: "rename-diagram",
  group: "Edit",
  label: "Rename this diagram",
  icon: Pencil,
  keys: ["Shift+F2"],
  scope: "anywhere",
  enabled: onDiagram,
  perform({ project }) {
    project?.store.setState(({ diagramId }) => ({ renamingDiagramId: diagramId }));
  },
};

export const duplicateDiagram: Action = {
  id: "duplicate-diagram",
  group: "Edit",
  label: "Duplicate this diagram",
  icon: CopyPlus,
  keys: [],
  scope: "anywhere",
  enabled: onDiagram,
  perform({ project }) {
    if (project === null) return;
    const { model, diagramId } = project.store.getState();
    project.commit(diagramDuplicated(model, diagramId, () => project.newId()));
  },
};

export const deleteDiagram: Action = {
  id: "delete-diagram",
  group: "Edit",
  label: "Delete this diagram",
  icon: Trash2,
  keys: [],
  scope: "anywhere",
  enabled: onDiagram,
  perform({ app, project }) {
    if (project === null) return;
    const { model, diagramId } = project.store.getState();
    const change = diagramDeleted(model, diagramId);
    if (change === null) return;
    const name = currentDiagram({ model, diagramId })?.name.trim() ?? "";
    project.commit(change);
    const seq = project.store.getState().history.done.at(-1)?.seq ?? 0;
    app.notify({
      tone: "done",
      title: name === "" ? "Diagram deleted" : `Diagram “${name}” deleted`,
      action: { label: "Undo", perform: () => takeBack(project, seq) },
    });
  },
};

function move(step: 1 | -1): Action {
  const at = ({ project }: ActionContext): number => {
    const state = project?.store.getState();
    return state?.model.diagrams.findIndex(({ id }) => id === state.diagramId) ?? -1;
  };
  return {
    id: step === 1 ? "move-diagram-right" : "move-diagram-left",
    group: "Edit",
    label: `Move this diagram to the ${step === 1 ? "right" : "left"}`,
    icon: step === 1 ? ArrowRight : ArrowLeft,
    keys: [step === 1 ? "Alt+Shift+PageDown" : "Alt+Shift+PageUp"],
    scope: "anywhere",
    enabled(context) {
      const diagrams = context.project?.store.getState().model.diagrams.length ?? 0;
      const from = at(context);
      return from >= 0 && from + step >= 0 && from + step < diagrams;
    },
    perform(context) {
      const { project } = context;
      if (project === null) return;
      const { model, diagramId } = project.store.getState();
      project.commit(diagramMoved(model, diagramId, at(context) + step));
    },
  };
}

export const moveDiagramLeft: Action = move(-1);
export const moveDiagramRight: Action = move(1);
