import { CopyPlus } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const saveCopy: Action = {
  id: "save-copy",
  group: "File",
  label: "Save a copy to share…",
  icon: CopyPlus,
  keys: [],
  scope: "anywhere",
  enabled: inProject,
  perform: ({ app }) => app.showDialog({ kind: "copy" }),
};
