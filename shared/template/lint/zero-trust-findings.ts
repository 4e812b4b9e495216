/** Zero-Trust statements about what the template does not have. */

import type { Template, ZeroTrustStatement } from "../template.ts";
import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { canBe } from "./vocabulary.ts";
import type { Domain, Vocabulary } from "./vocabulary.ts";

export function zeroTrustFindings(
  vocabulary: Vocabulary,
  { zeroTrust = [] }: Template,
): readonly Finding[] {
  return zeroTrust.flatMap((statement, at) =>
    faultsOf(vocabulary, statement).map(([member, message]) =>
      finding("unfounded-zero-trust", { kind: "zeroTrust", id: String(at), member }, message),
    ),
  );
}

type Fault = readonly [member: string, message: string];

function faultsOf(vocabulary: Vocabulary, statement: ZeroTrustStatement): readonly Fault[] {
  return [...attributeFaults(vocabulary, statement), ...exceptionFaults(vocabulary, statement)];
}

function exceptionFaults(
  { byId }: Vocabulary,
  { except = [] }: ZeroTrustStatement,
): readonly Fault[] {
  return except.flatMap((id, at): readonly Fault[] => {
    const stencil = byId.get(id);
    if (stencil === undefined) {
      return [[`except.${at}`, `No stencil of the template has the id '${id}'.`]];
    }
    if (canBe(stencil, "flow")) return [];
    return [[`except.${at}`, `'${stencil.stencil.name}' is no flow, so that it excepts nothing.`]];
  });
}

function attributeFaults(vocabulary: Vocabulary, statement: ZeroTrustStatement): readonly Fault[] {
  const { of, attribute, good, weak } = statement;
  const domains = domainsOf(vocabulary, statement);
  if (domains.length === 0) {
    if (!vocabulary.stencils.some((one) => canBe(one, of))) {
      return [["of", `No stencil of the template can be a ${of}.`]];
    }
    return [["attribute", `No ${of} has an attribute '${attribute}'.`]];
  }
  if (good.length + weak.length === 0) {
    return [
      ["good", `No value of '${attribute}' is called good or weak, so that it states nothing.`],
    ];
  }
  const isOffered = (value: string): boolean =>
    domains.some(({ values }) => values === null || values.includes(value));
  const twice = weak.flatMap((value, at): readonly Fault[] =>
    good.includes(value)
      ? [[`weak.${at}`, `'${value}' is called good and weak; good counts.`]]
      : [],
  );
  const missing = Object.entries({ good, weak }).flatMap(([member, values]) =>
    values.flatMap((value, at): readonly Fault[] =>
      isOffered(value) ? [] : [[`${member}.${at}`, `'${attribute}' is never '${value}'.`]],
    ),
  );
  return [...twice, ...missing];
}

/** What the attribute can be for each stencil whose items can be the part. */
function domainsOf(
  { stencils }: Vocabulary,
  { of, attribute }: ZeroTrustStatement,
): readonly Domain[] {
  return stencils.flatMap((one) => {
    const domain = canBe(one, of) ? one.attributes.get(attribute) : undefined;
    return domain === undefined ? [] : [domain];
  });
}
