/** The linter of templates: everything that is wrong, odd or missing, without asking anybody. */

import type { Template, ThreatType } from "../template.ts";
import { coverageFindings } from "./coverage-findings.ts";
import { definitionFindings } from "./definition-findings.ts";
import { duplicateFindings } from "./duplicate-findings.ts";
import { exampleFindings } from "./example-findings.ts";
import type { Finding } from "./finding.ts";
import { relabelledFindings } from "./relabelled-findings.ts";
import { checkRules } from "./rule-check.ts";
import type { RuleCheck } from "./rule-check.ts";
import { ruledMessage, ruledType } from "./ruled.ts";
import type { MessageType } from "./ruled.ts";
import { structureFindings } from "./structure-findings.ts";
import { messageFindings, typeFindings } from "./type-findings.ts";
import type { Surroundings } from "./type-findings.ts";
import { usageFindings } from "./usage-findings.ts";
import { vocabularyOf } from "./vocabulary.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { zeroTrustFindings } from "./zero-trust-findings.ts";

const linted = new WeakMap<Template, readonly Finding[]>();

/**
 * What is to be said of a template: stencils first, then threat types and messages in template order, then what
 * concerns several of them. Never throws, whatever the template says. After an edit, rules are checked again only
 * where they or something they can speak about changed, told by identity.
 */
export function lintTemplate(template: Template): readonly Finding[] {
  const before = linted.get(template);
  if (before !== undefined) return before;
  const findings = lintAfresh(template);
  linted.set(template, findings);
  return findings;
}

function lintAfresh(template: Template): readonly Finding[] {
  const vocabulary = vocabularyOf(template);
  const { threatTypes, messages = [] } = template;
  const types = threatTypes.map((type) => ({ type, check: checkOfType(vocabulary, type) }));
  const said = messages.map((message) => ({ message, check: checkOfMessage(vocabulary, message) }));
  const checks = [...types, ...said].map(({ check }) => check);
  return [
    ...structureFindings(template),
    ...template.stencils.flatMap(definitionFindings),
    ...types.flatMap(({ type, check }) =>
      check.findings.concat(besideRules(vocabulary, template, type)),
    ),
    ...said.flatMap(({ message, check }) =>
      check.findings.concat(messageFindings(vocabulary, message)),
    ),
    ...duplicateFindings(vocabulary, template),
    ...relabelledFindings(template, types),
    ...coverageFindings(vocabulary, template, types),
    ...usageFindings(template, checks),
    ...exampleFindings(vocabulary, template),
    ...zeroTrustFindings(vocabulary, template),
  ];
}

const checked = new WeakMap<Vocabulary, WeakMap<ThreatType | MessageType, RuleCheck>>();

function checkOfType(vocabulary: Vocabulary, type: ThreatType): RuleCheck {
  return checkOnce(vocabulary, type, () => checkRules(vocabulary, ruledType(type)));
}

function checkOfMessage(vocabulary: Vocabulary, message: MessageType): RuleCheck {
  return checkOnce(vocabulary, message, () => checkRules(vocabulary, ruledMessage(message)));
}

function checkOnce(
  vocabulary: Vocabulary,
  owner: ThreatType | MessageType,
  check: () => RuleCheck,
): RuleCheck {
  const byOwner = checked.get(vocabulary) ?? new WeakMap<ThreatType | MessageType, RuleCheck>();
  checked.set(vocabulary, byOwner);
  const before = byOwner.get(owner);
  if (before !== undefined) return before;
  const made = check();
  byOwner.set(owner, made);
  return made;
}

interface BesideRules extends Surroundings {
  readonly vocabulary: Vocabulary;
  readonly findings: readonly Finding[];
}

const beside = new WeakMap<ThreatType, BesideRules>();

function besideRules(
  vocabulary: Vocabulary,
  { categories, threatProperties, profiles = NO_PROFILES }: Template,
  type: ThreatType,
): readonly Finding[] {
  const before = beside.get(type);
  if (
    before?.vocabulary === vocabulary &&
    before.categories === categories &&
    before.threatProperties === threatProperties &&
    before.profiles === profiles
  ) {
    return before.findings;
  }
  const surroundings = { categories, threatProperties, profiles };
  const findings = typeFindings(vocabulary, surroundings, type);
  beside.set(type, { vocabulary, ...surroundings, findings });
  return findings;
}

const NO_PROFILES: NonNullable<Template["profiles"]> = [];
