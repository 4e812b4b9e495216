/** What has rules: a threat type or a message of the template, with its rules read. */

import { parseRule } from "../../rules/parse.ts";
import type { Parsed } from "../../rules/parse.ts";
import type { Rule, RuleScope } from "../../rules/syntax.ts";
import type { Template, ThreatType } from "../template.ts";
import type { Place } from "./finding.ts";

export interface Filter {
  readonly text: string;
  readonly at: Place;
  readonly parsed: Parsed;
}

export interface Ruled {
  readonly scope: RuleScope;
  readonly include: Filter;
  /** Null for a message, which has none. */
  readonly exclude: Filter | null;
  /** In order; the first that holds counts. */
  readonly priorities: readonly Filter[];
}

export type MessageType = NonNullable<Template["messages"]>[number];

export function ruledType(type: ThreatType): Ruled {
  const filter = (member: string, text: string): Filter =>
    readFilter({ kind: "threatType", id: type.id, member }, text);
  return {
    scope: type.scope ?? "interaction",
    include: filter("include", type.include),
    exclude: filter("exclude", type.exclude),
    priorities: (type.priorities ?? []).map(({ when }, index) =>
      filter(`priorities.${index}.when`, when),
    ),
  };
}

export function ruledMessage({ id, scope, when }: MessageType): Ruled {
  const include = readFilter({ kind: "message", id, member: "when" }, when);
  return { scope, include, exclude: null, priorities: [] };
}

function readFilter(at: Place, text: string): Filter {
  return { text, at, parsed: parseRule(text) };
}

/** The rule of a filter; null when there is none, or it is malformed. */
export function ruleOf(filter: Filter | null): Rule | null {
  return filter?.parsed.ok === true ? filter.parsed.rule : null;
}

/** All filters, in the order they are asked. */
export function filtersOf({ include, exclude, priorities }: Ruled): readonly Filter[] {
  return [include, ...(exclude === null ? [] : [exclude]), ...priorities];
}
