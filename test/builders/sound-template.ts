/** A small template with nothing to find fault with, which uses everything a template can say, and ways to spoil it. */

import type {
  AttributeDefinition,
  Stencil,
  Template,
  ThreatType,
  ZeroTrustStatement,
} from "../../shared/template/template.ts";
import { aDefinition, aStencil, aTemplate, aThreatType } from "./template.ts";

function stated(name: string, ...values: readonly string[]): AttributeDefinition {
  return aDefinition(name, ["Not stated", ...values], { unknown: "Not stated" });
}

const stencils: readonly Stencil[] = [
  aStencil("GE.P", {
    attributes: [
      stated("sanitizes", "No", "Yes"),
      aDefinition("instances", [], { kind: "number" }),
      aDefinition("purpose", [], { kind: "text" }),
    ],
  }),
  aStencil("GE.EI", { shape: "rectangle", attributes: [stated("proof", "None", "Password")] }),
  aStencil("GE.DS", { shape: "parallelLines", attributes: [stated("backup", "No", "Yes")] }),
  aStencil("GE.A", { shape: "annotation" }),
  aStencil("GE.DF", { shape: "line", attributes: [stated("encrypted", "No", "Yes")] }),
  aStencil("GE.TB.B", { shape: "boundaryBox", attributes: [stated("owner", "Us", "Others")] }),
  aStencil("GE.TB.L", { shape: "boundaryLine" }),
  aStencil("process.web-server", { parentId: "GE.P", name: "Web server", description: "Pages." }),
  aStencil("store.database", { parentId: "GE.DS", name: "Database" }),
  aStencil("boundary.internet", { parentId: "GE.TB.B", name: "Internet" }),
];

function type(id: string, include: string, more: Partial<ThreatType> = {}): ThreatType {
  return aThreatType(id, {
    categoryId: id.charAt(0),
    include,
    mitigations: ["Do something about it."],
    properties: [{ name: "Priority", value: "Top" }],
    ...more,
  });
}

const threatTypes: readonly ThreatType[] = [
  type("S1", "target is 'GE.P' or target is 'GE.EI'", { title: "Somebody else is {target.Name}" }),
  type("S2", "source is 'GE.EI' and source.proof is 'None'", {
    title: "Anybody is {source.Name}",
    description: "Its proof is {source.proof}.",
  }),
  type("T1", "(target is 'GE.P' or target is 'GE.DS') and flow.encrypted is unknown"),
  type("T2", "target is 'process.web-server' and target.sanitizes is 'No'", {
    description: "The web server may be told anything.",
  }),
  type("R1", "target is 'GE.P' or target is 'GE.EI'"),
  type("I1", "target is 'GE.DS' and not flow.encrypted is 'Yes'", {
    exclude: "target is 'store.database' and source is 'process.web-server'",
  }),
  type("I2", "element is in ('GE.P', 'GE.EI') and element.sanitizes is 'No'", {
    scope: "element",
    title: "{element.Name} on {diagram.Name}",
  }),
  type("I3", "boundary is 'GE.TB.B' and boundary.owner is unknown", {
    scope: "boundary",
    profileId: "extended",
  }),
  type("D1", "target is 'GE.P' and target.instances < 2", {
    priorities: [
      { when: "flow crosses 'boundary.internet' or flow crosses 'GE.TB.L'", value: "Top" },
      { when: "target.purpose is 'Billing'", value: "Low" },
    ],
  }),
  type(
    "D2",
    "target is 'GE.DS' and target.backup in ('Not stated', 'No') and flow.encrypted is 'Yes'",
  ),
  type("D3", "not diagram has 'GE.EI'", { scope: "diagram" }),
  type("E1", "element is 'GE.P' and element in 'GE.TB.B' with owner is 'Others'", {
    scope: "element",
  }),
];

const letters = ["Spoofing", "Tampering", "Repudiation", "Information disclosure"];

/** The linter has nothing to say of it. */
export function aSoundTemplate(): Template {
  const { threatProperties } = aTemplate();
  return aTemplate({
    stencils,
    threatTypes,
    threatProperties: threatProperties.filter(({ name }) => name !== "SDLPhase"),
    categories: [...letters, "Denial of service", "Elevation of privilege"].map((name) => ({
      id: name.charAt(0),
      name,
      shortDescription: "",
      longDescription: "",
    })),
    profiles: [{ id: "extended", name: "Extended", description: "", on: false }],
    messages: [
      {
        id: "M1",
        text: "{flow.Name} goes out",
        scope: "interaction",
        when: "flow leaves 'boundary.internet'",
      },
    ],
    zeroTrust: [
      { aspect: "encryption", of: "flow", attribute: "encrypted", good: ["Yes"], weak: ["No"] },
      { aspect: "caller", of: "source", attribute: "proof", good: [], weak: ["None"] },
    ],
    examples: [
      {
        threatTypeId: "S2",
        name: "",
        source: { stencilId: "GE.EI", attributes: { proof: "None" } },
        flow: { stencilId: "GE.DF", attributes: { encrypted: "Yes" } },
        target: { stencilId: "process.web-server", attributes: { instances: "3" } },
        boundaries: [{ stencilId: "boundary.internet", attributes: {}, holds: "source" }],
        besides: ["store.database"],
        expect: "fires",
      },
    ],
  });
}

/** Another version of a template. */
export type Spoil = (template: Template) => Template;

function changed<Item>(
  items: readonly Item[],
  matches: (item: Item) => boolean,
  more: Partial<Item>,
): readonly Item[] {
  if (!items.some(matches)) throw new Error("there is nothing of the kind to spoil");
  return items.map((item) => (matches(item) ? { ...item, ...more } : item));
}

export function withType(id: string, more: Partial<ThreatType>): Spoil {
  return (template) => ({
    ...template,
    threatTypes: changed(template.threatTypes, (one) => one.id === id, more),
  });
}

/** Another type like this one, behind all others. */
export function withCopy(id: string, more: Partial<ThreatType>): Spoil {
  return (template) => {
    const original = template.threatTypes.find((one) => one.id === id);
    if (original === undefined) throw new Error(`there is no type ${id} to copy`);
    return { ...template, threatTypes: [...template.threatTypes, { ...original, ...more }] };
  };
}

export function withStencil(id: string, more: Partial<Stencil>): Spoil {
  return (template) => ({
    ...template,
    stencils: changed(template.stencils, (one) => one.id === id, more),
  });
}

export function withNewStencil(stencil: Stencil): Spoil {
  return (template) => ({ ...template, stencils: [...template.stencils, stencil] });
}

/** The stencil has one attribute more. */
export function withNewAttribute(id: string, attribute: AttributeDefinition): Spoil {
  return (template) => {
    const attributes = template.stencils.find((one) => one.id === id)?.attributes ?? [];
    return withStencil(id, { attributes: [...attributes, attribute] })(template);
  };
}

export function withMessage(more: Partial<NonNullable<Template["messages"]>[number]>): Spoil {
  return (template) => ({
    ...template,
    messages: changed(template.messages ?? [], () => true, more),
  });
}

type RuleExample = NonNullable<Template["examples"]>[number];

/** The first Zero-Trust statement is another one. */
export function withZeroTrust(more: Partial<ZeroTrustStatement>): Spoil {
  return (template) => {
    const { zeroTrust = [] } = template;
    return { ...template, zeroTrust: changed(zeroTrust, (one) => one === zeroTrust[0], more) };
  };
}

export function withExample(more: Partial<RuleExample>): Spoil {
  return (template) => ({
    ...template,
    examples: changed(template.examples ?? [], () => true, more),
  });
}
