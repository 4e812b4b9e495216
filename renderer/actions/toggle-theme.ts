import { SunMoon } from "lucide-react";
import { always, type Action } from "./action.ts";

const NEXT = { system: "light", light: "dark", dark: "system" } as const;

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
    void app.saveSettings({ theme: NEXT[theme] });
  },
};
