import { failure } from "../../shared/model/result.ts";
import { embeddedFontCss, type Assets } from "../assets.ts";
import { browserPrinter, usualPlaces } from "../local/printer.ts";
import { exportReport, type ReportFormat } from "../services/export-document.ts";
import { extensionOf } from "../services/file-formats.ts";
import { InputAtFault, valueOf } from "./exit.ts";
import { openModel } from "./open-model.ts";
import { writeOutput } from "./output.ts";

const formats: Readonly<Record<string, ReportFormat>> = {
  ".html": "html",
  ".htm": "html",
  ".pdf": "pdf",
  ".csv": "csv",
};

export interface ReportOptions {
  readonly output: string;
  /** Whether it has the Zero-Trust section; absent = when the template says what states what. */
  readonly zeroTrust?: boolean;
}

/** `palisade report`: the report as one file. */
export async function reportCommand(
  assets: Assets,
  file: string,
  { output, zeroTrust }: ReportOptions,
): Promise<void> {
  const format = formats[extensionOf(output)];
  if (format === undefined) {
    throw new InputAtFault(
      failure("format-unknown", "A report can be .html, .pdf or .csv.", output).problem,
    );
  }
  const document = openModel(assets, file, null);
  const parts = {
    printer: browserPrinter(usualPlaces()),
    fontCss: embeddedFontCss(assets),
    clock: () => new Date(),
  };
  const report = await exportReport(document, format, parts, {
    forSpreadsheet: false,
    zeroTrust: zeroTrust ?? null,
  });
  writeOutput(output, valueOf(report).bytes);
}
