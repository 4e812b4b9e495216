/** What the linter says of a template, and everything it can say. Codes are stable. */

import type { Id } from "../../model/model.ts";
import type { Range } from "../../rules/syntax.ts";
import type { Template } from "../template.ts";

export interface Finding {
  readonly code: string;
  /** An error does not do what was meant; a warning probably does not; a hint is for whoever tidies up. */
  readonly severity: "error" | "warning" | "hint";
  /** One or two sentences. */
  readonly message: string;
  readonly at: Place;
}

/** Where something stands in a template. */
export interface Place {
  readonly kind:
    | "template"
    | "stencil"
    | "attribute"
    | "category"
    | "threatType"
    | "property"
    | "profile"
    | "message"
    | "example"
    | "zeroTrust";
  /** An attribute's is its stencil's, a property's its name, an example's or Zero-Trust statement's its place from 0. */
  readonly id: Id;
  /** What of it, such as `include` or `priorities.0.when`; of an attribute its name. */
  readonly member?: string;
  /** 0-based offsets in the text of the member, `end` exclusive. */
  readonly range?: Range;
}

/** Everything that can be found. */
const severities = {
  // What a rule says.
  syntax: "error",
  "empty-include": "warning",
  "root-rule": "warning",
  "unknown-stencil": "error",
  "unknown-attribute": "error",
  "unknown-value": "error",
  "wrong-kind": "error",
  "wrong-scope": "error",
  "attribute-not-had": "error",
  "attribute-out-of-reach": "warning",
  "not-a-number": "error",
  "no-unknown-value": "error",
  "repeated-term": "hint",
  // What it comes to.
  "never-fires": "error",
  "always-fires": "warning",
  "shadowed-by-exclude": "error",
  "idle-exclude": "warning",
  "dead-alternative": "warning",
  "idle-condition": "hint",
  "dead-priority": "warning",
  undecided: "hint",
  // Threat types beside their rules.
  "duplicate-threat": "warning",
  "duplicate-title": "hint",
  "blank-title": "error",
  "unresolved-placeholder": "warning",
  "unknown-category": "error",
  "unknown-profile": "error",
  "unknown-property": "warning",
  "unknown-property-value": "warning",
  "missing-mitigation": "hint",
  // Stencils and attributes.
  "duplicate-id": "error",
  "repeated-attribute": "warning",
  "unknown-parent": "error",
  "parent-cycle": "error",
  "no-shape": "error",
  "missing-generic": "hint",
  "no-values": "error",
  "repeated-value": "warning",
  "unknown-not-offered": "error",
  // What nothing uses, and what is missing.
  "dead-attribute": "hint",
  "unused-category": "hint",
  "unused-property": "hint",
  "unused-profile": "warning",
  "uncovered-stencil": "warning",
  "stride-gap": "hint",
  "relabelled-stencil": "hint",
  "inherited-rule": "warning",
  // Examples.
  "unknown-threat-type": "error",
  "incomplete-example": "error",
  // What states what for the Zero-Trust lens.
  "unfounded-zero-trust": "error",
} as const satisfies Readonly<Record<string, Finding["severity"]>>;

export type LintCode = keyof typeof severities;

/** A finding, as severe as its code is. */
export function finding(code: LintCode, at: Place, message: string): Finding {
  return { code, severity: severities[code], message, at };
}

/** The template as a whole. */
export function wholeTemplate(template: Template): Place {
  return { kind: "template", id: template.manifest.id };
}
