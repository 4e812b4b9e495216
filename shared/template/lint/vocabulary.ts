/** What a template's rules can speak about: its stencils with all they inherit, and what attributes can be. */

import { OUT_OF_SCOPE, OUT_OF_SCOPE_REASON } from "../../model/attributes.ts";
import type { Id } from "../../model/model.ts";
import type { DisplayNames } from "../../rules/facts.ts";
import { displayNames } from "../display-names.ts";
import { DATAFLOW_ORDER, effectiveAttributes, effectiveShape } from "../inheritance.ts";
import { stencilIds } from "../lookup.ts";
import type { AttributeDefinition, Stencil, StencilShape, Template } from "../template.ts";

export interface Vocabulary {
  readonly names: DisplayNames;
  /** The first of each id, in template order. */
  readonly stencils: readonly KnownStencil[];
  readonly byId: ReadonlyMap<Id, KnownStencil>;
  /** Keys of all attributes that some stencil has. */
  readonly attributeNames: ReadonlySet<string>;
}

export interface KnownStencil {
  readonly stencil: Stencil;
  /** Its own id and those of its ancestors. */
  readonly ids: ReadonlySet<Id>;
  readonly shape: StencilShape;
  /** Own and inherited ones, and those every item of the kind has. */
  readonly attributes: ReadonlyMap<string, Domain>;
}

/** What an item can state for an attribute. */
export interface Domain {
  readonly kind: "list" | "text" | "boolean" | "number";
  /** Null for any text or any number. Never empty: an attribute that can have no value is not there. */
  readonly values: readonly string[] | null;
  /** The value that says that nobody stated it; null for none. */
  readonly unknown: string | null;
}

interface Made {
  readonly stencils: readonly Stencil[];
  readonly vocabulary: Vocabulary;
}

const known = new WeakMap<readonly Stencil[], Vocabulary>();

/** The one made last: an edit that changes nothing rules depend on goes on with it. */
let latest: Made | null = null;

/** The vocabulary of a template; the same one as long as nothing that rules depend on changed. */
export function vocabularyOf(template: Template): Vocabulary {
  const { stencils } = template;
  const before = known.get(stencils);
  if (before !== undefined) return before;
  const vocabulary =
    latest !== null && meansTheSame(latest.stencils, stencils)
      ? latest.vocabulary
      : makeVocabulary(template);
  known.set(stencils, vocabulary);
  latest = { stencils, vocabulary };
  return vocabulary;
}

function meansTheSame(a: readonly Stencil[], b: readonly Stencil[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      if (other === undefined) return false;
      if (one === other) return true;
      return (
        one.id === other.id &&
        one.name === other.name &&
        one.parentId === other.parentId &&
        one.shape === other.shape &&
        one.hidden === other.hidden &&
        one.attributes === other.attributes
      );
    })
  );
}

function makeVocabulary(template: Template): Vocabulary {
  const byId = new Map<Id, KnownStencil>();
  for (const stencil of template.stencils) {
    if (!byId.has(stencil.id)) byId.set(stencil.id, knownStencil(template, stencil));
  }
  const stencils = [...byId.values()];
  const attributeNames = new Set(stencils.flatMap(({ attributes }) => [...attributes.keys()]));
  return { names: displayNames(template), stencils, byId, attributeNames };
}

function knownStencil(template: Template, stencil: Stencil): KnownStencil {
  const shape = effectiveShape(template, stencil.id);
  const attributes = new Map<string, Domain>(standing(shape));
  for (const definition of effectiveAttributes(template, stencil.id)) {
    const domain = domainOf(definition);
    if (domain !== null) attributes.set(definition.name, domain);
  }
  return { stencil, ids: new Set(stencilIds(template, stencil.id)), shape, attributes };
}

const anyText: Domain = { kind: "text", values: null, unknown: null };

/** What items have without their template saying so (TM7.md 2.6 and 2.7). */
function standing(shape: StencilShape): readonly (readonly [string, Domain])[] {
  const order = [DATAFLOW_ORDER, anyText] as const;
  const scope: readonly (readonly [string, Domain])[] = [
    [OUT_OF_SCOPE, { kind: "boolean", values: ["true", "false"], unknown: null }],
    [OUT_OF_SCOPE_REASON, anyText],
  ];
  switch (shape) {
    case "boundaryBox":
      return [order];
    case "boundaryLine":
    case "annotation":
      return [];
    case "line":
      return [order, ...scope];
    case "ellipse":
    case "rectangle":
    case "parallelLines":
    case "inherited":
    case "undefined":
      return scope;
  }
}

/** What a definition lets an item state; null when that is nothing at all. */
function domainOf(definition: AttributeDefinition): Domain | null {
  const { fixed, values, unknown } = definition;
  const kind: Domain["kind"] = definition.kind ?? "list";
  const open = kind === "text" || kind === "number";
  const first = values.slice(0, 1);
  const stated = fixed && (first.length > 0 || !open) ? first : open ? null : [...new Set(values)];
  if (stated?.length === 0) return null;
  return { kind, values: stated, unknown: unknown ?? null };
}

/** A part of a situation, or a place where boundaries and other things are looked for. */
export type Role = "source" | "target" | "flow" | "element" | "boundary" | "box" | "line" | "any";

const shapesOfRole: Readonly<Record<Role, readonly StencilShape[] | null>> = {
  source: ["ellipse", "rectangle", "parallelLines", "annotation"],
  target: ["ellipse", "rectangle", "parallelLines", "annotation"],
  element: ["ellipse", "rectangle", "parallelLines"],
  flow: ["line"],
  boundary: ["boundaryBox", "boundaryLine"],
  box: ["boundaryBox"],
  line: ["boundaryLine"],
  any: null,
};

/** Whether an item of this stencil can play a role. One whose shape nobody says might be anything. */
export function canBe({ shape }: KnownStencil, role: Role): boolean {
  const shapes = shapesOfRole[role];
  return shapes === null || shape === "undefined" || shapes.includes(shape);
}
