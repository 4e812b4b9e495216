/** What each flow of a diagram states about authentication, authorization, encryption and audit. */

import { attributeValue } from "../model/attributes.ts";
import type { Diagram, Flow, Id, Line, Shape } from "../model/model.ts";
import { effectiveAttributes } from "../template/inheritance.ts";
import { stencilIds } from "../template/lookup.ts";
import type { Template, ZeroTrustAspect, ZeroTrustStatement } from "../template/template.ts";
import { zeroTrustStatements } from "../template/zero-trust.ts";
import type { Interaction, InteractionEnd } from "./analysis.ts";
import { interactionsOf } from "./interactions.ts";

/** In the order they are shown and told. */
export const ASPECTS: readonly ZeroTrustAspect[] = [
  "caller",
  "server",
  "authorization",
  "encryption",
  "audit",
];

/**
 * How it stands with one aspect of one flow. `weak`: stated, but weak or nothing; `unstated`: nobody said;
 * `absent`: nothing is required, as the template has no attribute that could say it or does not ask it of such a flow.
 */
export type Standing = "good" | "weak" | "unstated" | "absent";

/**
 * How it stands with a flow as a whole: all that is required is good; some of it; none, and something is stated to
 * be weak; nothing is stated at all; nothing is required.
 */
export type FlowStanding = "full" | "partial" | "weak" | "silent" | "mute";

/** What a flow and the elements at its ends say. */
interface Said {
  readonly standings: Readonly<Record<ZeroTrustAspect, Standing>>;
  readonly standing: FlowStanding;
}

export interface FlowStatement extends Said {
  readonly interaction: Interaction;
}

const known = new WeakMap<Template, WeakMap<Diagram, ReadonlyMap<Id, FlowStatement>>>();

/** By flow, in stored order; those that are no interactions (loose or out of scope) state nothing and are left out. */
export function flowStatements(
  template: Template,
  diagram: Diagram,
): ReadonlyMap<Id, FlowStatement> {
  const byDiagram = known.get(template) ?? new WeakMap<Diagram, ReadonlyMap<Id, FlowStatement>>();
  known.set(template, byDiagram);
  const before = byDiagram.get(diagram);
  if (before !== undefined) return before;
  const statements = new Map(
    interactionsOf(diagram).map((interaction) => {
      const { standings, standing } = saidIn(template, interaction);
      return [interaction.flow.id, { interaction, standings, standing }] as const;
    }),
  );
  byDiagram.set(diagram, statements);
  return statements;
}

interface Kept {
  readonly source: InteractionEnd;
  readonly target: InteractionEnd;
  readonly said: Said;
}

/** Flows and elements are values: what the same ones say needs no looking at again. */
const kept = new WeakMap<Template, WeakMap<Flow, Kept>>();

function saidIn(template: Template, interaction: Interaction): Said {
  const { source, flow, target } = interaction;
  const byFlow = kept.get(template) ?? new WeakMap<Flow, Kept>();
  kept.set(template, byFlow);
  const before = byFlow.get(flow);
  if (before?.source === source && before.target === target) return before.said;
  const stencils = stencilIds(template, flow.stencilId);
  const asked = zeroTrustStatements(template).filter(
    ({ except = [] }) => !except.some((id) => stencils.includes(id)),
  );
  const standingOf = (aspect: ZeroTrustAspect): Standing =>
    combined(
      asked
        .filter((statement) => statement.aspect === aspect)
        .map((statement) => standingIn(template, interaction[statement.of], statement)),
    );
  const standings = {
    caller: standingOf("caller"),
    server: standingOf("server"),
    authorization: standingOf("authorization"),
    encryption: standingOf("encryption"),
    audit: standingOf("audit"),
  };
  const said = { standings, standing: standingOfFlow(Object.values(standings)) };
  byFlow.set(flow, { source, target, said });
  return said;
}

function standingIn(
  template: Template,
  item: Shape | Line,
  { attribute, good, weak }: ZeroTrustStatement,
): Standing {
  const value = attributeValue(item, attribute);
  if (value === null) {
    const has = item.attributes.some(({ name }) => name === attribute);
    return has || attributeNames(template, item.stencilId).has(attribute) ? "unstated" : "absent";
  }
  if (good.includes(value)) return "good";
  return weak.includes(value) ? "weak" : "unstated";
}

function combined(standings: readonly Standing[]): Standing {
  if (standings.includes("weak")) return "weak";
  if (standings.includes("unstated")) return "unstated";
  return standings.includes("good") ? "good" : "absent";
}

function standingOfFlow(standings: readonly Standing[]): FlowStanding {
  const required = standings.filter((standing) => standing !== "absent");
  if (required.length === 0) return "mute";
  if (required.every((standing) => standing === "good")) return "full";
  if (required.includes("good")) return "partial";
  return required.includes("weak") ? "weak" : "silent";
}

const names = new WeakMap<Template, Map<Id, ReadonlySet<string>>>();

function attributeNames(template: Template, stencilId: Id): ReadonlySet<string> {
  const byStencil = names.get(template) ?? new Map<Id, ReadonlySet<string>>();
  names.set(template, byStencil);
  const before = byStencil.get(stencilId);
  if (before !== undefined) return before;
  const found = new Set(effectiveAttributes(template, stencilId).map(({ name }) => name));
  byStencil.set(stencilId, found);
  return found;
}
