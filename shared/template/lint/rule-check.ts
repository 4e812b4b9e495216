/** Everything about the rules of one threat type or message, and what the rest of the linter needs to know of them. */

import type { Id } from "../../model/model.ts";
import { attributeNamesOf, typeIdsOf } from "../../rules/facts.ts";
import { attributeTestOf, termsOf, typesIn } from "../../rules/syntax.ts";
import type { Rule, Subject, Term } from "../../rules/syntax.ts";
import { attributeFindings } from "./attribute-findings.ts";
import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { logicFindings } from "./logic-findings.ts";
import { filtersOf, ruleOf } from "./ruled.ts";
import type { Filter, Ruled } from "./ruled.ts";
import { canHold } from "./solve.ts";
import { nameFindings } from "./term-findings.ts";
import type { TermFindings } from "./term-findings.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { worldOf } from "./world.ts";
import type { World } from "./world.ts";

export interface RuleCheck {
  readonly findings: readonly Finding[];
  /** False when something is wrong with its rules, so that what was meant is not known. */
  readonly understood: boolean;
  /** By part, the stencils its include can hold for: what the exclude takes back was thought of as well. */
  readonly reach: ReadonlyMap<Subject, ReadonlySet<Id>>;
  /** The parts its include says something of. */
  readonly speaksOf: ReadonlySet<Subject>;
  /** Keys of the attributes its rules read. */
  readonly reads: ReadonlySet<string>;
  /** What its rules say that cannot be read, which may name anything. */
  readonly unread: readonly string[];
  /** Stencils its rules name. */
  readonly names: ReadonlySet<Id>;
  /** Those its include names. */
  readonly includes: ReadonlySet<Id>;
  /** Whether any of its terms asks about boundaries. */
  readonly asksBoundaries: boolean;
}

/** Rules of one threat type with more terms than this are only checked term by term. The corpus has 39 at most. */
const MOST_TERMS = 250;

/** Checks the rules; a finding says the same thing once, at the root of it. */
export function checkRules(vocabulary: Vocabulary, ruled: Ruled): RuleCheck {
  const findings: Finding[] = [];
  const blamed = new Set<Term>();
  const told = new Set<Term>();
  const take = (found: TermFindings): void => {
    findings.push(...found.findings);
    for (const term of found.blamed) blamed.add(term);
    for (const term of found.told) told.add(term);
  };
  const filters = filtersOf(ruled);
  for (const filter of filters) {
    findings.push(...syntaxFindings(filter));
    const rule = ruleOf(filter);
    if (rule !== null) take(nameFindings(vocabulary, ruled.scope, filter, rule));
  }
  findings.push(...emptyFindings(ruled));

  const rules = filters.flatMap((filter) => ruleOf(filter) ?? []);
  const isShort = rules.flatMap(termsOf).length <= MOST_TERMS;
  const named = isShort ? worldOf(vocabulary, ruled.scope, rules, blamed) : null;
  const blamedByName = blamed.size;
  if (named !== null) {
    const include = ruleOf(ruled.include);
    for (const filter of filters) {
      const rule = ruleOf(filter);
      if (rule === null) continue;
      const beside = filter === ruled.include || include === null ? [] : [include];
      const context = beside.map((one) => named.formulaOf(one));
      const wrong = new Set([...blamed, ...told]);
      take(attributeFindings(vocabulary, named, filter, rule, context, wrong));
    }
  }
  const isLasting = named === null || blamed.size === blamedByName;
  const world = isLasting ? named : worldOf(vocabulary, ruled.scope, rules, blamed);
  if (world === null) findings.push(tooLarge(ruled));
  else findings.push(...logicFindings(world, ruled, told));
  const understood =
    world !== null &&
    findings.every(({ code, severity }) => severity !== "error" && code !== "empty-include");
  return { findings, understood, ...summary(vocabulary, ruled, rules, world) };
}

function syntaxFindings({ at, text, parsed }: Filter): readonly Finding[] {
  if (parsed.ok) return [];
  const { offset, message } = parsed.problem;
  const range = { start: offset, end: Math.min(text.length, offset + 1) };
  return [finding("syntax", { ...at, range }, message)];
}

function emptyFindings({ include, exclude, priorities }: Ruled): readonly Finding[] {
  const blank = (filter: Filter): boolean => filter.parsed.ok && filter.parsed.rule === null;
  const message =
    exclude === null
      ? "Without a rule this message is never shown."
      : "A threat type without an include never fires.";
  return [
    ...(blank(include) ? [finding("empty-include", include.at, message)] : []),
    ...priorities
      .filter(blank)
      .map(({ at }) => finding("empty-include", at, "A priority without a rule is never given.")),
  ];
}

function tooLarge({ include }: Ruled): Finding {
  const message =
    "Its rules have more terms or ask more of boundaries than is gone through, so what they come to was not checked.";
  return finding("undecided", include.at, message);
}

function summary(
  { names }: Vocabulary,
  ruled: Ruled,
  rules: readonly Rule[],
  world: World | null,
): Omit<RuleCheck, "findings" | "understood"> {
  const terms = rules.flatMap(termsOf);
  const include = ruleOf(ruled.include);
  const included = include === null ? [] : termsOf(include);
  const named = (some: readonly Term[]): ReadonlySet<Id> =>
    new Set(some.flatMap(typesIn).flatMap((type) => typeIdsOf(type, names)));
  return {
    reach: world === null ? new Map() : reachOf(world, ruled),
    speaksOf: new Set(included.flatMap(subjectsIn)),
    reads: new Set(
      terms.flatMap((term) => {
        const test = attributeTestOf(term);
        return test === null ? [] : attributeNamesOf(test.attribute, names);
      }),
    ),
    unread: filtersOf(ruled).flatMap(({ parsed, text }) => (parsed.ok ? [] : text)),
    names: named(terms),
    includes: named(included),
    asksBoundaries: terms.some(
      (term) =>
        term.kind === "crossing" ||
        term.kind === "containment" ||
        ("subject" in term && term.subject === "boundary"),
    ),
  };
}

/** The parts a term says something of. */
function subjectsIn(term: Term): readonly Subject[] {
  switch (term.kind) {
    case "type":
    case "attribute":
      return [term.subject];
    case "crossing":
      return ["flow"];
    case "containment":
      return term.subject === "both" ? ["source", "target"] : [term.subject];
    case "presence":
      return [];
  }
}

function reachOf(world: World, ruled: Ruled): ReadonlyMap<Subject, ReadonlySet<Id>> {
  const include = ruleOf(ruled.include);
  if (include === null) return new Map();
  const holds = world.formulaOf(include);
  return new Map(
    world.parts.map(({ subject, classes }, part) => {
      const reached = classes.filter(
        (_, index) => canHold(world, holds, { part, class: index }) !== "no",
      );
      const ids = reached.flatMap(({ stencils }) => stencils.map(({ stencil }) => stencil.id));
      return [subject, new Set(ids)];
    }),
  );
}
