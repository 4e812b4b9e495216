import { Search } from "lucide-react";
import { inTemplate, type Action } from "./action.ts";

export const narrowTemplateList: Action = {
  id: "narrow-template-list",
  group: "Template",
  label: "Narrow the list by words",
  icon: Search,
  keys: ["Mod+F", "/"],
  scope: "template",
  enabled: inTemplate,
  perform: ({ focusRegion }) => focusRegion("templateFilter"),
};
