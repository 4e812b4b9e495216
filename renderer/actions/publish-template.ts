import { Stamp } from "lucide-react";
import { inEditedTemplate, type Action } from "./action.ts";

export const publishTemplate: Action = {
  id: "publish-template",
  group: "Template",
  label: "Publish a version…",
  icon: Stamp,
  keys: [],
  scope: "template",
  enabled: inEditedTemplate,
  perform: ({ app }) => app.showDialog({ kind: "publishTemplate" }),
};
