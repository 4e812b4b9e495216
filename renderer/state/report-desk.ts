import type { StoreApi } from "zustand/vanilla";
import type { AppState, Notice } from "./app-state.ts";
import type { AskMain } from "./ask-main.ts";

/** The documents made of the open model as a whole. */
export interface ReportDesk {
  exportReport(format: "html" | "pdf" | "csv"): Promise<void>;
  /** By the system's dialog. */
  printReport(): Promise<void>;
}

export interface ReportDeskParts {
  readonly store: StoreApi<AppState>;
  readonly ask: AskMain;
  readonly whileBusy: (what: string, work: () => Promise<void>) => Promise<void>;
  readonly saveFile: (file: { fileName: string; mimeType: string; bytes: Uint8Array }) => void;
  readonly notify: (notice: Notice) => void;
}

/** Makes reports; does nothing while no model is open. */
export function createReportDesk(parts: ReportDeskParts): ReportDesk {
  const { store, ask, whileBusy } = parts;

  /** Which model a report is of, and whether it has the Zero-Trust section. */
  function subject(): { readonly id: string; readonly zeroTrust: boolean | null } | null {
    const { page, settings } = store.getState();
    if (page.kind !== "project") return null;
    return { id: page.project.store.getState().id, zeroTrust: settings.zeroTrustInReports };
  }

  return {
    async exportReport(format) {
      const of = subject();
      if (of === null) return;
      const what = format === "csv" ? "the threat list" : "the report";
      await whileBusy(`Making ${what}`, async () => {
        const file = await ask(
          "projects.report",
          { ...of, format },
          "The report could not be made",
        );
        if (file === null) return;
        parts.saveFile(file);
        parts.notify({ tone: "done", title: `Saved ${file.fileName}` });
      });
    },
    async printReport() {
      const of = subject();
      if (of === null) return;
      await whileBusy("Making the report", async () => {
        await ask("projects.print", of, "The report could not be printed");
      });
    },
  };
}
