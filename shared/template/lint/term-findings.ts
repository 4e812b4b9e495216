/** What is wrong with a rule term by term: names nobody knows, and terms that make no sense of what they are about. */

import { attributeNamesOf, ROOT_TYPE } from "../../rules/facts.ts";
import { printRule } from "../../rules/print.ts";
import { scopeProblems } from "../../rules/scope.ts";
import { attributeTestOf, termsOf, typesIn } from "../../rules/syntax.ts";
import type { Range, Reference, Rule, RuleScope, Term } from "../../rules/syntax.ts";
import { finding } from "./finding.ts";
import type { Finding, LintCode } from "./finding.ts";
import type { Filter } from "./ruled.ts";
import { canBe } from "./vocabulary.ts";
import type { KnownStencil, Role, Vocabulary } from "./vocabulary.ts";

/** Findings, and the terms they are about. */
export interface TermFindings {
  readonly findings: readonly Finding[];
  /** Wrong as they stand: what they come to is not to be found fault with again. */
  readonly blamed: readonly Term[];
  /** Known to be false where they stand; that an alternative of them is never true need not be said again. */
  readonly told: readonly Term[];
}

/** Gathers findings on one filter. */
export class Blame implements TermFindings {
  readonly findings: Finding[] = [];
  readonly blamed: Term[] = [];
  readonly told: Term[] = [];
  readonly #filter: Filter;

  constructor(filter: Filter) {
    this.#filter = filter;
  }

  report(code: LintCode, range: Range, message: string): void {
    this.findings.push(finding(code, { ...this.#filter.at, range }, message));
  }

  tell(code: LintCode, term: Term, range: Range, message: string): void {
    this.report(code, range, message);
    this.told.push(term);
  }

  add(code: LintCode, term: Term, range: Range, message: string): void {
    this.report(code, range, message);
    this.blamed.push(term);
  }
}

/** Terms out of place, and names of stencils and attributes that nothing has. */
export function nameFindings(
  vocabulary: Vocabulary,
  scope: RuleScope,
  filter: Filter,
  rule: Rule,
): TermFindings {
  const blame = new Blame(filter);
  for (const term of termsOf(rule)) {
    const [misplaced] = scopeProblems(term, scope);
    if (misplaced === undefined) {
      for (const type of typesIn(term)) checkType(vocabulary, term, type, blame);
      checkAttribute(vocabulary, term, blame);
    } else {
      blame.add("wrong-scope", term, misplaced.range, misplaced.message);
    }
  }
  return blame;
}

function checkType(vocabulary: Vocabulary, term: Term, type: Reference, blame: Blame): void {
  const { byId, names } = vocabulary;
  const ids = type.by === "id" ? [type.text] : names.typeIds(type.text);
  if (ids.includes(ROOT_TYPE)) {
    const message =
      "ROOT is what generic stencils had as their parent in an older tool: no item is of it, so this is never true.";
    blame.tell("root-rule", term, type.range, message);
    return;
  }
  const known = ids.flatMap((id) => byId.get(id) ?? []);
  if (known.length === 0) {
    const how = type.by === "id" ? `has the id '${type.text}'` : `is called [${type.text}]`;
    const message = `No stencil of the template ${how}: this is never true.`;
    blame.add("unknown-stencil", term, type.range, message);
    return;
  }
  const role = roleIn(term);
  if (known.some((stencil) => descendants(vocabulary, stencil).some((one) => canBe(one, role)))) {
    return;
  }
  const [first] = known;
  const message = `${first?.stencil.name ?? type.text} is never ${roleNames[role]}: this is never true.`;
  blame.add("wrong-kind", term, type.range, message);
}

function descendants({ stencils }: Vocabulary, { stencil }: KnownStencil): readonly KnownStencil[] {
  return stencils.filter(({ ids }) => ids.has(stencil.id));
}

function checkAttribute(vocabulary: Vocabulary, term: Term, blame: Blame): void {
  const test = attributeTestOf(term);
  if (test === null) return;
  const { attribute } = test;
  const keys = attributeNamesOf(attribute, vocabulary.names);
  if (keys.some((key) => vocabulary.attributeNames.has(key))) return;
  const name = attribute.by === "id" ? `'${attribute.text}'` : `[${attribute.text}]`;
  const message = `No stencil of the template has an attribute ${name}, so '${printRule(term)}' is never true.`;
  blame.add("unknown-attribute", term, attribute.range, message);
}

/** What the stencils in a term are of. */
export function roleIn(term: Term): Role {
  switch (term.kind) {
    case "type":
    case "attribute":
      return term.subject;
    case "crossing":
      return term.way === "crosses" ? "boundary" : "box";
    case "containment":
      return "box";
    case "presence":
      return "any";
  }
}

const roleNames: Readonly<Record<Role, string>> = {
  source: "where a flow begins",
  target: "where a flow ends",
  flow: "a flow",
  element: "an element",
  boundary: "a trust boundary",
  box: "a boundary box, the only thing that others lie in",
  line: "a boundary line",
  any: "on a diagram",
};
