/** Stencils that rules pass over, altogether or for whole categories of threats. */

import type { Id } from "../../model/model.ts";
import type { Subject } from "../../rules/syntax.ts";
import { placeholdersIn } from "../placeholders.ts";
import type { StencilShape, Template, ThreatCategory, ThreatType } from "../template.ts";
import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { RuleCheck } from "./rule-check.ts";
import type { KnownStencil, Vocabulary } from "./vocabulary.ts";

interface CheckedType {
  readonly type: ThreatType;
  readonly check: RuleCheck;
}

/** @param all threat types with what came of their rules; what one means that is not understood is left open */
export function coverageFindings(
  vocabulary: Vocabulary,
  template: Template,
  all: readonly CheckedType[],
): readonly Finding[] {
  if (all.length === 0) return [];
  const checked = all.filter(({ check }) => check.understood);
  const open = new Set(all.flatMap(({ type, check }) => (check.understood ? [] : type.categoryId)));
  return [
    ...(open.size === 0 ? uncoveredStencils(vocabulary, checked) : []),
    ...strideGaps(vocabulary, template, checked, open),
  ];
}

/** One whose parent is told goes without saying. */
function uncoveredStencils(
  { stencils }: Vocabulary,
  checked: readonly CheckedType[],
): readonly Finding[] {
  const covered = new Set<Id>();
  for (const { check } of checked) {
    for (const reached of check.reach.values()) for (const id of reached) covered.add(id);
  }
  const named = new Set(checked.flatMap(({ check }) => [...check.names]));
  const boundariesMatter = checked.some(({ check }) => check.asksBoundaries);
  const uncovered = stencils.filter(({ stencil, shape, ids }) => {
    const isBoundary = shape === "boundaryBox" || shape === "boundaryLine";
    if (stencil.hidden || shape === "annotation" || shape === "undefined") return false;
    if (isBoundary && !boundariesMatter) return false;
    return !covered.has(stencil.id) && !(isBoundary && [...ids].some((id) => named.has(id)));
  });
  const told = new Set(uncovered.map(({ stencil }) => stencil.id));
  return uncovered.flatMap(({ stencil: { id, name, parentId } }) => {
    if (parentId !== null && told.has(parentId)) return [];
    const message = `No rule is about ${name} or what it descends from.`;
    return [finding("uncovered-stencil", { kind: "stencil", id }, message)];
  });
}

type Letter = "S" | "T" | "R" | "I" | "D" | "E";

const letters: readonly (readonly [Letter, RegExp, string])[] = [
  ["S", /^spoof/iu, "Spoofing"],
  ["T", /^tamper/iu, "Tampering"],
  ["R", /^(non-?)?repudiat/iu, "Repudiation"],
  ["I", /^information disc/iu, "Information disclosure"],
  ["D", /^denial/iu, "Denial of service"],
  ["E", /^elevation/iu, "Elevation of privilege"],
];

/** STRIDE per element, as Microsoft's chart has it (Shostack, "Threat Modeling", 2014, table 3-9). */
const chart: Readonly<Partial<Record<StencilShape, readonly Letter[]>>> = {
  ellipse: ["S", "T", "R", "I", "D", "E"],
  rectangle: ["S", "R"],
  parallelLines: ["T", "I", "D"],
  line: ["T", "I", "D"],
};

function letterOf({ name }: ThreatCategory): Letter | null {
  return letters.find(([, pattern]) => pattern.test(name.trim()))?.[0] ?? null;
}

/** A gap is told once, at the ancestor that has it already. */
function strideGaps(
  { stencils, byId }: Vocabulary,
  template: Template,
  checked: readonly CheckedType[],
  open: ReadonlySet<Id>,
): readonly Finding[] {
  const letterOfCategory = new Map(
    template.categories.flatMap((category) => {
      const letter = open.has(category.id) ? null : letterOf(category);
      return letter === null ? [] : [[category.id, letter] as const];
    }),
  );
  const offered = new Set(letterOfCategory.values());
  const covered = coveredBy(checked, letterOfCategory);
  const gapsOf = ({ stencil, shape }: KnownStencil): readonly Letter[] =>
    (chart[shape] ?? []).filter(
      (letter) => offered.has(letter) && covered.get(letter)?.has(stencil.id) !== true,
    );
  return stencils.flatMap((known) => {
    const { stencil } = known;
    const parent = stencil.parentId === null ? undefined : byId.get(stencil.parentId);
    const told = new Set(parent === undefined ? [] : gapsOf(parent));
    const gaps = gapsOf(known).filter((letter) => !told.has(letter));
    if (gaps.length === 0) return [];
    const names = letters.flatMap(([letter, , name]) => (gaps.includes(letter) ? name : []));
    const message = `No threat type about ${stencil.name} is of the category ${names.join(", ")}.`;
    return [finding("stride-gap", { kind: "stencil", id: stencil.id }, message)];
  });
}

/** Of each category, the stencils that some threat type is about and can include. */
function coveredBy(
  checked: readonly CheckedType[],
  letterOfCategory: ReadonlyMap<Id, Letter>,
): ReadonlyMap<Letter, ReadonlySet<Id>> {
  const covered = new Map<Letter, Set<Id>>();
  for (const { type, check } of checked) {
    const letter = letterOfCategory.get(type.categoryId);
    if (letter === undefined) continue;
    const ids = covered.get(letter) ?? new Set();
    covered.set(letter, ids);
    for (const [subject, reached] of check.reach) {
      if (isAbout(type, check, subject)) for (const id of reached) ids.add(id);
    }
  }
  return covered;
}

/** Its include asks something of the part, or its title names it. */
function isAbout({ title }: ThreatType, { speaksOf }: RuleCheck, subject: Subject): boolean {
  return speaksOf.has(subject) || placeholdersIn(title).some(({ of }) => of === subject);
}
