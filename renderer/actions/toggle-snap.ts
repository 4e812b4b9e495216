import { Magnet } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const toggleSnap: Action = {
  id: "toggle-snap",
  group: "Canvas",
  label: "Snap to grid, or no longer",
  labelNow: ({ app }) =>
    app.store.getState().settings.snapToGrid ? "Do not snap to grid" : "Snap to grid",
  icon: Magnet,
  keys: ["Alt+G"],
  scope: "anywhere",
  enabled: inProject,
  perform({ app }) {
    const { snapToGrid } = app.store.getState().settings;
    void app.saveSettings({ snapToGrid: !snapToGrid });
  },
};
