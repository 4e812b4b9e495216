/** The front door of validation. */

import { messageKey } from "../model/change.ts";
import type { Diagram, Message, Model } from "../model/model.ts";
import { reasonOf } from "../model/silenced.ts";
import type { Template } from "../template/template.ts";
import { diagramFacts } from "./diagram-facts.ts";
import { messageOf, type Finding, type Severity } from "./finding.ts";
import { flowFindings } from "./flow-findings.ts";
import {
  boundaryFindings,
  emptyFindings,
  nameFindings,
  overlapFindings,
  trafficFindings,
} from "./item-findings.ts";
import { templateFindings } from "./template-findings.ts";

/** A finding and whether somebody said that it is not to be reported. */
export interface Reported {
  /** Identity; as `messageKey` gives it for the message stored when it is silenced. */
  readonly key: string;
  readonly finding: Finding;
  /** Why it was silenced, possibly empty; null while it speaks. */
  readonly silenced: string | null;
}

const known = new WeakMap<Diagram, { template: Template; findings: readonly Finding[] }>();

/** Findings of one diagram, worked out once per diagram value; the most severe first. */
function findingsOf(template: Template, diagram: Diagram): readonly Finding[] {
  const before = known.get(diagram);
  if (before?.template === template) return before.findings;
  const facts = diagramFacts(diagram);
  const findings = [
    ...emptyFindings(facts),
    ...flowFindings(facts),
    ...trafficFindings(facts),
    ...boundaryFindings(facts),
    ...overlapFindings(facts),
    ...nameFindings(template, facts),
    ...templateFindings(template, diagram),
  ].sort((a, b) => RANKS[a.severity] - RANKS[b.severity]);
  known.set(diagram, { template, findings });
  return findings;
}

const RANKS: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** What is the matter with a model: diagrams in order, in each the most severe first. */
export function validate(template: Template, model: Model): readonly Reported[] {
  const silenced = new Map<string, Message>();
  for (const message of model.messages) {
    if (!message.enabled) silenced.set(messageKey(message), message);
  }
  return model.diagrams.flatMap((diagram) =>
    findingsOf(template, diagram).map((finding) => {
      const key = messageKey(messageOf(finding));
      const message = silenced.get(key);
      return { key, finding, silenced: message === undefined ? null : reasonOf(message) };
    }),
  );
}

/** How many of each severity speak. */
export function countBySeverity(reported: readonly Reported[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { finding, silenced } of reported) if (silenced === null) counts[finding.severity]++;
  return counts;
}
