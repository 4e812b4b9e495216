/** Reads a template in our own format: YAML, one file per template, reviewable in a pull request. */

import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import type { Stencil, Template, ThreatPropertyDefinition } from "./template.ts";

/** Value of the `palisade` key: which format this is. */
const TEMPLATE_FORMAT = "template/1";

const attribute = z.strictObject({
  name: z.string().min(1),
  label: z.string().min(1),
  values: z.array(z.string()).min(1),
  fixed: z.boolean().default(false),
});

const stencil = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().default(""),
  parent: z.string().nullable().default(null),
  shape: z
    .enum([
      "ellipse",
      "rectangle",
      "parallelLines",
      "boundaryBox",
      "boundaryLine",
      "line",
      "annotation",
      "inherited",
    ])
    .default("inherited"),
  icon: z.string().nullable().default(null),
  hidden: z.boolean().default(false),
  attributes: z.array(attribute).default([]),
});

const threatType = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  category: z.string().min(1),
  include: z.string(),
  exclude: z.string().default(""),
  description: z.string(),
  properties: z.record(z.string(), z.string()).default({}),
});

const file = z.strictObject({
  palisade: z.literal(TEMPLATE_FORMAT),
  manifest: z.strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    version: z.string().regex(/^\d+\.\d+\.\d+\.\d+$/, "four numbers, such as 1.0.0.0"),
    author: z.string(),
  }),
  categories: z.array(
    z.strictObject({ id: z.string().min(1), name: z.string().min(1), description: z.string() }),
  ),
  threatProperties: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        label: z.string().min(1),
        kind: z.enum(["text", "list", "richText"]),
        values: z.array(z.string()).default([]),
        hidden: z.boolean().default(false),
      }),
    )
    .default([]),
  stencils: z.array(stencil),
  threats: z.array(threatType),
  zeroTrust: z
    .array(
      z.strictObject({
        aspect: z.enum(["caller", "server", "authorization", "encryption", "audit"]),
        of: z.enum(["flow", "source", "target"]).default("flow"),
        attribute: z.string().min(1),
        good: z.array(z.string()).default([]),
        weak: z.array(z.string()).default([]),
      }),
    )
    .optional(),
});

/** The properties every MS TMT template lists first, in this order; they have fields of their own in a threat. */
const STANDING_PROPERTIES: readonly ThreatPropertyDefinition[] = [
  ["Title", "Title", false],
  ["UserThreatCategory", "Category", false],
  ["UserThreatShortDescription", "Short Description", true],
  ["UserThreatDescription", "Description", false],
  ["StateInformation", "Justification", false],
  ["InteractionString", "Interaction", false],
].map(([name, label, hidden]) => ({
  name: String(name),
  label: String(label),
  hidden: hidden === true,
  kind: "text",
  values: [],
}));

/**
 * Reads a template.
 * @param text the YAML.
 * @param fileName used in problems.
 * @param iconOf gives the data URL of an icon named in the file; null when there is none of that name.
 */
export function readTemplateYaml(
  text: string,
  fileName: string,
  iconOf: (name: string) => string | null,
): Result<Template> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    return failure("yaml-malformed", error.message, `${fileName}, line ${line}, column ${col}`);
  }
  const parsed = file.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    const node: unknown = document.getIn(path, true) ?? document.contents;
    const start = rangeStart(node);
    const line = start === null ? "" : `, line ${lines.linePos(start).line}`;
    const where = path.length === 0 ? "" : `, ${path.map(String).join(".")}`;
    return failure(
      "template-invalid",
      issue?.message ?? "The template does not follow the format.",
      `${fileName}${line}${where}`,
    );
  }
  return toTemplate(parsed.data, fileName, iconOf);
}

function rangeStart(node: unknown): number | null {
  if (typeof node !== "object" || node === null || !("range" in node)) return null;
  const start: unknown = Array.isArray(node.range) ? node.range[0] : null;
  return typeof start === "number" ? start : null;
}

function toTemplate(
  source: z.infer<typeof file>,
  fileName: string,
  iconOf: (name: string) => string | null,
): Result<Template> {
  const stencils: Stencil[] = [];
  for (const entry of source.stencils) {
    const image = entry.icon === null ? null : iconOf(entry.icon);
    if (entry.icon !== null && image === null) {
      return failure("icon-missing", `There is no icon ${entry.icon}.`, `${fileName}, ${entry.id}`);
    }
    stencils.push({
      id: entry.id,
      name: entry.name,
      description: entry.description,
      parentId: entry.parent,
      hidden: entry.hidden,
      shape: entry.shape,
      image,
      imageLocation: "centeredOnStencil",
      strokeDashArray: null,
      strokeThickness: null,
      attributes: entry.attributes,
    });
  }
  const twice = duplicate([
    ...stencils.map((entry) => entry.id),
    ...source.threats.map((entry) => entry.id),
    ...source.categories.map((entry) => entry.id),
  ]);
  if (twice !== null) return failure("id-twice", `The id ${twice} is used twice.`, fileName);
  return success({
    manifest: source.manifest,
    threatProperties: [...STANDING_PROPERTIES, ...source.threatProperties],
    priorityUsed: source.threatProperties.some((property) => property.name === "Priority"),
    statusUsed: true,
    stencils: [
      ...stencils.filter((entry) => entry.parentId === null),
      ...stencils.filter((entry) => entry.parentId !== null),
    ],
    categories: source.categories.map((category) => ({
      id: category.id,
      name: category.name,
      shortDescription: category.description,
      longDescription: "",
    })),
    threatTypes: source.threats.map((threat) => ({
      id: threat.id,
      title: threat.title,
      categoryId: threat.category,
      description: threat.description,
      include: threat.include,
      exclude: threat.exclude,
      properties: source.threatProperties.map(({ name }) => ({
        name,
        value: threat.properties[name] ?? null,
      })),
    })),
    ...(source.zeroTrust === undefined ? {} : { zeroTrust: source.zeroTrust }),
  });
}

function duplicate(ids: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}
