/**
 * What a template file of ours says, as plain data: the members of the YAML, before anything is filled in. The
 * published JSON Schema is made from these schemas, so their descriptions are read by people.
 */

import { z } from "zod";

/** Value of the `palisade` key: which format this is. */
export const TEMPLATE_FORMAT = "template/1";

/** A map that refuses members it does not know and says which it does. */
function record<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? `Members known here: ${known}.` : undefined,
  });
}

const text = z.string();

/** Read as text, as everything in the file is; written as YAML's own true and false. */
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);

const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, "Expected a number, such as 2 or 1.5.")
    .transform(Number),
]);

const texts = z.array(text);
const scope = z.enum(["interaction", "element", "boundary", "diagram"]);

/** A list of names is empty or has texts; what is left out of an entry has its usual value. */
const manifest = record({
  id: text,
  name: text,
  version: text.describe("Four numbers, such as 1.0.0.0."),
  author: text,
});

const attribute = record({
  name: text.describe("Key that rules use."),
  label: text,
  kind: z.exactOptional(z.enum(["list", "text", "boolean", "number"])),
  values: z.exactOptional(
    texts.describe("What may be chosen. A boolean has No and Yes unless told otherwise."),
  ),
  default: z.exactOptional(
    text.describe("What holds until somebody says otherwise; the first value without it."),
  ),
  unknown: z.exactOptional(
    text.describe("The value that says only that nobody stated it: “not stated”, never “No”."),
  ),
  help: z.exactOptional(text),
  fixed: z.exactOptional(flag.describe("Set by the template and not to be chosen.")),
});

const stencil = record({
  id: text,
  name: text,
  description: z.exactOptional(text),
  parent: z.exactOptional(text.nullable().describe("Stencil it descends from; none = generic.")),
  shape: z.exactOptional(
    z.enum([
      "ellipse",
      "rectangle",
      "parallelLines",
      "boundaryBox",
      "boundaryLine",
      "line",
      "annotation",
      "inherited",
      "undefined",
    ]),
  ),
  icon: z.exactOptional(
    text.nullable().describe("Name of a file in `icons/` (.svg or .png), or a data URL."),
  ),
  iconPlace: z.exactOptional(
    z.enum(["centeredOnStencil", "lowerRightOfStencil", "beforeLabel", "centeredBelowLabel"]),
  ),
  strokeDash: z.exactOptional(text.nullable()),
  strokeThickness: z.exactOptional(number.nullable()),
  hidden: z.exactOptional(flag.describe("Not offered in the palette.")),
  attributes: z.exactOptional(z.array(attribute)),
  constraints: z.exactOptional(
    z
      .array(record({ stencil: text, connection: text }))
      .describe("Kept for Microsoft's format alone."),
  ),
});

const category = record({
  id: text,
  name: text,
  description: text,
  longDescription: z.exactOptional(text),
});

const threatProperty = record({
  name: text,
  label: text,
  kind: z.enum(["text", "list", "richText"]),
  values: z.exactOptional(texts),
  hidden: z.exactOptional(flag),
  id: z.exactOptional(text.describe("Kept for Microsoft's format alone.")),
});

/** `process.web`, or a map of it and what is stated of it. */
const ITEM_MEMBERS = {
  is: text.describe("The stencil."),
  with: z.exactOptional(
    z
      .record(z.string(), text)
      .describe("What is stated of attributes whose names have a meaning of their own here."),
  ),
};
const exampleItem = z.union([text, z.object(ITEM_MEMBERS).catchall(text)]);
const exampleBoundary = z
  .object({ ...ITEM_MEMBERS, holds: z.enum(["source", "target", "both", "neither"]) })
  .catchall(text);

const EXAMPLE_MEMBERS = {
  name: z.exactOptional(text.describe("What it shows.")),
  source: exampleItem,
  target: z.exactOptional(exampleItem),
  flow: z.exactOptional(exampleItem),
  boundaries: z.exactOptional(z.array(exampleBoundary)),
  besides: z.exactOptional(texts.describe("Stencils of what else is on the diagram.")),
  expect: z.enum(["fires", "silent"]),
};
const example = record(EXAMPLE_MEMBERS);

const threat = record({
  id: text,
  title: text,
  category: text,
  relatedCategory: z.exactOptional(text.describe("Kept for Microsoft's format alone.")),
  scope: z.exactOptional(scope),
  profile: z.exactOptional(text),
  phase: z.exactOptional(text),
  include: text.describe("Where it applies, in the rule language; empty = nowhere."),
  exclude: z.exactOptional(text),
  description: text,
  properties: z.exactOptional(
    z.union([
      z.record(z.string(), text.nullable()),
      z.array(record({ name: text, value: text.nullable() })),
    ]),
  ),
  priorities: z.exactOptional(z.array(record({ when: text, value: text }))),
  mitigations: z.exactOptional(texts),
  references: z.exactOptional(
    z.array(
      z.union([
        text.describe("Catalogue and id, such as CWE 306; the last blank parts the two."),
        record({ catalogue: text, id: text }),
      ]),
    ),
  ),
  examples: z.exactOptional(z.array(example)),
});

