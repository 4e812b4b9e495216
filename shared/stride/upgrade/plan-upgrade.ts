/**
 * What another template, or a newer version of the same one, would make of a model: worked out in full before
 * anything is changed, so that what is shown is what is done.
 */

import type { Patch } from "../../model/change.ts";
import { modelDifference } from "../../model/difference.ts";
import type { Model, Threat } from "../../model/model.ts";
import type { ValueChange } from "../../model/value-change.ts";
import type { Template } from "../../template/template.ts";
import { analyze, type AnalysisOptions } from "../analyze.ts";
import { compileTemplate } from "../compiled-template.ts";
import { draftThreats, type Draft } from "../generate.ts";
import { carriesVerdict } from "../reconcile.ts";
import { attributeFates, itemsById, type AttributeFate } from "./attribute-fates.ts";
import { carryThreats } from "./carry-threats.ts";
import { wordingChanges } from "./threat-differences.ts";
import {
  refitModel,
  usedStencils,
  type StencilMapping,
  type UsedStencil,
} from "./used-stencils.ts";
import { continuingKeys, typeIdentity } from "./type-identity.ts";
import { proposeMoves, type MoveChoices, type VerdictMove } from "./verdict-moves.ts";

/** A model and the templates it has and is to have. */
export interface Upgrade {
  readonly model: Model;
  readonly from: Template;
  readonly to: Template;
  /** As the model is analyzed otherwise. */
  readonly options: AnalysisOptions;
}

/** What a person decided that is proposed otherwise. */
export interface UpgradeChoices {
  readonly mapping: StencilMapping;
  readonly moves: MoveChoices;
}

/** A stencil whose items change, or would need another one. */
export interface StencilFate extends UsedStencil {
  readonly attributes: readonly AttributeFate[];
  /** Attributes that stay with their values. */
  readonly keptAttributes: number;
}

export interface RewordedThreat {
  /** As it is afterwards. */
  readonly threat: Threat;
  readonly changes: readonly ValueChange[];
  /** Somebody judged it: it keeps the words it was judged by. */
  readonly judged: boolean;
}

export interface OrphanedVerdict {
  readonly threat: Threat;
  /** It had no threat under the old template either. */
  readonly already: boolean;
}

export interface UpgradePlan {
  /** Those that change or vanished, in the order of their first items. */
  readonly stencils: readonly StencilFate[];
  readonly threats: {
    readonly added: readonly Threat[];
    readonly gone: readonly Threat[];
    readonly reworded: readonly RewordedThreat[];
    /** How many are and say what they did. */
    readonly unchanged: number;
  };
  readonly verdicts: {
    /** As they are afterwards. */
    readonly kept: readonly Threat[];
    readonly moves: readonly VerdictMove[];
    /** Never dropped: they stay in the model without a threat. */
    readonly orphaned: readonly OrphanedVerdict[];
  };
  /** The model as it is afterwards, threats included. */
  readonly upgraded: Model;
}

/** What is done when nobody chooses otherwise. */
export const PROPOSED: UpgradeChoices = { mapping: new Map(), moves: new Map() };

/** Works out the upgrade by the choices made so far. Pure; what choices do not touch is not worked out again. */
export function planUpgrade(upgrade: Upgrade, choices: UpgradeChoices = PROPOSED): UpgradePlan {
  const { model, from, to, options } = upgrade;
  const before = analyze(from, model, options);
  const used = usedStencils(model, from, to, choices.mapping);
  const analyzed = { ...model, threats: before.threats.map(({ threat }) => threat) };
  const fitted = refitModel(analyzed, used, to);
  const old = draftThreats(from, model);
  const drafts = draftThreats(to, fitted);
  const compiled = compileTemplate(from);
  const judged = fitted.threats.filter((threat) => carriesVerdict(threat, compiled));
  const identity = typeIdentity(from, to);
  const continuing = continuingKeys(old, drafts, identity);
  const moves = model.generationEnabled
    ? proposeMoves(judged, drafts, identity, choices.moves)
    : [];
  const carriage = { threats: fitted.threats, judged: new Set(judged), moves, old, drafts };
  const carried = model.generationEnabled
    ? carryThreats({ ...carriage, continuing, origin: from.manifest.id })
    : fitted.threats;
  // Numbers of what went are not given again; what has its key by chance is no threat of before.
  const previous = { ...before, threats: [] };
  const after = analyze(to, { ...fitted, threats: carried }, { ...options, previous });
  const upgraded = { ...fitted, threats: after.threats.map(({ threat }) => threat) };
  const known = fitted.threats;
  const facts = { known, judged, moves, old, drafts, continuing, upgraded: upgraded.threats };
  return {
    stencils: stencilFates(used, fitted),
    threats: threatFates(facts, to),
    verdicts: verdictFates(facts),
    upgraded,
  };
}

