import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Threat } from "../../shared/model/model.ts";
import { reportCsv } from "../../shared/report/csv.ts";
import type { Analysis, AnalyzedThreat } from "../../shared/stride/analysis.ts";
import { gradesThreats, urgencyOf } from "../../shared/stride/urgency.ts";
import type { Assets } from "../assets.ts";
import { analyzeDocument } from "../services/export-document.ts";
import { openModel, type OpenModel } from "./open-model.ts";
import { print } from "./output.ts";
import { formatTable } from "./table.ts";

/** `palisade analyze`: the threats of a model on standard output. */
export async function analyzeCommand(
  assets: Assets,
  file: string,
  templateFile: string | null,
  format: string,
): Promise<void> {
  const document = openModel(assets, file, templateFile);
  const analysis = analyzeDocument(document);
  switch (format) {
    case "json":
      await print(`${JSON.stringify(analysisJson(file, document, analysis), null, 2)}\n`);
      return;
    case "csv": {
      const threats = analysis.threats.map(({ threat }) => threat);
      await print(reportCsv({ model: document.model, threats }));
      return;
    }
    default:
      await print(analysisTable(document, analysis));
  }
}

/** Every threat that is stored in the file, generated now, or both. */
function everyThreat(analysis: Analysis): readonly AnalyzedThreat[] {
  const gone = analysis.removed.map((threat) => ({ threat, stored: true, generated: false }));
  return [...analysis.threats, ...gone];
}

function analysisJson(file: string, { template, ledger }: OpenModel, analysis: Analysis) {
  const { id, name, version } = template.manifest;
  return {
    file,
    template: { id, name, version },
    threats: everyThreat(analysis).map(({ threat, stored, generated }) => ({
      typeId: threat.typeId,
      category: threat.category,
      title: threat.title,
      description: threat.description,
      shortDescription: threat.shortDescription,
      priority: threat.verdict.priority,
      state: threat.verdict.state,
      justification: threat.verdict.justification,
      diagramId: threat.diagramId,
      sourceId: threat.sourceId,
      flowId: threat.flowId,
      targetId: threat.targetId,
      interaction: threat.interaction,
      stored,
      generated,
    })),
    ledger: [...ledger, ...unusableRules(analysis)],
  };
}

function unusableRules({ problems }: Analysis): LossLedger {
  return problems.map(({ threatTypeId, filter, offset, message }) => ({
    effect: "dropped",
    place: `threat type ${threatTypeId}, ${filter} filter, character ${offset + 1}`,
    what: message,
  }));
}

const states: Record<Threat["verdict"]["state"], string> = {
  notStarted: "Not started",
  needsInvestigation: "Needs investigation",
  notApplicable: "Not applicable",
  mitigated: "Mitigated",
};

/** Gravest first where the template tells which those are; else by number. */
function analysisTable({ ledger, template }: OpenModel, analysis: Analysis): string {
  const urgency = urgencyOf(template);
  const ordered = gradesThreats(template)
    ? analysis.threats.toSorted((one, other) => urgency(one.threat, other.threat))
    : analysis.threats;
  const rows = ordered.map(({ threat }) => [
    String(threat.number),
    threat.category,
    threat.title,
    threat.interaction,
    threat.verdict.priority,
    states[threat.verdict.state],
  ]);
  const header = ["#", "Category", "Title", "Interaction", "Priority", "State"];
  const notes = [...ledger, ...unusableRules(analysis)].map(
    ({ effect, place, what }) => `${effect}: ${place}: ${what}\n`,
  );
  const judged = analysis.threats.filter(({ threat }) => threat.verdict.state !== "notStarted");
  const total = `${analysis.threats.length} threats, ${judged.length} judged\n`;
  return `${formatTable(header, rows)}${total}${notes.join("")}`;
}
