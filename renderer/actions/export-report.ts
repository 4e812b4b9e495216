import { FileChartColumn, FileText, Image, ImageDown, Sheet } from "lucide-react";
import { inProject, type Action } from "./action.ts";
import { lookNow } from "./export-picture.ts";

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
    perform: (context) => void context.app.pictures.save("svg", lookNow(context)),
  },
  {
    id: "export-png",
    group: "Report",
    label: "Diagram as PNG",
    icon: ImageDown,
    keys: [],
    scope: "anywhere",
    enabled: inProject,
    perform: (context) => void context.app.pictures.save("png", lookNow(context)),
  },
];
