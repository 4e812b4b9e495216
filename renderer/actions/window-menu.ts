/** The menus a desktop window shows, made of the same actions as everything else. */

import type { MenuItem, WindowMenu } from "../../shared/api-window.ts";
import type { Action, ActionContext, ActionGroup } from "./action.ts";
import { actionsByGroup } from "./registry.ts";

const TITLES: Readonly<Record<ActionGroup, string>> = {
  File: "File",
  Edit: "Edit",
  Arrange: "Arrange",
  View: "View",
  Canvas: "Diagram",
  Table: "Table",
  Threats: "Threats",
  Report: "Report",
  Template: "Template",
  Help: "Help",
};

/** The menus as they are now; actions that only make sense as a key are left out. */
export function windowMenu(context: ActionContext): WindowMenu {
  const sections = [...actionsByGroup()].map(([group, actions]) => ({
    title: TITLES[group],
    items: actions.filter((action) => action.keyOnly !== true).map((one) => item(one, context)),
  }));
  return { sections: sections.filter(({ items }) => items.length > 0) };
}

function item(action: Action, context: ActionContext): MenuItem {
  return {
    id: action.id,
    label: action.labelNow?.(context) ?? action.label,
    keys: action.keys[0] ?? null,
    enabled: action.enabled(context),
  };
}
