/** Which attributes of a template tell what flows state where no place is trusted. */

import { effectiveAttributes, effectiveShape } from "./inheritance.ts";
import type {
  AttributeDefinition,
  Template,
  ZeroTrustAspect,
  ZeroTrustStatement,
} from "./template.ts";

const known = new WeakMap<Template, readonly ZeroTrustStatement[]>();

/** As the template says; where it says nothing, attributes of flows that can be recognised by label and values. */
export function zeroTrustStatements(template: Template): readonly ZeroTrustStatement[] {
  if (template.zeroTrust !== undefined) return template.zeroTrust;
  const before = known.get(template);
  if (before !== undefined) return before;
  const statements = recognised(template);
  known.set(template, statements);
  return statements;
}

function recognised(template: Template): readonly ZeroTrustStatement[] {
  const byKey = new Map<string, ZeroTrustStatement>();
  for (const { id } of template.stencils) {
    if (effectiveShape(template, id) !== "line") continue;
    for (const definition of effectiveAttributes(template, id)) {
      const statement = recognise(definition);
      if (statement === null) continue;
      const before = byKey.get(definition.name);
      byKey.set(definition.name, before === undefined ? statement : joined(before, statement));
    }
  }
  return [...byKey.values()];
}

/** Stencils may fix one attribute to different values. */
function joined(one: ZeroTrustStatement, other: ZeroTrustStatement): ZeroTrustStatement {
  return {
    ...one,
    good: [...new Set([...one.good, ...other.good])],
    weak: [...new Set([...one.weak, ...other.weak])],
  };
}

/** The first pattern that fits decides. Microsoft's labels: Source Authenticated, Provides Confidentiality, ... */
const LABELS: readonly (readonly [pattern: RegExp, aspect: ZeroTrustAspect])[] = [
  [/\b(?:destination|target|server|callee|receiver)\b.*\bauthenticat|\bserver identi/iu, "server"],
  [/\bauthenticat/iu, "caller"],
  [/\bauthori[sz]/iu, "authorization"],
  [/\bencrypt|\bprovides (?:confidentiality|integrity)\b/iu, "encryption"],
  [/\baudit(?:ed|ing)?\b/iu, "audit"],
];

const GOOD = /^(?:yes|true|enabled|required|enforced|m?tls|mutual tls|ipsec)$/iu;
const WEAK = /^(?:no|none|nothing|false|disabled|not required|unencrypted|plain ?text)$/iu;

/** Null unless both its label and at least one of its values have a plain meaning. */
function recognise({ name, label, values }: AttributeDefinition): ZeroTrustStatement | null {
  const aspect = LABELS.find(([pattern]) => pattern.test(label))?.[1];
  if (aspect === undefined) return null;
  const good = values.filter((value) => GOOD.test(value.trim()));
  const weak = values.filter((value) => WEAK.test(value.trim()));
  if (good.length + weak.length === 0) return null;
  return { aspect, of: "flow", attribute: name, good, weak };
}
