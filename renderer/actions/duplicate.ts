import { CopyPlus } from "lucide-react";
import { copyItems } from "../../shared/model/clip.ts";
import { duplicate } from "../clipboard/paste-items.ts";
import type { Action } from "./action.ts";
import { hasSelection } from "./edit-selection.ts";

export const duplicateSelection: Action = {
  id: "duplicate",
  group: "Edit",
  label: "Duplicate",
  icon: CopyPlus,
  keys: ["Mod+D"],
  scope: "canvas",
  enabled: hasSelection,
  perform({ app, project }) {
    if (project === null) return;
    const { model, diagramId, selection } = project.store.getState();
    duplicate(app, project, copyItems(model, diagramId, selection));
  },
};