const profile = record({
  id: text,
  name: text,
  description: text,
  on: z.exactOptional(flag.describe("Whether a model has it unless it says otherwise: true.")),
});

const message = record({ id: text, text, scope: z.exactOptional(scope), when: text });

const zeroTrustStatement = record({
  aspect: z.enum(["caller", "server", "authorization", "encryption", "audit"]),
  of: z.exactOptional(
    z.enum(["flow", "source", "target"]).describe("Whose attribute it is; the flow's without it."),
  ),
  attribute: text.describe("Key of the attribute."),
  good: z.exactOptional(texts.describe("Values that state it.")),
  weak: z.exactOptional(texts.describe("Values that state something weak, or nothing.")),
  except: z.exactOptional(
    texts.describe(
      "Ids of stencils of flows of which it is not asked, with all derived from them.",
    ),
  ),
});

/** One whole: a template that says any of it says all of it anew. */
const zeroTrust = z.exactOptional(
  z
    .array(zeroTrustStatement)
    .describe("Which attributes tell what flows state where no place is trusted."),
);

const flags = {
  priorityUsed: z.exactOptional(flag),
  statusUsed: z.exactOptional(flag),
  propertiesAsListed: z.exactOptional(
    flag.describe(
      "As in Microsoft's templates: there are no threat properties but those listed, and a threat type has only those it lists itself.",
    ),
  ),
};

/** Examples of threat types that are not there. */
const stray = z.exactOptional(z.array(record({ threat: text, ...EXAMPLE_MEMBERS })));

/** A template that stands by itself. */
export const wholeSource = record({
  palisade: z.literal(TEMPLATE_FORMAT),
  manifest,
  ...flags,
  categories: z.array(category),
  threatProperties: z.exactOptional(z.array(threatProperty)),
  profiles: z.exactOptional(z.array(profile)),
  stencils: z.array(stencil),
  threats: z.array(threat),
  messages: z.exactOptional(z.array(message)),
  zeroTrust,
  examples: stray,
});

/** What an entry that changes one of the base may say besides its members: each may be left out. */
const CHANGES = {
  disabled: z.exactOptional(flag.describe("The base's entry is not there.")),
  reset: z.exactOptional(texts.describe("Members of the base's entry to be forgotten.")),
};

type Members = Readonly<Record<string, z.ZodType<Plain>>>;

function changing({ shape }: { readonly shape: Members }, by: string) {
  const members: Record<string, z.ZodType<Plain>> = { ...CHANGES };
  for (const [name, schema] of Object.entries(shape)) {
    members[name] = name === by ? schema : z.exactOptional(schema);
  }
  return record(members);
}

const changingStencil = changing(
  record({
    ...stencil.shape,
    attributes: z.exactOptional(z.array(changing(attribute, "name"))),
  }),
  "id",
);

const list = <Entry extends z.ZodType>(entry: Entry) => z.exactOptional(z.array(entry));

/** A template that says only what differs from another. */
export const extendingSource = record({
  palisade: z.literal(TEMPLATE_FORMAT),
  manifest,
  extends: z.union([
    text.describe("Id or name of the template it builds on."),
    record({ template: text, version: z.exactOptional(text) }),
  ]),
  ...flags,
  categories: list(changing(category, "id")),
  threatProperties: list(changing(threatProperty, "name")),
  profiles: list(changing(profile, "id")),
  stencils: list(changingStencil),
  threats: list(changing(threat, "id")),
  messages: list(changing(message, "id")),
  zeroTrust,
  examples: stray,
});

export type TemplateSource = z.output<typeof wholeSource>;
export type StencilSource = z.output<typeof stencil>;
export type AttributeSource = z.output<typeof attribute>;
export type ThreatSource = z.output<typeof threat>;
export type ExampleSource = z.output<typeof example>;
export type ExampleItemSource = z.output<typeof exampleItem>;

/** Plain data as a source holds it. */
export type Plain =
  string | number | boolean | null | readonly Plain[] | { readonly [member: string]: Plain };
export type PlainRecord = { readonly [member: string]: Plain };

/** The lists whose entries are known by a key, and the key's name; `stencils.attributes` is inside each stencil. */
export const KEYED_LISTS: Readonly<Record<string, string>> = {
  categories: "id",
  threatProperties: "name",
  profiles: "id",
  stencils: "id",
  "stencils.attributes": "name",
  threats: "id",
  messages: "id",
};

/** What an entry of such a list must say unless it changes another. */
export const REQUIRED_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  categories: required(category),
  threatProperties: required(threatProperty),
  profiles: required(profile),
  stencils: required(stencil),
  "stencils.attributes": required(attribute),
  threats: required(threat),
  messages: required(message),
};

function required({ shape }: { readonly shape: Readonly<Record<string, z.core.$ZodType>> }) {
  return Object.entries(shape)
    .filter(([, schema]) => !(schema instanceof z.ZodExactOptional))
    .map(([name]) => name);
}

/** Whether plain data is a map. */
export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
