/** Examples that speak of things the template does not have. */

import type { Id } from "../../model/model.ts";
import type { Template } from "../template.ts";
import { finding } from "./finding.ts";
import type { Finding, LintCode, Place } from "./finding.ts";
import { canBe } from "./vocabulary.ts";
import type { Role, Vocabulary } from "./vocabulary.ts";

type RuleExample = NonNullable<Template["examples"]>[number];
type ExampleItem = RuleExample["source"];

export function exampleFindings(
  vocabulary: Vocabulary,
  { examples = [], threatTypes }: Template,
): readonly Finding[] {
  return examples.flatMap((example, index) => {
    const found: Finding[] = [];
    const add = (code: LintCode, member: string, message: string): void => {
      const at: Place = { kind: "example", id: String(index), member };
      found.push(finding(code, at, message));
    };
    const type = threatTypes.find(({ id }) => id === example.threatTypeId);
    if (type === undefined) {
      const message = `The template has no threat type '${example.threatTypeId}'.`;
      add("unknown-threat-type", "threatTypeId", message);
    }
    const scope = type?.scope ?? "interaction";
    const { source, flow, target } = example;
    if (scope === "interaction") {
      checkItem(vocabulary, source, "source", "source", add);
      if (flow === null || target === null) {
        const message = "A threat type about flows has to be shown a source, a flow and a target.";
        add("incomplete-example", flow === null ? "flow" : "target", message);
      }
      if (flow !== null) checkItem(vocabulary, flow, "flow", "flow", add);
      if (target !== null) checkItem(vocabulary, target, "target", "target", add);
    } else if (scope !== "diagram") {
      checkItem(vocabulary, source, scope, "source", add);
    }
    for (const [at, boundary] of example.boundaries.entries()) {
      checkItem(vocabulary, boundary, "boundary", `boundaries.${at}`, add);
    }
    for (const [at, id] of example.besides.entries()) {
      checkStencil(vocabulary, id, "any", `besides.${at}`, add);
    }
    return found;
  });
}

type Add = (code: LintCode, member: string, message: string) => void;

function checkStencil({ byId }: Vocabulary, id: Id, role: Role, member: string, add: Add): boolean {
  const known = byId.get(id);
  if (known === undefined) {
    add("unknown-stencil", member, `No stencil of the template has the id '${id}'.`);
    return false;
  }
  if (canBe(known, role)) return true;
  add("wrong-kind", member, `${known.stencil.name} cannot be a ${role}.`);
  return false;
}

function checkItem(
  vocabulary: Vocabulary,
  { stencilId, attributes }: ExampleItem,
  role: Role,
  member: string,
  add: Add,
): void {
  if (!checkStencil(vocabulary, stencilId, role, member, add)) return;
  const known = vocabulary.byId.get(stencilId);
  for (const [name, value] of Object.entries(attributes)) {
    const domain = known?.attributes.get(name);
    const place = `${member}.attributes.${name}`;
    if (domain === undefined) {
      const known = vocabulary.attributeNames.has(name);
      const code = known ? "attribute-not-had" : "unknown-attribute";
      add(code, place, `Its stencil has no attribute '${name}'.`);
    } else if (domain.values !== null && !domain.values.includes(value)) {
      add("unknown-value", place, `'${name}' is never '${value}'.`);
    }
  }
}
