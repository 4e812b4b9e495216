import { ListTree, PanelLeft, Shapes } from "lucide-react";
import type { Settings } from "../../shared/api-app.ts";
import type { Action, ActionContext } from "./action.ts";

/** The panel belongs to the design. */
const inDesign = ({ project }: ActionContext): boolean => {
  const state = project?.store.getState();
  return state?.view === "design" && !state.comparing;
};

function showTab({ app, focusRegion }: ActionContext, tab: Settings["leftPanelTab"]): void {
  void app.saveSettings({ leftPanelShown: true, leftPanelTab: tab });
  focusRegion(tab);
}

export const toggleLeftPanel: Action = {
  id: "toggle-left-panel",
  group: "View",
  label: "Show or hide stencils and outline",
  labelNow: ({ app }) =>
    app.store.getState().settings.leftPanelShown
      ? "Hide stencils and outline"
      : "Show stencils and outline",
  icon: PanelLeft,
  keys: ["Mod+B"],
  scope: "anywhere",
  enabled: inDesign,
  perform({ app, focusRegion }) {
    const leftPanelShown = !app.store.getState().settings.leftPanelShown;
    void app.saveSettings({ leftPanelShown });
    if (!leftPanelShown) focusRegion("canvas");
  },
};

export const findStencil: Action = {
  id: "find-stencil",
  group: "View",
  label: "Search stencils",
  icon: Shapes,
  keys: ["/"],
  scope: "anywhere",
  enabled: inDesign,
  perform: (context) => showTab(context, "stencils"),
};

export const showOutline: Action = {
  id: "show-outline",
  group: "View",
  label: "Go to the outline",
  icon: ListTree,
  keys: ["Alt+O"],
  scope: "anywhere",
  enabled: inDesign,
  perform: (context) => showTab(context, "outline"),
};
