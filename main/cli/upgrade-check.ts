import type { Threat } from "../../shared/model/model.ts";
import {
  isEmptyPlan,
  planUpgrade,
  type RewordedThreat,
  type StencilFate,
  type UpgradePlan,
} from "../../shared/stride/upgrade/plan-upgrade.ts";
import type { VerdictMove } from "../../shared/stride/upgrade/verdict-moves.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Assets } from "../assets.ts";
import { exitCodes, valueOf } from "./exit.ts";
import { openModel } from "./open-model.ts";
import { openTemplate } from "./open-template.ts";
import { print } from "./output.ts";
import { formatTable } from "./table.ts";

export interface UpgradeCheckOptions {
  /** The template to look at. */
  readonly template: string;
  readonly format: string;
  /** Whether changes make the process end with a code of their own. */
  readonly exitCode: boolean;
}

/** `palisade upgrade-check`: what a template would make of a model, as the app shows it before it does it. */
export async function upgradeCheckCommand(
  assets: Assets,
  file: string,
  { template: templateFile, format, exitCode }: UpgradeCheckOptions,
): Promise<void> {
  const { model, template, options } = openModel(assets, file, null);
  const to = valueOf(openTemplate(assets, templateFile));
  const plan = planUpgrade({ model, from: template, to, options });
  const parts = { file, from: template, to, plan };
  await print(
    format === "json" ? `${JSON.stringify(upgradeJson(parts), null, 2)}\n` : upgradeText(parts),
  );
  if (exitCode && !isEmptyPlan(plan)) process.exitCode = exitCodes.findings;
}

interface Checked {
  readonly file: string;
  readonly from: Template;
  readonly to: Template;
  readonly plan: UpgradePlan;
}

function upgradeJson({ file, from, to, plan }: Checked) {
  const { stencils, threats, verdicts } = plan;
  return {
    file,
    from: manifestOf(from),
    to: manifestOf(to),
    stencils: stencils.map(stencilJson),
    threats: {
      unchanged: threats.unchanged,
      added: threats.added.map(threatJson),
      gone: threats.gone.map(threatJson),
      reworded: threats.reworded.map(({ threat, judged, changes }) => ({
        threat: threatJson(threat),
        judged,
        changes: changes.map(({ what, from: before, to: after }) => ({ what, before, after })),
      })),
    },
    verdicts: {
      kept: verdicts.kept.map(threatJson),
      moves: verdicts.moves.map(({ threat, onto, confidence, accepted }) => ({
        threat: threatJson(threat),
        onto: { typeId: onto.typeId, category: onto.category, title: onto.title },
        confidence,
        accepted,
      })),
      orphaned: verdicts.orphaned.map(({ threat, already }) => ({
        threat: threatJson(threat),
        already,
      })),
    },
  };
}

function manifestOf({ manifest: { id, name, version } }: Template) {
  return { id, name, version };
}

function stencilJson(fate: StencilFate) {
  const { kind, stencilId, name, to, basis, vanished, items, keptAttributes, attributes } = fate;
  return {
    kind,
    stencilId,
    name,
    vanished,
    to: to === null ? null : { stencilId: to.id, name: to.name },
    basis,
    items: items.map(({ id }) => id),
    keptAttributes,
    attributes,
  };
}

function threatJson(threat: Threat) {
  const { number, typeId, category, title, interaction, diagramId, flowId, verdict } = threat;
  return { number, typeId, category, title, interaction, diagramId, flowId, state: verdict.state };
}

function upgradeText({ from, to, plan: { stencils, threats, verdicts } }: Checked): string {
  const accepted = verdicts.moves.filter((move) => move.accepted).length;
  const counts = [
    `${nameOf(from)} -> ${nameOf(to)}`,
    `stencils: ${count(stencils, ({ vanished }) => vanished)} gone, ${count(stencils, ({ vanished }) => !vanished)} changed`,
    `threats: ${threats.added.length} added, ${threats.gone.length} gone, ${threats.reworded.length} reworded, ${threats.unchanged} unchanged`,
    `verdicts: ${verdicts.kept.length} kept, ${accepted} re-anchored, ${verdicts.orphaned.length} without a threat`,
  ];
  const rows = [
    ...stencils.map(stencilRow),
    ...threats.added.map((threat) => threatRow("threat added", threat, "")),
    ...threats.gone.map((threat) => threatRow("threat gone", threat, "")),
    ...threats.reworded.map(rewordedRow),
    ...verdicts.moves.map(moveRow),
    ...verdicts.orphaned.map(({ threat, already }) =>
      threatRow("verdict without a threat", threat, already ? "before as well" : ""),
    ),
  ];
  const table = rows.length === 0 ? "" : formatTable(["What", "Name", "Where", "Becomes"], rows);
  return `${counts.join("\n")}\n${table}`;
}

function nameOf({ manifest: { name, version } }: Template): string {
  return `${name} ${version}`;
}

function count(fates: readonly StencilFate[], which: (fate: StencilFate) => boolean): number {
  return fates.filter(which).length;
}

function stencilRow({ name, items, to, basis, vanished }: StencilFate): readonly string[] {
  const what = vanished ? "stencil gone" : "stencil changed";
  const where = `${items.length} items`;
  return [what, name, where, to === null ? "stays as it is" : `${to.name} (${basis})`];
}

function threatRow(what: string, threat: Threat, becomes: string): readonly string[] {
  return [what, threat.title, threat.interaction, becomes];
}

function rewordedRow({ threat, changes }: RewordedThreat): readonly string[] {
  return threatRow("threat reworded", threat, changes.map(({ what }) => what).join(", "));
}

function moveRow({ threat, onto, confidence, accepted }: VerdictMove): readonly string[] {
  const what = accepted ? "verdict re-anchored" : "verdict to look at";
  return threatRow(what, threat, `${onto.title} (${confidence})`);
}
