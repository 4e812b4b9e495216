import { SlidersHorizontal } from "lucide-react";
import type { Action } from "./action.ts";

export const chooseProfiles: Action = {
  id: "choose-profiles",
  group: "Threats",
  label: "Choose threat profiles…",
  icon: SlidersHorizontal,
  keys: [],
  scope: "anywhere",
  enabled: ({ project }) => (project?.store.getState().template.profiles ?? []).length > 0,
  perform: ({ app }) => app.showDialog({ kind: "profiles" }),
};
