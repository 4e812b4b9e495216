import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";
import { success } from "../../shared/model/result.ts";
import {
  diagramById,
  exportReport,
  renderDiagram,
  reportPage,
  type ExportParts,
} from "./export-document.ts";
import { openDocument } from "./open-document.ts";

/** Calls that make files of a project. */
export function exportHandlers(
  store: Store,
  parts: ExportParts,
): Pick<Handlers, "projects.report" | "projects.print" | "projects.render"> {
  return {
    "projects.report": async ({ id, format, zeroTrust }) => {
      const opened = openDocument(store, id);
      if (!opened.ok) return opened;
      return exportReport(opened.value, format, parts, { forSpreadsheet: true, zeroTrust });
    },
    "projects.print": async ({ id, zeroTrust }) => {
      const opened = openDocument(store, id);
      if (!opened.ok) return opened;
      const html = reportPage(opened.value, parts, zeroTrust);
      const printed = await parts.printer.showPrintDialog(html);
      return printed.ok ? success({}) : printed;
    },
    "projects.render": async ({ id, diagramId, format, look }) => {
      const opened = openDocument(store, id);
      if (!opened.ok) return opened;
      const diagram = diagramById(opened.value.model, diagramId);
      if (!diagram.ok) return diagram;
      return renderDiagram(opened.value, diagram.value, format, look, parts);
    },
  };
}
