import { SunMoon } from "lucide-react";
import { always, type Action } from "./action.ts";

const NEXT = { system: "light", light: "dark", dark: "system" } as const;

/** Said at every turn: what follows the system may look the same as before. */
const NOTICES = {
  system: "Colours follow the system",
  light: "Light colours",
  dark: "Dark colours",
} as const;

export const toggleTheme: Action = {
  id: "toggle-theme",
  group: "View",
  label: "Switch between light, dark and system colours",
  icon: SunMoon,
  keys: ["Alt+L"],
  scope: "anywhere",
  enabled: always,
  perform({ app }) {
    const { theme } = app.store.getState().settings;
    const next = NEXT[theme];
    void app.saveSettings({ theme: next });
    app.notify({ tone: "info", title: NOTICES[next] });
  },
};
