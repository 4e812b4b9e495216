/** The own work of an edit in the template editor: making the change, applying it, linting what came of it. */

import {
  applyTemplateChange,
  normalTemplate,
  type TemplateChange,
} from "../../shared/template/change.ts";
import { renameAttribute } from "../../shared/template/edits/attributes.ts";
import { renameStencil, setStencilId } from "../../shared/template/edits/stencils.ts";
import { setThreatType } from "../../shared/template/edits/threat-types.ts";
import { lintTemplate } from "../../shared/template/lint/lint.ts";
import type { Template } from "../../shared/template/template.ts";
import { usesOfAttribute, usesOfStencil } from "../../shared/template/uses.ts";
import { kubernetes } from "../builders/built-in-template.ts";
import { largestTemplate } from "./largest-template.ts";
import { measure, type Measurement } from "./measure.ts";

type Edit = (template: Template, round: number) => TemplateChange | null;

/** Measures edits of the largest template of the corpus and of our own largest one. */
export function bench(): Promise<Measurement[]> {
  const largest = largestTemplate();
  const templates = largest === null ? [kubernetes.template] : [largest, kubernetes.template];
  return Promise.resolve(templates.flatMap(measurementsOf));
}

function measurementsOf(measured: Template): readonly Measurement[] {
  const template = normalTemplate(measured);
  const { manifest, stencils, threatTypes } = template;
  const attribute = mostUsed(
    new Set(stencils.flatMap(({ attributes }) => attributes.map(({ name }) => name))),
    (name) => usesOfAttribute(template, name).length,
  );
  const stencil = mostUsed(
    new Set(stencils.map(({ id }) => id)),
    (id) => usesOfStencil(template, id).length,
  );
  const at = stencils.findIndex(({ id }) => id === stencil);
  const edits: Readonly<Record<string, Edit>> = {
    "a rule": (now, round) =>
      setThreatType(now, 0, {
        include: `(${threatTypes[0]?.include ?? ""}) or flow.a is '${round}'`,
      }),
    "the name of the most used stencil": (now, round) => renameStencil(now, at, `Renamed ${round}`),
    "the id of the most used stencil": (now, round) =>
      setStencilId(now, stencil, `renamed.${round}`),
    "the key of the most used attribute": (now, round) =>
      renameAttribute(now, attribute, `renamed${round}`),
  };
  return Object.entries(edits).flatMap(([what, edit]) => {
    lintTemplate(template);
    const where = `edit of ${what}, ${manifest.name} (${threatTypes.length} rules)`;
    return [
      measure(
        where,
        (round) => round,
        (round) => edited(template, edit, round),
      ),
      measure(`  lint after it`, (round) => edited(template, edit, round), lintTemplate),
    ];
  });
}

function edited(template: Template, edit: Edit, round: number): Template {
  const change = edit(template, round);
  if (change === null) throw new Error("nothing was edited");
  return applyTemplateChange(template, change);
}

function mostUsed(names: ReadonlySet<string>, usesOf: (name: string) => number): string {
  const [first] = [...names]
    .map((name) => ({ name, uses: usesOf(name) }))
    .toSorted((one, other) => other.uses - one.uses);
  if (first === undefined) throw new Error("the template has none");
  return first.name;
}
