import { BookmarkPlus } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const nameState: Action = {
  id: "name-state",
  group: "Edit",
  label: "Name this state…",
  icon: BookmarkPlus,
  keys: ["Alt+R"],
  scope: "anywhere",
  enabled: inProject,
  perform: ({ app }) => app.showDialog({ kind: "nameState", at: "now" }),
};
