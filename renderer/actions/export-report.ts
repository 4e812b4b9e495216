import { FileChartColumn, FileText, Image, ImageDown, Sheet } from "lucide-react";
import { USUAL_LOOK } from "../../shared/api.ts";
import { inProject, type Action } from "./action.ts";

export const exportReports: readonly Action[] = [
  {
    id: "export-pdf",
    group: "Report",
    label: "Report as PDF",
    icon: FileText,
    keys: [],
    scope: "anywhere",
    enabled: inProject,
    perform: ({ app }) => void app.exportReport("pdf"),
  },
  {
    id: "export-html",
    group: "Report",
    label: "Report as HTML",
    icon: FileChartColumn,
    keys: [],
    scope: "anywhere",
    enabled: inProject,
    perform: ({ app }) => void app.exportReport("html"),
  },
  {
    id: "export-csv",
    group: "Report",
    label: "Threat list as CSV",
    icon: Sheet,
    keys: [],
    scope: "anywhere",
    enabled: inProject,
    perform: ({ app }) => void app.exportReport("csv"),
  },
];

export const exportDiagrams: readonly Action[] = [
  {
    id: "export-svg",
    group: "Report",
    label: "Diagram as SVG",
    icon: Image,
    keys: [],
    scope: "anywhere",
    enabled: inProject,
    perform: ({ app }) => void app.pictures.save("svg", USUAL_LOOK),
  },
  {
    id: "export-png",
    group: "Report",
    label: "Diagram as PNG",
    icon: ImageDown,
    keys: [],
    scope: "anywhere",
    enabled: inProject,
    perform: ({ app }) => void app.pictures.save("png", USUAL_LOOK),
  },
];
