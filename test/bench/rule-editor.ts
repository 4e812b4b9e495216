/** How long one letter typed into a rule takes to be coloured, judged and completed, with far more names than any template has. */

import { completeRule } from "../../shared/rules/completion.ts";
import { highlightRule } from "../../shared/rules/highlight.ts";
import { ruleMarks } from "../../shared/rules/marks.ts";
import { ruleVocabulary } from "../../shared/template/rule-vocabulary.ts";
import { aDefinition, aStencil, aTemplate, genericStencils } from "../builders/template.ts";
import { measure, type Measurement } from "./measure.ts";

const STENCILS = 3000;
const TERMS = 100;

/** Measures a letter at the end of a rule that names many of the template's stencils. */
export function bench(): Promise<Measurement[]> {
  const many = Array.from({ length: STENCILS }, (_, at) =>
    aStencil(`SE.P.${at}`, {
      parentId: "GE.P",
      attributes: [aDefinition(`attribute${at}`), aDefinition("shared")],
    }),
  );
  const template = aTemplate({ stencils: [...genericStencils, ...many] });
  const vocabulary = ruleVocabulary(template);
  const terms = Array.from({ length: TERMS }, (_, at) => `source is 'SE.P.${at * 7}'`);
  const rule = terms.join(" or ");
  return Promise.resolve([
    measure(
      `a letter in a rule of ${TERMS} terms among ${STENCILS} stencils`,
      (round) => `${rule} and target is 'SE.P.${round}`,
      (text) => {
        highlightRule(text);
        ruleMarks(text, vocabulary, "interaction");
        completeRule(text, text.length, vocabulary, "interaction");
      },
    ),
  ]);
}
