import type { Model } from "../../shared/model/model.ts";
import type { ActionContext } from "../actions/action.ts";
import { actions } from "../actions/registry.ts";
import { showCommands } from "../actions/show-commands.ts";
import { selectThreats } from "../analysis/select-threats.ts";
import { showDiagram, showItem } from "../canvas/show-item.ts";
import { recentOf, rememberUse } from "../palette/marked-stencils.ts";
import { usableStencils } from "../palette/stencil-groups.ts";
import type { Project } from "../state/project.ts";
import { allCommands, type Command } from "./commands.ts";
import { quickAdd } from "./quick-add.ts";

/** The commands that make sense now. */
export function offeredCommands(context: ActionContext, model: Model): readonly Command[] {
  const { app, project } = context;
  if (project === null) return [];
  const { template, templateId } = project.store.getState();
  const recent = recentOf(app.store.getState().settings, templateId);
  const rank = ({ id }: { readonly id: string }): number =>
    recent.includes(id) ? recent.indexOf(id) : recent.length;
  return allCommands({
    actions: actions
      .filter((action) => action !== showCommands && action.enabled(context))
      .map((action) => ({ action, label: action.labelNow?.(context) ?? action.label })),
    stencils: usableStencils(template).toSorted((a, b) => rank(a) - rank(b)),
    model,
    threats: project.threats(),
  });
}

/** @param connected for a stencil: whether a flow leads from the selected element to the new one */
export function performCommand(
  context: ActionContext,
  project: Project,
  command: Command,
  connected: boolean,
): void {
  const { app, focusRegion } = context;
  switch (command.kind) {
    case "action":
      command.action.perform(context);
      return;
    case "stencil":
      if (quickAdd(project, command.stencilId, connected) !== null) {
        rememberUse(app, project.store.getState().templateId, command.stencilId);
      }
      focusRegion("canvas");
      return;
    case "diagram":
      showDiagram(project, command.diagramId);
      focusRegion("canvas");
      return;
    case "item":
      showItem(project, command.diagramId, command.item.id);
      focusRegion("canvas");
      return;
    case "threat":
      project.show("analysis");
      selectThreats(project, [command.threat]);
      focusRegion("threats");
  }
}
