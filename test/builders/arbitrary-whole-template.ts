/** Any template that says everything a template can say, generic stencils first and ids unique as in every one. */

import fc from "fast-check";
import type { Template } from "../../shared/template/template.ts";
import { aTemplate } from "./template.ts";

const values = (texts: fc.Arbitrary<string>) => fc.uniqueArray(texts, { maxLength: 4 });
const ids = fc.constantFrom("a", "b", "GE.P", "GE.DF", "no", "1", "null", "x y");
const names = fc.constantFrom("is", "holds", "with", "port", "7", "tls: version", "", "~");

function attribute(texts: fc.Arbitrary<string>) {
  return fc.record(
    {
      name: names,
      label: texts,
      fixed: fc.boolean(),
      values: values(texts),
      kind: fc.constantFrom("text" as const, "boolean" as const, "number" as const),
      help: texts,
      unknown: texts,
    },
    { requiredKeys: ["name", "label", "fixed", "values"] },
  );
}

function stencil(texts: fc.Arbitrary<string>) {
  return fc.record(
    {
      id: ids,
      name: texts,
      description: texts,
      parentId: fc.option(ids),
      hidden: fc.boolean(),
      shape: fc.constantFrom("ellipse" as const, "line" as const, "inherited" as const),
      image: fc.constantFrom(null, "data:image/jpeg;base64,/9j/4AAQ"),
      imageLocation: fc.constantFrom("centeredOnStencil" as const, "beforeLabel" as const),
      strokeDashArray: fc.option(texts),
      strokeThickness: fc.constantFrom(null, 1, 2.5),
      constraints: fc.array(fc.record({ stencil: texts, connection: texts }), { maxLength: 2 }),
      attributes: fc.array(attribute(texts), { maxLength: 3 }),
    },
    {
      requiredKeys: [
        "id",
        "name",
        "description",
        "parentId",
        "hidden",
        "shape",
        "image",
        "imageLocation",
        "strokeDashArray",
        "strokeThickness",
        "attributes",
      ],
    },
  );
}

function threatType(texts: fc.Arbitrary<string>) {
  return fc.record(
    {
      id: ids,
      title: texts,
      categoryId: texts,
      relatedCategoryId: texts,
      description: texts,
      include: texts,
      exclude: texts,
      properties: fc.array(fc.record({ name: names, value: fc.option(texts) }), { maxLength: 3 }),
      scope: fc.constantFrom("element" as const, "boundary" as const, "diagram" as const),
      profileId: ids,
      priorities: fc.array(fc.record({ when: texts, value: texts }), { maxLength: 2 }),
      mitigations: values(texts),
      references: fc.array(fc.record({ catalogue: texts, id: texts }), { maxLength: 3 }),
      phase: texts,
    },
    {
      requiredKeys: [
        "id",
        "title",
        "categoryId",
        "description",
        "include",
        "exclude",
        "properties",
      ],
    },
  );
}

function example(texts: fc.Arbitrary<string>) {
  const attributes = fc.dictionary(names, texts, { maxKeys: 3, noNullPrototype: true });
  const item = fc.record({ stencilId: ids, attributes });
  return fc.record({
    threatTypeId: ids,
    name: texts,
    source: item,
    target: fc.option(item),
    flow: fc.option(item),
    boundaries: fc.array(
      fc.record({
        stencilId: ids,
        attributes,
        holds: fc.constantFrom("source" as const, "both" as const),
      }),
      { maxLength: 2 },
    ),
    besides: fc.array(ids, { maxLength: 2 }),
    expect: fc.constantFrom("fires" as const, "silent" as const),
  });
}

/** Its examples are in the order of its threat types, those of none last. */
export function arbitraryWholeTemplate(texts: fc.Arbitrary<string>): fc.Arbitrary<Template> {
  const once = <Entry extends { readonly id: string }>(entry: fc.Arbitrary<Entry>) =>
    fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 4 });
  const scope = fc.constantFrom("interaction" as const, "diagram" as const);
  return fc
    .record(
      {
        manifest: fc.record({ id: texts, name: texts, version: texts, author: texts }),
        threatProperties: fc.oneof(
          fc.constant(aTemplate().threatProperties),
          fc.uniqueArray(
            fc.record({
              name: names,
              label: texts,
              hidden: fc.boolean(),
              kind: fc.constantFrom("text" as const, "list" as const),
              values: values(texts),
            }),
            { selector: ({ name }) => name, maxLength: 3 },
          ),
        ),
        priorityUsed: fc.boolean(),
        statusUsed: fc.boolean(),
        stencils: once(stencil(texts)),
        categories: once(
          fc.record({ id: ids, name: texts, shortDescription: texts, longDescription: texts }),
        ),
        threatTypes: once(threatType(texts)),
        profiles: once(fc.record({ id: ids, name: texts, description: texts, on: fc.boolean() })),
        messages: once(fc.record({ id: ids, text: texts, scope, when: texts })),
        examples: fc.array(example(texts), { maxLength: 4 }),
        zeroTrust: fc.array(
          fc.record(
            {
              aspect: fc.constantFrom("caller" as const, "audit" as const),
              of: fc.constantFrom("flow" as const, "target" as const),
              attribute: texts,
              good: values(texts),
              weak: values(texts),
              except: values(ids),
            },
            { requiredKeys: ["aspect", "of", "attribute", "good", "weak"] },
          ),
          { maxLength: 3 },
        ),
      },
      {
        requiredKeys: [
          "manifest",
          "threatProperties",
          "priorityUsed",
          "statusUsed",
          "stencils",
          "categories",
          "threatTypes",
        ],
      },
    )
    .map(inOrder);
}

function inOrder(template: Template): Template {
  const { stencils, threatTypes, examples } = template;
  const place = (id: string) => {
    const at = threatTypes.findIndex((type) => type.id === id);
    return at < 0 ? threatTypes.length : at;
  };
  return {
    ...template,
    stencils: stencils.toSorted(
      (one, other) => Number(one.parentId !== null) - Number(other.parentId !== null),
    ),
    ...(examples === undefined
      ? {}
      : {
          examples: examples.toSorted(
            (one, other) => place(one.threatTypeId) - place(other.threatTypeId),
          ),
        }),
  };
}
