/** Threat types with what each makes of a flow, narrowed and grouped. */

import type { ExplainedType } from "../../../shared/stride/explain-around.ts";

/** `undecided`: stating something more could change whether it fires. */
export type WhyOutcome = "all" | "fires" | "silent" | "undecided";

export interface WhyFilter {
  readonly outcome: WhyOutcome;
  /** Empty = all. */
  readonly category: string;
  readonly text: string;
}

export const everyType: WhyFilter = { outcome: "all", category: "", text: "" };

export interface WhyGroup {
  readonly category: string;
  /** How many of the group fire. */
  readonly fires: number;
  readonly types: readonly ExplainedType[];
}

/** Those that pass the filter, by category in the order the categories first appear. */
export function whyGroups(
  explained: readonly ExplainedType[],
  filter: WhyFilter,
): readonly WhyGroup[] {
  return [...Map.groupBy(explained, ({ category }) => category)].flatMap(([category, all]) => {
    const types = all.filter((one) => passes(one, filter));
    const fires = types.filter(({ explanation }) => explanation.fires).length;
    return types.length === 0 ? [] : [{ category, fires, types }];
  });
}

/** How many pass each choice of outcome, whatever outcome the filter has now. */
export function outcomeCounts(
  explained: readonly ExplainedType[],
  filter: WhyFilter,
): Readonly<Record<WhyOutcome, number>> {
  const count = (outcome: WhyOutcome): number =>
    explained.filter((one) => passes(one, { ...filter, outcome })).length;
  return {
    all: count("all"),
    fires: count("fires"),
    silent: count("silent"),
    undecided: count("undecided"),
  };
}

function passes(one: ExplainedType, { outcome, category, text }: WhyFilter): boolean {
  const { type, title, explanation, undecided } = one;
  if (outcome === "fires" && !explanation.fires) return false;
  if (outcome === "silent" && explanation.fires) return false;
  if (outcome === "undecided" && !undecided) return false;
  if (category !== "" && one.category !== category) return false;
  const all = `${title} ${type.id} ${type.include} ${type.exclude}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => all.includes(word));
}
