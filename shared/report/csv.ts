/** The threat list as CSV, with the columns of Microsoft's export. */

import type { Model, Threat, ThreatState } from "../model/model.ts";

export interface CsvInput {
  readonly model: Model;
  readonly threats: readonly Threat[];
  /**
   * Puts an apostrophe before values that a spreadsheet would run as a formula (= + - @ and controls first).
   * Off by default: the file then equals Microsoft's, for tools that compare or import it. Switch it on for a
   * file that people open in a spreadsheet.
   */
  readonly guardFormulas?: boolean;
}

const COLUMNS = [
  "Id",
  "Title",
  "Category",
  "Diagram",
  "Interaction",
  "Priority",
  "State",
  "Changed By",
  "Description",
  "Justification",
  "Last Modified",
] as const;

/** As the tool's grid words them, which differs from its report in the last one. */
const GRID_STATES: Record<ThreatState, string> = {
  notStarted: "Not Started",
  needsInvestigation: "Needs Investigation",
  notApplicable: "Not Applicable",
  mitigated: "Mitigated",
};

/**
 * CSV text: comma, CRLF, a field quoted only if it holds a comma, quote or line break; no byte order mark. Threats
 * by number; orphans are left out, as Microsoft does.
 */
export function reportCsv({ model, threats, guardFormulas = false }: CsvInput): string {
  const diagrams = new Map(model.diagrams.map((diagram) => [diagram.id, diagram.name]));
  const rows = threats
    .filter((threat) => !threat.orphaned)
    .toSorted((a, b) => a.number - b.number)
    .map((threat) => [
      String(threat.number),
      threat.title,
      threat.category,
      diagrams.get(threat.diagramId) ?? "",
      threat.interaction,
      threat.verdict.priority,
      GRID_STATES[threat.verdict.state],
      threat.verdict.changedBy ?? "",
      threat.description,
      threat.verdict.justification,
      lastModified(threat.verdict.changedAt),
    ]);
  const guarded = guardFormulas ? rows.map((row) => row.map(guardFormula)) : rows;
  return [COLUMNS, ...guarded].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** The stored local time without its offset: Microsoft writes the culture's form, this one sorts. */
function lastModified(changedAt: string | null): string {
  if (changedAt === null) return "Generated";
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/u.exec(changedAt);
  return match === null ? changedAt : `${match[1]} ${match[2]}`;
}

function field(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guardFormula(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
}
