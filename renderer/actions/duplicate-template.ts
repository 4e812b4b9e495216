import { CopyPlus } from "lucide-react";
import { inTemplate, type Action } from "./action.ts";

export const duplicateTemplate: Action = {
  id: "duplicate-template",
  group: "Template",
  label: "Duplicate to edit…",
  icon: CopyPlus,
  keys: [],
  scope: "template",
  enabled: inTemplate,
  perform({ app, template }) {
    if (template === null) return;
    const { id, template: content } = template.store.getState();
    app.showDialog({ kind: "newTemplate", of: { id, name: content.manifest.name } });
  },
};
