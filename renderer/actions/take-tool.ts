import {
  ArrowRight,
  Circle,
  Database,
  MousePointer2,
  Spline,
  Square,
  SquareDashed,
  StickyNote,
  type LucideIcon,
} from "lucide-react";
import { genericStencilOf, type StencilKind } from "../palette/stencil-groups.ts";
import type { ProjectState } from "../state/project.ts";
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

function drawing(kind: StencilKind, label: string, key: string, icon: LucideIcon): DrawingTool {
  const stencilOf = ({ project }: ActionContext) =>
    project && genericStencilOf(project.store.getState().template, kind);
  const action: Action = {
    id: `tool-${kind}`,
    group: "Canvas",
    label: `Draw ${label}`,
    icon,
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
  drawing("process", "a process", "P", Circle),
  drawing("dataStore", "a data store", "D", Database),
  drawing("externalInteractor", "an external interactor", "E", Square),
  drawing("flow", "a data flow", "F", ArrowRight),
  drawing("boundaryBox", "a trust boundary", "B", SquareDashed),
  drawing("boundaryLine", "a trust boundary line", "L", Spline),
  drawing("annotation", "a note", "N", StickyNote),
];

/** Whether the tool in hand draws with this kind's generic stencil. */
export function inHand({ tool, template }: ProjectState, kind: StencilKind): boolean {
  return tool.kind === "place" && genericStencilOf(template, kind)?.id === tool.stencilId;
}
