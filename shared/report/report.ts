/** The full report: the content of Microsoft's, as one self-contained page that reads and prints well. */

import type { Model, Threat } from "../model/model.ts";
import { imageStore } from "../scene/svg.ts";
import type { Template } from "../template/template.ts";
import { type Arrangement, arrange } from "./arrangement.ts";
import { diagramSection } from "./diagram-section.ts";
import { type Html, markup, raw } from "./html.ts";
import { contentsSection, frontSection, notesSection, summarySection } from "./sections.ts";
import { REPORT_STYLE } from "./style.ts";
import { threatCard } from "./threat-card.ts";
import { urgentSection, urgentThreats } from "./urgent-section.ts";
import { oneLine } from "./wording.ts";
import { zeroTrustSection } from "./zero-trust-section.ts";

export interface ReportInput {
  readonly model: Model;
  /** For icons, labels and kinds of threat properties; null when the model came without one. */
  readonly template: Template | null;
  /** What analysis gave, in stored order, orphans included. */
  readonly threats: readonly Threat[];
  /** Whether to say what flows state where no place is trusted; needs a template. */
  readonly zeroTrust: boolean;
  /** When the report is made: machine-readable, and as the reader's culture writes it. */
  readonly createdAt: { readonly iso: string; readonly text: string };
  /** `@font-face` rules with the font as data URLs, or empty: the page falls back to the system's font. */
  readonly fontFace: string;
  readonly productName: string;
}

/** Nothing may load or run but pictures, fonts and styles that are inside the page. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

/** The report as HTML. No script, no reference to anything outside, everything the model says escaped. */
export function reportHtml(input: ReportInput): string {
  const { model, template, threats } = input;
  const arrangement = arrange(model, threats);
  const lens = input.zeroTrust && template !== null && arrangement.diagrams.length > 0;
  const urgent = urgentThreats(arrangement, template);
  const shared = { model, template, images: imageStore("") };
  const title =
    model.information.name.trim() === "" ? null : `: ${oneLine(model.information.name)}`;
  const page = markup`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="${input.productName}" />
        <meta name="color-scheme" content="light" />
        <meta name="referrer" content="no-referrer" />
        <title>Threat Modeling Report${title}</title>
        <style>
          ${raw(input.fontFace.replace(/</gu, ""))}
          ${raw(REPORT_STYLE)}
        </style>
      </head>
      <body>
        <main>
          ${frontSection(model, input.createdAt)}${notesSection(model.notes)}${summarySection(arrangement)}${urgentSection(urgent)}${contentsSection(model, arrangement, { urgent: urgent.length > 0, lens })}${arrangement.diagrams.map((diagram) => diagramSection(diagram, shared))}${lens ? zeroTrustSection(arrangement, template, shared.images) : null}${orphanSection(arrangement, template)}
        </main>
        <footer>Made with ${input.productName} on ${input.createdAt.text}</footer>
      </body>
    </html> `;
  return page.text;
}

function orphanSection({ orphans }: Arrangement, template: Template | null): Html | null {
  if (orphans.length === 0) return null;
  return markup`<section id="orphaned">
    <h2>No longer generated</h2>
    <p class="aside">
      These threats carry a verdict, but their data flow, its ends or their rule have changed since,
      so the analysis no longer gives them. They are not counted in the summaries.
    </p>
    ${orphans.map((numbered) => threatCard(numbered, template, "h3"))}
  </section> `;
}
