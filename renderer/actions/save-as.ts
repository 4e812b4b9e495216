import { FilePen } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const saveAs: Action = {
  id: "save-as",
  group: "File",
  label: "Save as…",
  icon: FilePen,
  keys: ["Mod+Shift+S"],
  scope: "anywhere",
  enabled: inProject,
  perform({ app, finishTyping }) {
    finishTyping();
    void app.files.saveAs();
  },
};