/**
 * What makes the model the upgraded one; put together with the choice of the template it is one step that undo
 * takes back. Empty when the plan changes nothing and the threats in the model are up to date.
 */
export function applyUpgrade(model: Model, plan: UpgradePlan): readonly Patch[] {
  return modelDifference(model, plan.upgraded);
}

/** Whether nothing at all would be otherwise. */
export function isEmptyPlan({ stencils, threats, verdicts }: UpgradePlan): boolean {
  const { added, gone, reworded } = threats;
  const changing = [stencils, added, gone, reworded, verdicts.moves];
  return (
    changing.every((list) => list.length === 0) && verdicts.orphaned.every(({ already }) => already)
  );
}

function stencilFates(used: readonly UsedStencil[], fitted: Model): readonly StencilFate[] {
  const concerned = used.filter(({ changed, vanished }) => changed || vanished);
  if (concerned.length === 0) return [];
  const after = itemsById(fitted);
  return concerned.map((stencil) => fateOf(stencil, after));
}

function fateOf(stencil: UsedStencil, after: ReturnType<typeof itemsById>): StencilFate {
  const { kept, fates } = attributeFates(stencil.items, after);
  return { ...stencil, attributes: fates, keptAttributes: kept };
}

interface Outcome {
  /** What there is to judge under the old template, numbered. */
  readonly known: readonly Threat[];
  readonly judged: readonly Threat[];
  readonly moves: readonly VerdictMove[];
  readonly old: ReadonlyMap<string, Draft>;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly continuing: ReadonlySet<string>;
  readonly upgraded: readonly Threat[];
}

function threatFates(
  { known, judged, moves, old, drafts, continuing, upgraded }: Outcome,
  to: Template,
): UpgradePlan["threats"] {
  const proposed = new Map(moves.map((move) => [move.threat, move]));
  const reached = new Set(moves.flatMap(({ onto, accepted }) => (accepted ? [onto.key] : [])));
  const judgements = new Set(judged);
  const staying = new Set(judged.filter((threat) => !proposed.has(threat)).map(({ key }) => key));
  const taken = (key: string): boolean => staying.has(key) || reached.has(key);
  const reworded = upgraded.flatMap((threat): RewordedThreat[] => {
    const { key } = threat;
    const [before, after] = [old.get(key), drafts.get(key)];
    if (before === undefined || after === undefined || !continuing.has(key)) return [];
    const changes = wordingChanges(before, after, to);
    return changes.length === 0 ? [] : [{ threat, changes, judged: taken(key) }];
  });
  return {
    added: upgraded.filter(({ key }) => drafts.has(key) && !continuing.has(key) && !taken(key)),
    gone: known.filter(
      (threat) => old.has(threat.key) && !continuing.has(threat.key) && !judgements.has(threat),
    ),
    reworded,
    unchanged: continuing.size - reworded.length,
  };
}

function verdictFates({ judged, moves, old, upgraded }: Outcome): UpgradePlan["verdicts"] {
  const going = new Set(moves.flatMap(({ threat, accepted }) => (accepted ? [threat] : [])));
  // A verdict that waited for its interaction may have come home under another key; its number stays.
  const byNumber = new Map(upgraded.map((threat) => [threat.number, threat]));
  const kept: Threat[] = [];
  const orphaned: OrphanedVerdict[] = [];
  for (const judgement of judged) {
    if (going.has(judgement)) continue;
    const threat = byNumber.get(judgement.number) ?? judgement;
    if (threat.orphaned) orphaned.push({ threat, already: !old.has(judgement.key) });
    else kept.push(threat);
  }
  return { kept, moves, orphaned };
}
