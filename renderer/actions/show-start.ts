import { House, LayoutDashboard, LayoutTemplate, Search } from "lucide-react";
import { always, type Action } from "./action.ts";

export const showStart: Action = {
  id: "show-start",
  group: "File",
  label: "All models",
  icon: House,
  keys: ["Alt+Home"],
  scope: "anywhere",
  enabled: always,
  perform: ({ app }) => app.showStart("models"),
};

export const searchEverywhere: Action = {
  id: "search-everywhere",
  group: "File",
  label: "Search all models",
  icon: Search,
  keys: ["Mod+Shift+F"],
  scope: "anywhere",
  enabled: always,
  perform({ app, focusRegion }) {
    app.showStart("search");
    focusRegion("search");
  },
};

export const showOpenThreats: Action = {
  id: "show-open-threats",
  group: "File",
  label: "Open threats of all models",
  icon: LayoutDashboard,
  keys: ["Mod+Shift+D"],
  scope: "anywhere",
  enabled: always,
  perform: ({ app }) => app.showStart("threats"),
};

export const showTemplates: Action = {
  id: "show-templates",
  group: "File",
  label: "All templates",
  icon: LayoutTemplate,
  keys: ["Mod+Shift+M"],
  scope: "anywhere",
  enabled: always,
  perform: ({ app }) => app.showStart("templates"),
};
