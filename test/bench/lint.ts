/** How long the template linter takes: the largest template of the corpus, from nothing and after one edit. */

import { lintTemplate } from "../../shared/template/lint/lint.ts";
import type { Template, ThreatType } from "../../shared/template/template.ts";
import { largestTemplate } from "./largest-template.ts";
import { measure, type Measurement } from "./measure.ts";

/** Measures lint of a template nobody looked at, and after edits of a rule and of a stencil's description. */
export function bench(): Promise<Measurement[]> {
  const template = largestTemplate();
  if (template === null) return Promise.resolve([]);
  const { name, version } = template.manifest;
  const { threatTypes, stencils } = template;
  const [type, stencil] = [threatTypes[0], stencils[0]];
  if (type === undefined || stencil === undefined) throw new Error("the template is empty");
  lintTemplate(template);
  const what = `${name} ${version}: ${threatTypes.length} rules, ${stencils.length} stencils`;
  return Promise.resolve([
    measure(`lint of ${what}`, () => structuredClone(template), lintTemplate),
    measure(
      "lint after an edit of a rule",
      (round): Template => {
        const edited: ThreatType = {
          ...type,
          include: `(${type.include}) or flow.a is '${round}'`,
        };
        return { ...template, threatTypes: [edited, ...threatTypes.slice(1)] };
      },
      lintTemplate,
    ),
    measure(
      "lint after an edit of a stencil's description",
      (round): Template => ({
        ...template,
        stencils: [{ ...stencil, description: `Edit ${round}` }, ...stencils.slice(1)],
      }),
      lintTemplate,
    ),
  ]);
}
