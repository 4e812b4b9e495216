/** Where rules look for boundaries and other things, and what kinds of them can be there. */

import type {
  Condition,
  ContainmentTerm,
  CrossingTerm,
  RuleScope,
  Term,
} from "../../rules/syntax.ts";
import { classesOf } from "./asked.ts";
import type { Asked } from "./asked.ts";
import { canBe } from "./vocabulary.ts";
import type { Role, Vocabulary } from "./vocabulary.ts";

/** More kinds of boundaries or things than this are not told apart. */
const MOST_PROFILES = 256;

/** Where boundaries and things are looked for. */
export type Spot =
  | "crossed"
  | "left"
  | "entered"
  | "aroundSource"
  | "aroundTarget"
  | "aroundBoth"
  | "aroundOne"
  | "onDiagram";

/** A kind of boundary or thing: its answers to everything asked of what is looked for. */
export interface Profile {
  readonly isOf: ReadonlySet<string>;
  holds(key: string, condition: Condition): boolean;
}

/** The places that terms look at. Only where sides matter are boundaries told apart by them. */
export function spotsOf(terms: readonly Term[], scope: RuleScope): ReadonlySet<Spot> {
  const sides = terms.some((term) => term.kind === "crossing" && term.way !== "crosses");
  return new Set(
    terms.flatMap((term): readonly Spot[] => {
      switch (term.kind) {
        case "type":
        case "attribute":
          return [];
        case "crossing":
          return scope === "interaction" ? crossingSpots(term, sides) : [];
        case "containment":
          return containmentSpots(term, scope);
        case "presence":
          return ["onDiagram"];
      }
    }),
  );
}

/** @param sides whether any term asks which way a boundary is crossed */
export function crossingSpots({ way }: CrossingTerm, sides: boolean): readonly Spot[] {
  switch (way) {
    case "leaves":
      return ["left"];
    case "enters":
      return ["entered"];
    case "crosses":
      return sides ? ["crossed", "left", "entered"] : ["crossed"];
  }
}

/** Where a term about what things lie in looks; nowhere in rules that know no such thing. */
export function containmentSpots({ subject }: ContainmentTerm, scope: RuleScope): readonly Spot[] {
  if (scope === "interaction") {
    if (subject === "both") return ["aroundBoth"];
    if (subject === "source") return ["aroundSource", "aroundBoth"];
    if (subject === "target") return ["aroundTarget", "aroundBoth"];
    return [];
  }
  return subject === scope ? ["aroundOne"] : [];
}

/** What can be there. */
export function roleAt(spot: Spot, spots: ReadonlySet<Spot>): Role {
  switch (spot) {
    case "crossed":
      return spots.has("left") ? "line" : "boundary";
    case "onDiagram":
      return "any";
    case "left":
    case "entered":
    case "aroundSource":
    case "aroundTarget":
    case "aroundBoth":
    case "aroundOne":
      return "box";
  }
}

/** The kinds that the rules can tell apart; null when they are too many. */
export function profilesAt(
  vocabulary: Vocabulary,
  role: Role,
  lookedFor: Asked,
): readonly Profile[] | null {
  const stencils = vocabulary.stencils.filter((known) => canBe(known, role));
  const types = [...lookedFor.types];
  const keys = [...lookedFor.tests.keys()];
  const profiles: Profile[] = [];
  for (const { types: isOf, answers } of classesOf(stencils, lookedFor)) {
    const combinations = answers.reduce((product, { options }) => product * options.length, 1);
    if (profiles.length + combinations > MOST_PROFILES) return null;
    for (let number = 0; number < combinations; number += 1) {
      let rest = number;
      const chosen = new Map(
        answers.map(({ options }, index) => {
          const answer = options[rest % options.length];
          rest = Math.floor(rest / options.length);
          return [keys[index] ?? "", answer] as const;
        }),
      );
      profiles.push({
        isOf: new Set(types.filter((_, index) => isOf[index])),
        holds: (key, condition) => {
          const index = [...(lookedFor.tests.get(key) ?? [])].indexOf(condition);
          return chosen.get(key)?.[index] === true;
        },
      });
    }
  }
  return profiles;
}
