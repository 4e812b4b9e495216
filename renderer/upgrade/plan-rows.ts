/** An upgrade plan as the rows of its three lists. */

import type { Threat } from "../../shared/model/model.ts";
import type {
  OrphanedVerdict,
  RewordedThreat,
  StencilFate,
  UpgradePlan,
} from "../../shared/stride/upgrade/plan-upgrade.ts";
import type { VerdictMove } from "../../shared/stride/upgrade/verdict-moves.ts";

export type PlanPart = "stencils" | "threats" | "verdicts";

export const PLAN_PARTS: readonly PlanPart[] = ["stencils", "threats", "verdicts"];

export type PlanRow = { readonly key: string } & (
  | {
      readonly kind: "heading";
      readonly title: string;
      readonly count: number;
      readonly hint: string;
    }
  | { readonly kind: "stencil"; readonly fate: StencilFate }
  | { readonly kind: "threat"; readonly effect: "added" | "removed"; readonly threat: Threat }
  | { readonly kind: "reworded"; readonly reworded: RewordedThreat }
  | { readonly kind: "move"; readonly move: VerdictMove }
  | { readonly kind: "orphan"; readonly orphan: OrphanedVerdict }
  | { readonly kind: "kept"; readonly threat: Threat }
);

/** What a part of the plan comes to, in a few words each; parts that are none are left out. */
export function planCounts(plan: UpgradePlan, part: PlanPart): readonly string[] {
  const { stencils, threats, verdicts } = plan;
  const accepted = verdicts.moves.filter((move) => move.accepted);
  switch (part) {
    case "stencils": {
      const gone = stencils.filter(({ vanished }) => vanished).length;
      return counted([
        [gone, "gone"],
        [stencils.length - gone, "changed"],
      ]);
    }
    case "threats":
      return counted([
        [threats.added.length, "added"],
        [threats.gone.length, "gone"],
        [threats.reworded.length, "reworded"],
        [threats.unchanged, "unchanged"],
      ]);
    case "verdicts":
      return counted([
        [verdicts.kept.length + accepted.filter(staysPut).length, "kept"],
        [accepted.filter((move) => !staysPut(move)).length, "re-anchored"],
        [verdicts.orphaned.length, "without a threat"],
      ]);
  }
}

function staysPut({ threat, onto }: VerdictMove): boolean {
  return threat.key === onto.key;
}

function counted(counts: readonly (readonly [number, string])[]): readonly string[] {
  return counts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
}

/** The rows of one part of the plan, what needs a look first. */
export function planRows(plan: UpgradePlan, part: PlanPart): readonly PlanRow[] {
  switch (part) {
    case "stencils":
      return stencilRows(plan);
    case "threats":
      return threatRows(plan);
    case "verdicts":
      return verdictRows(plan);
  }
}

function stencilRows({ stencils }: UpgradePlan): readonly PlanRow[] {
  const row = (fate: StencilFate): PlanRow => ({ kind: "stencil", key: fate.key, fate });
  return [
    ...group(
      "Not in the new template",
      "Their items become what you choose here.",
      stencils.filter(({ vanished }) => vanished).map(row),
    ),
    ...group(
      "Changed",
      "Their items stay and get the attributes the stencil has now.",
      stencils.filter(({ vanished }) => !vanished).map(row),
    ),
  ];
}

function threatRows({ threats }: UpgradePlan): readonly PlanRow[] {
  const row =
    (effect: "added" | "removed") =>
    (threat: Threat): PlanRow => ({
      kind: "threat",
      key: `${effect} ${threat.key}`,
      effect,
      threat,
    });
  return [
    ...group("Added", "", threats.added.map(row("added"))),
    ...group("Gone", "Nobody judged these.", threats.gone.map(row("removed"))),
    ...group(
      "Reworded",
      "",
      threats.reworded.map((reworded) => ({
        kind: "reworded",
        key: `reworded ${reworded.threat.key}`,
        reworded,
      })),
    ),
  ];
}

function verdictRows({ verdicts }: UpgradePlan): readonly PlanRow[] {
  return [
    ...group(
      "To be looked at",
      "A tick gives the verdict to that threat of the same flow; without it, it stays without one.",
      verdicts.moves.map((move) => ({ kind: "move", key: `move ${move.threat.key}`, move })),
    ),
    ...group(
      "Without a threat",
      "They stay in the model, shown apart. Nothing is lost.",
      verdicts.orphaned.map((orphan) => ({
        kind: "orphan",
        key: `orphan ${orphan.threat.key}`,
        orphan,
      })),
    ),
    ...group(
      "Kept",
      "",
      verdicts.kept.map((threat) => ({ kind: "kept", key: `kept ${threat.key}`, threat })),
    ),
  ];
}

function group(title: string, hint: string, rows: readonly PlanRow[]): readonly PlanRow[] {
  if (rows.length === 0) return [];
  return [{ kind: "heading", key: `heading ${title}`, title, count: rows.length, hint }, ...rows];
}
