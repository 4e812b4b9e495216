/** Reports and pictures of one analyzed model, for the services and the command line alike. */

import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Diagram, Model } from "../../shared/model/model.ts";
import { reportCsv } from "../../shared/report/csv.ts";
import { reportHtml } from "../../shared/report/report.ts";
import type { PictureLook } from "../../shared/api-pictures.ts";
import { pictureScene } from "../../shared/scene/picture.ts";
import { buildScene } from "../../shared/scene/build.ts";
import { paintSvg } from "../../shared/scene/svg.ts";
import { DARK, LIGHT, withoutPaper } from "../../shared/scene/theme.ts";
import { underLens } from "../../shared/scene/zero-trust-lens.ts";
import { analyze, type AnalysisOptions } from "../../shared/stride/analyze.ts";
import type { Analysis } from "../../shared/stride/analysis.ts";
import { flowStatements } from "../../shared/stride/flow-statements.ts";
import type { Template } from "../../shared/template/template.ts";
import { safeFileName } from "./file-formats.ts";
import type { Printer } from "./printer.ts";

/** A model with what is needed to analyze and paint it. */
export interface Document {
  /** What the exported file is called after. */
  readonly name: string;
  readonly model: Model;
  readonly template: Template;
  readonly options: AnalysisOptions;
}

export interface ExportedFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What exporting needs besides the document. */
export interface ExportParts {
  readonly printer: Printer;
  /** `@font-face` rules with the font inside. */
  readonly fontCss: string;
  readonly clock: () => Date;
}

export type ReportFormat = "html" | "pdf" | "csv";

/** Longest side of a PNG in pixels, which browsers can still paint. */
const LONGEST_SIDE = 16_000;

export function analyzeDocument({ template, model, options }: Document): Analysis {
  return analyze(template, model, options);
}

/**
 * Writes the report of a model.
 * @param forSpreadsheet keeps a spreadsheet from running texts of the model as formulas; else CSV is Microsoft's.
 * @param zeroTrust whether it has the Zero-Trust section; null = when the template says what states what.
 */
export async function exportReport(
  document: Document,
  format: ReportFormat,
  parts: ExportParts,
  wanted: { readonly forSpreadsheet: boolean; readonly zeroTrust: boolean | null },
): Promise<Result<ExportedFile>> {
  const fileName = `${safeFileName(`${document.name} - threat report`)}.${format}`;
  if (format === "csv") {
    const csv = reportCsv({
      model: document.model,
      threats: threatsOf(document),
      guardFormulas: wanted.forSpreadsheet,
    });
    return success({ fileName, mimeType: "text/csv", bytes: new TextEncoder().encode(csv) });
  }
  const html = reportPage(document, parts, wanted.zeroTrust);
  if (format === "html") {
    return success({ fileName, mimeType: "text/html", bytes: new TextEncoder().encode(html) });
  }
  const pdf = await parts.printer.printPdf(html, { title: document.name });
  return pdf.ok ? success({ fileName, mimeType: "application/pdf", bytes: pdf.value }) : pdf;
}

/**
 * The report as one page of HTML with everything it needs inside.
 * @param zeroTrust as for `exportReport`
 */
export function reportPage(
  document: Document,
  { clock, fontCss }: ExportParts,
  zeroTrust: boolean | null,
): string {
  return reportHtml({
    model: document.model,
    template: document.template,
    threats: threatsOf(document),
    zeroTrust: zeroTrust ?? document.template.zeroTrust !== undefined,
    createdAt: momentOf(clock()),
    fontFace: fontCss,
    productName: "Palisade",
  });
}

function threatsOf(document: Document) {
  return analyzeDocument(document).threats.map(({ threat }) => threat);
}

function momentOf(now: Date): { iso: string; text: string } {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" });
  return { iso: now.toISOString(), text: format.format(now) };
}

/** Paints one diagram. Fails with `nothing-to-show` when none of the wanted items is in it, or as the printer does. */
export async function renderDiagram(
  { name, template }: Document,
  diagram: Diagram,
  format: "svg" | "png",
  { scale, theme, transparent, padding, only, lens }: PictureLook,
  { printer, fontCss }: ExportParts,
): Promise<Result<ExportedFile>> {
  const whole = buildScene(diagram, template);
  const seen = lens ? underLens(whole, flowStatements(template, diagram)) : whole;
  const scene = pictureScene(seen, { ids: only, padding });
  if (scene === null) {
    return failure(
      "nothing-to-show",
      "Nothing of what the picture should show is in this diagram.",
      diagram.name,
    );
  }
  const palette = theme === "dark" ? DARK : LIGHT;
  const svg = paintSvg(scene, transparent ? withoutPaper(palette) : palette, { fontCss });
  const fileName = `${safeFileName(`${name} - ${diagram.name}`)}.${format}`;
  if (format === "svg") {
    return success({ fileName, mimeType: "image/svg+xml", bytes: new TextEncoder().encode(svg) });
  }
  const { width, height } = scene.bounds;
  const possible = Math.min(scale, LONGEST_SIDE / Math.max(width, height));
  const picture = await printer.rasterize(svg, { width, height, scale: possible });
  return picture.ok ? success({ fileName, mimeType: "image/png", bytes: picture.value }) : picture;
}

/** The diagram with this id. */
export function diagramById(model: Model, id: string): Result<Diagram> {
  const diagram = model.diagrams.find((candidate) => candidate.id === id);
  return diagram === undefined
    ? failure("diagram-unknown", "This diagram is not there any more.", null)
    : success(diagram);
}
