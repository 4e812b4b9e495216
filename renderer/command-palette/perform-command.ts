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
  const used = recentOf(app.store.getState().settings, templateId);
  const stencils = usableStencils(template);
  return allCommands({
    actions: actions
      .filter((action) => action !== showCommands && action.enabled(context))
      .map((action) => ({ action, label: action.labelNow?.(context) ?? action.label })),
    recent: used.flatMap((id) => stencils.find((stencil) => stencil.id === id) ?? []),
    stencils: stencils.filter(({ id }) => !used.includes(id)),
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
      showItem(project, command.diagram.id, command.item.id);
      focusRegion("canvas");
      return;
    case "threat":
      project.show("analysis");
      selectThreats(project, [command.threat]);
      focusRegion("threats");
  }
}
