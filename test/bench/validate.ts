/** How long live validation takes: 5,000 elements and as many flows, from nothing and after one edit. */

import type { Model } from "../../shared/model/model.ts";
import { validate } from "../../shared/validation/validate.ts";
import { largeModel } from "../builders/large-model.ts";
import { aTemplate } from "../builders/template.ts";
import { measure, withOneEdit, type Measurement } from "./measure.ts";

/** Measures all findings of a model nobody looked at, and of one an element of which was renamed. */
export function bench(): Promise<Measurement[]> {
  const template = aTemplate();
  const model = largeModel(template, { elements: 5000, flows: 5000, boxes: 40, arcs: 20 });
  const unseen = (): Model => structuredClone(model);
  const found = validate(template, model).length;
  return Promise.resolve([
    measure(`validation of 5,000 elements and flows (${found} messages)`, unseen, (fresh) =>
      validate(template, fresh),
    ),
    measure(
      "validation after one edit",
      (round) => withOneEdit(model, round),
      (edited) => validate(template, edited),
    ),
  ]);
}
