import { FileOutput } from "lucide-react";
import type { CallInput } from "../../shared/api.ts";
import { inTemplate, type Action } from "./action.ts";

function exportAs(format: CallInput<"templates.export">["format"], label: string): Action {
  return {
    id: `export-template-${format}`,
    group: "Template",
    label,
    icon: FileOutput,
    keys: [],
    scope: "template",
    enabled: inTemplate,
    perform({ app, template }) {
      if (template !== null) void app.templates.exportFile(template.store.getState().id, format);
    },
  };
}

/** One for every format. */
export const exportTemplate: readonly Action[] = [
  exportAs("yaml", "Export as a reviewable file (.yaml)"),
  exportAs("tb7", "Export for Microsoft’s tool (.tb7)"),
];
