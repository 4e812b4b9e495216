/** What rules come to: those that can never or always hold, alone or beside one another. */

import { printRule } from "../../rules/print.ts";
import { termsOf } from "../../rules/syntax.ts";
import type { Rule, Term } from "../../rules/syntax.ts";
import { finding } from "./finding.ts";
import type { Finding, LintCode } from "./finding.ts";
import { ruleOf } from "./ruled.ts";
import type { Filter, Ruled } from "./ruled.ts";
import { canHold } from "./solve.ts";
import type { Formula, World } from "./world.ts";

/**
 * Contradictions, tautologies and what they do to the rules beside them. Malformed rules count as not there.
 * @param told terms that are known to be false, which has been said
 */
export function logicFindings(
  world: World,
  ruled: Ruled,
  told: ReadonlySet<Term>,
): readonly Finding[] {
  const include = ruleOf(ruled.include);
  if (include === null) return [];
  const judge = new Judge(world, told);
  judge.include(ruled, include);
  const exclude = ruleOf(ruled.exclude);
  if (judge.canFire && ruled.exclude !== null && exclude !== null) {
    judge.exclude(ruled.exclude, world.formulaOf(include), exclude);
  }
  if (judge.canFire) judge.priorities(ruled.priorities, firesWhen(world, include, exclude));
  for (const filter of [ruled.include, ruled.exclude, ...ruled.priorities]) {
    const rule = ruleOf(filter);
    if (filter !== null && rule !== null) judge.repetitions(filter, rule);
  }
  return judge.findings;
}

/** When a threat type with these rules fires. */
export function firesWhen(world: World, include: Rule, exclude: Rule | null): Formula {
  const holds = world.formulaOf(include);
  return exclude === null ? holds : both(holds, not(world.formulaOf(exclude)));
}

function not(operand: Formula): Formula {
  return { kind: "not", operand };
}

function both(...operands: readonly Formula[]): Formula {
  return { kind: "and", operands };
}

class Judge {
  readonly findings: Finding[] = [];
  canFire = true;
  readonly #world: World;

  readonly #told: ReadonlySet<Term>;

  constructor(world: World, told: ReadonlySet<Term>) {
    this.#world = world;
    this.#told = told;
  }

  include({ include: filter, exclude, scope }: Ruled, rule: Rule): void {
    const formula = this.#world.formulaOf(rule);
    if (this.#cannot(filter, rule, formula)) {
      this.canFire = false;
      if (this.#isTold(rule)) return;
      const what = exclude === null ? "The message is never shown" : "The threat type never fires";
      this.#add(
        "never-fires",
        filter,
        rule,
        `${what}: nothing the template allows makes this true.`,
      );
      return;
    }
    // Of a diagram as a whole there may be things to say always.
    if (scope !== "diagram" && this.#cannot(filter, rule, not(formula))) {
      this.#add("always-fires", filter, rule, "This is true whatever it is asked about.");
      return;
    }
    this.#parts(filter, rule, []);
  }

  exclude(filter: Filter, include: Formula, rule: Rule): void {
    const exclude = this.#world.formulaOf(rule);
    if (this.#cannot(filter, rule, both(include, not(exclude)))) {
      this.canFire = false;
      const message = "The threat type never fires: this is true wherever the include is.";
      this.#add("shadowed-by-exclude", filter, rule, message);
    } else if (this.#cannot(filter, rule, both(include, exclude))) {
      this.#add("idle-exclude", filter, rule, "This is never true where the include is.");
    } else {
      this.#parts(filter, rule, [include]);
    }
  }

  priorities(filters: readonly Filter[], fires: Formula): void {
    const earlier: Formula[] = [];
    for (const filter of filters) {
      const rule = ruleOf(filter);
      if (rule === null) continue;
      const formula = this.#world.formulaOf(rule);
      if (this.#cannot(filter, rule, both(fires, ...earlier, formula))) {
        const message =
          earlier.length === 0
            ? "This priority is never given: its rule is never true where the threat type fires."
            : "This priority is never given: wherever its rule is true, an earlier one is.";
        this.#add("dead-priority", filter, rule, message);
      }
      earlier.push(not(formula));
    }
  }

  /** Alternatives that are never true, and conditions that always are. */
  #parts(filter: Filter, rule: Rule, context: readonly Formula[]): void {
    if (rule.kind !== "and" && rule.kind !== "or") return;
    for (const operand of rule.operands) {
      const formula = this.#world.formulaOf(operand);
      const isTold = this.#isTold(operand);
      const isDead = (): boolean => this.#cannot(filter, operand, both(...context, formula));
      const isIdle = (): boolean => this.#cannot(filter, operand, not(formula));
      if (rule.kind === "or" && !isTold && isDead()) {
        const message = `'${printRule(operand)}' is never true here, so this alternative adds nothing.`;
        this.#add("dead-alternative", filter, operand, message);
      } else if (rule.kind === "and" && !isTold && isIdle()) {
        const message = `'${printRule(operand)}' is always true, so it restricts nothing.`;
        this.#add("idle-condition", filter, operand, message);
      } else {
        const others = rule.operands.filter((other) => other !== operand);
        const beside = rule.kind === "and" ? others.map((one) => this.#world.formulaOf(one)) : [];
        this.#parts(filter, operand, [...context, ...beside]);
      }
    }
  }

  /** Operands that say what an earlier one beside them says. */
  repetitions(filter: Filter, rule: Rule): void {
    if (rule.kind === "not") this.repetitions(filter, rule.operand);
    if (rule.kind !== "and" && rule.kind !== "or") return;
    const said = new Set<string>();
    for (const operand of rule.operands) {
      const text = printRule(operand);
      if (said.has(text)) {
        this.#add("repeated-term", filter, operand, `'${text}' is said twice.`);
      } else {
        this.repetitions(filter, operand);
      }
      said.add(text);
    }
  }

  #isTold(rule: Rule): boolean {
    return termsOf(rule).some((term) => this.#told.has(term));
  }

  #cannot(filter: Filter, rule: Rule, formula: Formula): boolean {
    const answer = canHold(this.#world, formula);
    if (answer === "undecided" && !this.findings.some(({ code }) => code === "undecided")) {
      const message = "This rule has too many cases to go through, so not all of it was checked.";
      this.#add("undecided", filter, rule, message);
    }
    return answer === "no";
  }

  #add(code: LintCode, { at }: Filter, { range }: Rule, message: string): void {
    this.findings.push(finding(code, { ...at, range }, message));
  }
}
