/** Threat types of the same title: the same threat twice, or two that nobody can tell apart. */

import type { Template, ThreatType } from "../template.ts";
import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { firesWhen } from "./logic-findings.ts";
import { ruleOf, ruledType } from "./ruled.ts";
import { canHold } from "./solve.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { worldOf } from "./world.ts";

/** What was found of a type beside an earlier one, as long as both and the vocabulary stay as they are. */
const compared = new WeakMap<
  Vocabulary,
  WeakMap<ThreatType, WeakMap<ThreatType, "duplicate" | "sameTitle">>
>();

export function duplicateFindings(
  vocabulary: Vocabulary,
  { threatTypes }: Template,
): readonly Finding[] {
  const byTitle = new Map<string, ThreatType[]>();
  const findings: Finding[] = [];
  for (const type of threatTypes) {
    const title = type.title.trim().toLowerCase();
    if (title === "") continue;
    const earlier = byTitle.get(title) ?? [];
    byTitle.set(title, earlier);
    const found = earlier.map((other) => ({ other, how: compareTypes(vocabulary, other, type) }));
    const worst = found.find(({ how }) => how === "duplicate") ?? found[0];
    earlier.push(type);
    if (worst === undefined) continue;
    const at = { kind: "threatType", id: type.id } as const;
    findings.push(
      worst.how === "duplicate"
        ? finding("duplicate-threat", at, duplicateMessage(worst.other))
        : finding("duplicate-title", { ...at, member: "title" }, sameTitleMessage(worst.other)),
    );
  }
  return findings;
}

function duplicateMessage({ id }: ThreatType): string {
  return `The threat type ${id} has the same title and category, and one fires wherever the other does.`;
}

function sameTitleMessage({ id }: ThreatType): string {
  return `The threat type ${id} has the same title, so nobody can tell their threats apart.`;
}

function compareTypes(
  vocabulary: Vocabulary,
  earlier: ThreatType,
  later: ThreatType,
): "duplicate" | "sameTitle" {
  const byLater = compared.get(vocabulary) ?? new WeakMap<ThreatType, WeakMap<ThreatType, never>>();
  compared.set(vocabulary, byLater);
  const byEarlier = byLater.get(later) ?? new WeakMap<ThreatType, "duplicate" | "sameTitle">();
  byLater.set(later, byEarlier);
  const before = byEarlier.get(earlier);
  if (before !== undefined) return before;
  const made =
    earlier.categoryId === later.categoryId && oneImpliesOther(vocabulary, earlier, later)
      ? "duplicate"
      : "sameTitle";
  byEarlier.set(earlier, made);
  return made;
}

/** Whether one of two types only fires where the other does. Types that never fire are a matter of their own. */
function oneImpliesOther(vocabulary: Vocabulary, a: ThreatType, b: ThreatType): boolean {
  const [one, other] = [ruledType(a), ruledType(b)];
  if (one.scope !== other.scope) return false;
  const [first, second] = [ruleOf(one.include), ruleOf(other.include)];
  const [unless, otherUnless] = [ruleOf(one.exclude), ruleOf(other.exclude)];
  if (first === null || second === null) return false;
  const rules = [first, second, unless, otherUnless].filter((rule) => rule !== null);
  const world = worldOf(vocabulary, one.scope, rules, new Set());
  if (world === null) return false;
  const fires = firesWhen(world, first, unless);
  const otherFires = firesWhen(world, second, otherUnless);
  if (canHold(world, fires) !== "yes" || canHold(world, otherFires) !== "yes") return false;
  const without = (here: typeof fires, there: typeof fires): boolean =>
    canHold(world, { kind: "and", operands: [here, { kind: "not", operand: there }] }) === "no";
  return without(fires, otherFires) || without(otherFires, fires);
}
