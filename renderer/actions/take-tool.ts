import { MousePointer2 } from "lucide-react";
import { KIND_ICONS } from "../inspector/kinds.ts";
import { genericStencilOf, type StencilKind } from "../palette/stencil-groups.ts";
import type { ProjectState } from "../state/project-state.ts";
import { inProject, type Action, type ActionContext } from "./action.ts";

export const selectTool: Action = {
  id: "tool-select",
  group: "Canvas",
  label: "Select and move",
  icon: MousePointer2,
  keys: ["V", "Escape"],
  scope: "canvas",
  enabled: inProject,
  perform: ({ project }) => project?.take({ kind: "select" }),
};

/** A tool of the bar and the kind of thing it draws. */
export interface DrawingTool {
  readonly kind: StencilKind;
  readonly action: Action;
}

function drawing(kind: StencilKind, label: string, key: string): DrawingTool {
  const stencilOf = ({ project }: ActionContext) =>
    project && genericStencilOf(project.store.getState().template, kind);
  const action: Action = {
    id: `tool-${kind}`,
    group: "Canvas",
    label: `Draw ${label}`,
    icon: KIND_ICONS[kind],
    keys: [key],
    scope: "canvas",
    enabled: (context) => stencilOf(context) !== null,
    perform(context) {
      const { project, focusRegion } = context;
      const stencil = stencilOf(context);
      if (project === null || stencil === null) return;
      project.take({ kind: "place", stencilId: stencil.id, kept: false });
      focusRegion("canvas");
    },
  };
  return { kind, action };
}

export const drawingTools: readonly DrawingTool[] = [
  drawing("process", "a process", "P"),
  drawing("dataStore", "a data store", "D"),
  drawing("externalInteractor", "an external interactor", "E"),
  drawing("flow", "a data flow", "F"),
  drawing("boundaryBox", "a trust boundary", "B"),
  drawing("boundaryLine", "a trust boundary line", "L"),
  drawing("annotation", "a note", "N"),
];

/** Whether the tool in hand draws with this kind's generic stencil. */
export function inHand({ tool, template }: ProjectState, kind: StencilKind): boolean {
  return tool.kind === "place" && genericStencilOf(template, kind)?.id === tool.stencilId;
}
