import type { Change, Patch } from "../change.ts";
import type { Id, Model, Threat, Verdict } from "../model.ts";

/** What an analyst may decide in one go. */
export type Judgement = Partial<Pick<Verdict, "state" | "priority" | "justification">>;

/**
 * Records a verdict on threats, which may be stored in the model already or freshly generated. Null when it
 * changes none of them.
 * @param by who judges; @param at when, ISO 8601 with offset.
 */
export function judgeThreats(
  model: Model,
  threats: readonly Threat[],
  judgement: Judgement,
  by: string,
  at: string,
): Change | null {
  const judged = threats.flatMap((threat) => {
    const verdict = { ...threat.verdict, ...judgement };
    const same =
      verdict.state === threat.verdict.state &&
      verdict.priority === threat.verdict.priority &&
      verdict.justification === threat.verdict.justification;
    if (same) return [];
    return [{ ...threat, verdict: { ...verdict, changedBy: by || null, changedAt: at } }];
  });
  const [only] = judged;
  if (only === undefined) return null;
  const label = judged.length === 1 ? `Judge “${only.title}”` : `Judge ${judged.length} threats`;
  return { label, patches: threatPatches(model, judged) };
}

/**
 * Gives the threats of doubled items the verdicts on the originals. A threat that somebody judged already keeps its
 * own. Null when there is none to give.
 * @param threats what the analysis finds now
 * @param judged the threats of the originals
 * @param renewed id of the double by that of the original
 */
export function copyVerdicts(
  model: Model,
  threats: readonly Threat[],
  judged: readonly Threat[],
  renewed: ReadonlyMap<Id, Id>,
): Change | null {
  const idOf = (id: Id): Id => renewed.get(id) ?? id;
  const originals = new Map(
    judged.map((threat) => {
      const { typeId, sourceId, flowId, targetId } = threat;
      return [`${typeId}${idOf(sourceId)}${idOf(flowId)}${idOf(targetId)}`, threat] as const;
    }),
  );
  const given = threats.flatMap((threat): readonly Threat[] => {
    const original = originals.get(threat.key);
    if (original === undefined || threat.verdict.changedAt !== null) return [];
    return [{ ...threat, verdict: original.verdict, properties: original.properties }];
  });
  const patches = threatPatches(model, given);
  if (patches.length === 0) return null;
  return { label: `Copy verdicts of ${given.length} threats`, patches };
}

/**
 * Gives the number and verdict of a threat that is gone to one that is there; the first one goes. Null when the
 * first is not stored.
 * @param onto one without a verdict, stored or freshly generated
 */
export function moveVerdict(model: Model, lostKey: string, onto: Threat): Change | null {
  const index = model.threats.findIndex(({ key }) => key === lostKey);
  const lost = model.threats[index];
  if (lost === undefined || lost.key === onto.key) return null;
  const { number, verdict } = lost;
  const kept = { ...model, threats: model.threats.toSpliced(index, 1) };
  return {
    label: `Take over the verdict on “${lost.title}”`,
    patches: [
      { table: "threat", index, before: lost, after: null },
      ...threatPatches(kept, [{ ...onto, number, verdict }]),
    ],
  };
}

/** Leaves a verdict with the threat that is gone: nothing is proposed for it any more. */
export function keepOrphan(model: Model, lostKey: string): Change | null {
  const lost = model.threats.find(({ key }) => key === lostKey);
  if (lost?.anchor === undefined) return null;
  const { anchor: _, ...kept } = lost;
  return { label: `Keep “${lost.title}” apart`, patches: threatPatches(model, [kept]) };
}

/** Drops a stored threat with its verdict. Null when it is not there. */
export function dropThreat(model: Model, key: string): Change | null {
  const index = model.threats.findIndex((threat) => threat.key === key);
  const before = model.threats[index];
  if (before === undefined) return null;
  const label = `Drop the verdict on “${before.title}”`;
  return { label, patches: [{ table: "threat", index, before, after: null }] };
}

/**
 * Makes the model's stored threats exactly `threats` (the outcome of an analysis), in that order as far as
 * stored ones keep their place. Null when they already are.
 */
export function storeThreats(model: Model, threats: readonly Threat[]): Change | null {
  const wanted = new Map(threats.map((threat) => [threat.key, threat]));
  const removals = model.threats.flatMap((before, index): Patch[] =>
    wanted.has(before.key) ? [] : [{ table: "threat", index, before, after: null }],
  );
  const kept: Model = {
    ...model,
    threats: model.threats.filter((threat) => wanted.has(threat.key)),
  };
  // Last first, so that every index still fits when its turn comes.
  const patches = [...removals.reverse(), ...threatPatches(kept, threats)];
  return patches.length === 0 ? null : { label: "Update threats", patches };
}

function threatPatches(model: Model, threats: readonly Threat[]): Patch[] {
  const places = new Map(model.threats.map((threat, index) => [threat.key, index]));
  const stored = new Map(model.threats.map((threat) => [threat.key, threat]));
  let end = model.threats.length;
  return threats.flatMap((after): Patch[] => {
    const before = stored.get(after.key) ?? null;
    if (before !== null && JSON.stringify(before) === JSON.stringify(after)) return [];
    return [{ table: "threat", index: places.get(after.key) ?? end++, before, after }];
  });
}
