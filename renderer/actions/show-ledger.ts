import { FileCheck } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const showLedger: Action = {
  id: "show-ledger",
  group: "File",
  label: "What was read from the file",
  icon: FileCheck,
  keys: [],
  scope: "anywhere",
  enabled: inProject,
  perform({ app, project }) {
    const ledger = project?.store.getState().ledger ?? [];
    app.showDialog({ kind: "ledger", title: "What was read from the file", ledger });
  },
};
