import { Save } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const save: Action = {
  id: "save",
  group: "File",
  label: "Save to file",
  icon: Save,
  keys: ["Mod+S"],
  scope: "anywhere",
  enabled: inProject,
  perform({ app, finishTyping }) {
    finishTyping();
    void app.files.save();
  },
};
