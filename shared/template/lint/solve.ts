/** Whether a formula can hold: depth-first search over the variables it depends on, cut off where it is decided. */

import type { Formula, World } from "./world.ts";

/** Steps after which a question is left open. The corpus needs 34 at most. */
const MOST_STEPS = 20_000;

type Answer = "yes" | "no" | "undecided";

/** A variable to choose next: the class of a part, one of its attributes, or a flag. */
type Open =
  | { readonly kind: "class"; readonly part: number }
  | { readonly kind: "attribute"; readonly part: number; readonly attribute: number }
  | { readonly kind: "flag"; readonly flag: number };

/**
 * Whether some situation of the world makes the formula true. `undecided` after too many steps: never a guess.
 * @param given a part whose class is settled beforehand
 */
export function canHold(
  world: World,
  formula: Formula,
  given?: { readonly part: number; readonly class: number },
): Answer {
  const search = new Search(world);
  if (given !== undefined) search.settle(given.part, given.class);
  return search.run(formula);
}

/** What the formula comes to when only the class of one part is known; null when that does not decide it. */
export function valueGiven(
  world: World,
  formula: Formula,
  given: { readonly part: number; readonly class: number },
): boolean | null {
  const search = new Search(world);
  search.settle(given.part, given.class);
  return search.evaluate(formula);
}

const UNCHOSEN = -1;

class Search {
  readonly #world: World;
  readonly #classes: number[];
  /** By part and attribute. */
  readonly #answers: number[][];
  readonly #flags: (boolean | null)[];
  #open: Open | null = null;
  #steps = 0;

  constructor(world: World) {
    this.#world = world;
    this.#classes = world.parts.map(() => UNCHOSEN);
    this.#answers = world.parts.map(({ classes: [first] }) =>
      (first?.answers ?? []).map(() => UNCHOSEN),
    );
    this.#flags = Array.from({ length: world.flags }, () => null);
  }

  settle(part: number, chosen: number): void {
    this.#classes[part] = chosen;
  }

  run(formula: Formula): Answer {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) return "undecided";
    this.#open = null;
    const value = this.evaluate(formula);
    if (value !== null) return value ? "yes" : "no";
    const open: Open | null = this.#open;
    return open === null ? "undecided" : this.#branch(formula, open);
  }

  #branch(formula: Formula, open: Open): Answer {
    let answer: Answer = "no";
    for (let option = 0; option < this.#options(open); option += 1) {
      this.#choose(open, option);
      const found = this.run(formula);
      if (found !== "no") {
        answer = found;
        break;
      }
    }
    this.#choose(open, UNCHOSEN);
    return answer;
  }

  #options(open: Open): number {
    switch (open.kind) {
      case "class":
        return this.#world.parts[open.part]?.classes.length ?? 0;
      case "attribute":
        return this.#answersOf(open.part, open.attribute)?.options.length ?? 0;
      case "flag":
        return 2;
    }
  }

  #choose(open: Open, option: number): void {
    switch (open.kind) {
      case "class":
        this.#classes[open.part] = option;
        return;
      case "attribute": {
        const answers = this.#answers[open.part];
        if (answers !== undefined) answers[open.attribute] = option;
        return;
      }
      case "flag":
        this.#flags[open.flag] = option === UNCHOSEN ? null : option === 1;
    }
  }

  #answersOf(part: number, attribute: number) {
    const chosen = this.#classes[part] ?? UNCHOSEN;
    return this.#world.parts[part]?.classes[chosen]?.answers[attribute];
  }

  /** Null while it depends on variables not chosen yet; then one of them is noted. */
  evaluate(formula: Formula): boolean | null {
    switch (formula.kind) {
      case "constant":
        return formula.value;
      case "not": {
        const value = this.evaluate(formula.operand);
        return value === null ? null : !value;
      }
      case "and":
      case "or":
        return this.#junction(formula.operands, formula.kind === "or");
      case "type":
        return this.#type(formula.part, formula.type);
      case "test":
        return this.#test(formula.part, formula.attribute, formula.condition);
      case "flag":
        return this.#flags[formula.flag] ?? this.#wait({ kind: "flag", flag: formula.flag });
    }
  }

  /** @param decisive the value of an operand that decides the whole */
  #junction(operands: readonly Formula[], decisive: boolean): boolean | null {
    const before = this.#open;
    let value: boolean | null = !decisive;
    for (const operand of operands) {
      const found = this.evaluate(operand);
      if (found === decisive) {
        this.#open = before;
        return decisive;
      }
      if (found === null) value = null;
    }
    return value;
  }

  #type(part: number, type: number): boolean | null {
    const chosen = this.#classes[part] ?? UNCHOSEN;
    if (chosen === UNCHOSEN) return this.#wait({ kind: "class", part });
    return this.#world.parts[part]?.classes[chosen]?.types[type] === true;
  }

  #test(part: number, attribute: number, condition: number): boolean | null {
    if (this.#classes[part] === UNCHOSEN) return this.#wait({ kind: "class", part });
    const answers = this.#answersOf(part, attribute);
    const option = this.#answers[part]?.[attribute] ?? UNCHOSEN;
    const chosen = answers?.options[option];
    if (chosen !== undefined) return chosen[condition] === true;
    const common = answers?.common[condition] ?? null;
    if (common !== null) return common;
    return this.#wait({ kind: "attribute", part, attribute });
  }

  #wait(open: Open): null {
    this.#open ??= open;
    return null;
  }
}
