/** What rules can name of a template. */

import type { Reference } from "../rules/syntax.ts";
import type { NamedAttribute, ThingKind, Topic, Vocabulary } from "../rules/vocabulary.ts";
import { OUT_OF_SCOPE, OUT_OF_SCOPE_REASON } from "../model/attributes.ts";
import type { Id } from "../model/model.ts";
import { displayNames } from "./display-names.ts";
import { effectiveAttributes } from "./inheritance.ts";
import { findStencil, stencilIds } from "./lookup.ts";
import { kindOfStencil } from "./new-item.ts";
import type { AttributeDefinition, Template } from "./template.ts";

const vocabularies = new WeakMap<Template["stencils"], Vocabulary>();

/** The vocabulary of a template, made once for the same stencils: rules are typed while everything else changes. */
export function ruleVocabulary(template: Template): Vocabulary {
  const known = vocabularies.get(template.stencils);
  if (known !== undefined) return known;
  const made = makeVocabulary(template);
  vocabularies.set(template.stencils, made);
  return made;
}

function makeVocabulary(template: Template): Vocabulary {
  const names = displayNames(template);
  const kinds = new Map<Id, ThingKind>(
    template.stencils.map(({ id }) => [id, ruleKind(template, id)]),
  );
  const attributeLists = new Map<string, readonly NamedAttribute[]>();

  function meant({ by, text }: Reference): readonly Id[] {
    return by === "id" ? [text] : names.typeIds(text);
  }

  /** A thing said to be of a stencil may be of any that descends from it. */
  function stencilsOf({ kind, types }: Topic): readonly Id[] {
    const wanted = new Set(types.flatMap(meant));
    return template.stencils
      .map(({ id }) => id)
      .filter((id) =>
        types.length === 0
          ? kind === "anything" || kinds.get(id) === kind
          : stencilIds(template, id).some((each) => wanted.has(each)),
      );
  }

  return {
    names,
    stencils: (kind) =>
      template.stencils.filter(({ id }) => kind === "anything" || kinds.get(id) === kind),
    stencilName: (id) => findStencil(template, id)?.name ?? null,
    attributes(topic) {
      const key = JSON.stringify([topic.kind, topic.types.flatMap(meant), topic.types.length]);
      const known = attributeLists.get(key);
      if (known !== undefined) return known;
      const definitions = stencilsOf(topic).flatMap((id) => effectiveAttributes(template, id));
      const listed = [...Map.groupBy(definitions, ({ name }) => name).values()].map(asNamed);
      const all = topic.kind === "boundary" ? listed : [...listed, ...inEveryModel];
      attributeLists.set(key, all);
      return all;
    },
  };
}

/** What every element and flow has, whatever its template says. */
const inEveryModel: readonly NamedAttribute[] = [
  { name: OUT_OF_SCOPE, label: "Out of scope", values: ["true", "false"], closed: true },
  { name: OUT_OF_SCOPE_REASON, label: "Reason for out of scope", values: [], closed: false },
];

function asNamed(definitions: readonly AttributeDefinition[]): NamedAttribute {
  const [first] = definitions;
  return {
    name: first?.name ?? "",
    label: first?.label ?? "",
    values: [...new Set(definitions.flatMap(({ values }) => values))],
    closed: definitions.every(({ kind, values }) => kind === undefined && values.length > 0),
  };
}

/** What things of a stencil are to rules; those that cannot be drawn count as elements. */
function ruleKind(template: Template, id: Id): ThingKind {
  switch (kindOfStencil(template, id)) {
    case "flow":
      return "flow";
    case "boundaryBox":
    case "boundaryLine":
      return "boundary";
    case "process":
    case "dataStore":
    case "externalInteractor":
    case "annotation":
    case null:
      return "element";
  }
}
