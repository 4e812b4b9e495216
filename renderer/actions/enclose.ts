import { SquareDashedBottom } from "lucide-react";
import { encloseItems } from "../../shared/model/edits/enclose-items.ts";
import type { Id } from "../../shared/model/model.ts";
import { genericOf, stencilsOfKind } from "../../shared/template/fit-clip.ts";
import { newShape } from "../../shared/template/new-item.ts";
import type { Stencil } from "../../shared/template/template.ts";
import type { Project } from "../state/project.ts";
import type { Action, ActionContext } from "./action.ts";
import { hasSelection } from "./edit-selection.ts";

/** Draws a boundary of the template's generic kind around what is selected. */
export const enclose: Action = {
  id: "enclose",
  group: "Arrange",
  label: "Enclose in a trust boundary",
  icon: SquareDashedBottom,
  keys: ["Mod+G"],
  scope: "canvas",
  enabled: (context) => hasSelection(context) && usualStencil(context) !== null,
  perform(context) {
    const stencilId = usualStencil(context);
    if (context.project !== null && stencilId !== null) encloseIn(context.project, stencilId);
  },
};

/** The same for every boundary the template offers, for a menu. */
export function enclosures({ project }: ActionContext): readonly Action[] {
  if (project === null) return [];
  return stencilsOfKind(project.store.getState().template, "boundaryBox").map(enclosureIn);
}

function enclosureIn({ id, name }: Stencil): Action {
  return {
    ...enclose,
    id: `enclose-${id}`,
    label: name,
    keys: [],
    perform: (context) => context.project && encloseIn(context.project, id),
  };
}

function usualStencil({ project }: ActionContext): Id | null {
  const template = project?.store.getState().template;
  return (template && genericOf(template, "boundaryBox")?.id) ?? null;
}

/** The new boundary is selected, so that its name can be given at once. */
function encloseIn(project: Project, stencilId: Id): void {
  const { model, template, diagramId, selection } = project.store.getState();
  const rect = { left: 0, top: 0, width: 1, height: 1 };
  const box = newShape(template, stencilId, project.newId(), rect);
  if (box?.kind !== "boundaryBox") return;
  project.commit(encloseItems(model, diagramId, selection, box));
  project.store.setState({ selection: new Set([box.id]), focusedId: box.id });
}
