import type { Model, Threat } from "../../shared/model/model.ts";
import { analyze, type AnalysisOptions } from "../../shared/stride/analyze.ts";
import type { Analysis } from "../../shared/stride/analysis.ts";
import type { Template } from "../../shared/template/template.ts";

/** Works out a project's threats, once per model value. */
export interface Analyst {
  analysis(template: Template, model: Model): Analysis;
  /** The same as a plain list, in the analysis' order. */
  threats(template: Template, model: Model): readonly Threat[];
}

/** @param options what is known of the model's origin. */
export function createAnalyst(options: Pick<AnalysisOptions, "titlesFrozen" | "loaded">): Analyst {
  let last: {
    template: Template;
    model: Model;
    analysis: Analysis;
    threats: readonly Threat[];
  } | null = null;

  function latest(template: Template, model: Model): NonNullable<typeof last> {
    if (last !== null && last.template === template && last.model === model) return last;
    const previous = last?.template === template ? { previous: last.analysis } : {};
    const analysis = analyze(template, model, { ...options, ...previous });
    last = { template, model, analysis, threats: analysis.threats.map((entry) => entry.threat) };
    return last;
  }

  return {
    analysis: (template, model) => latest(template, model).analysis,
    threats: (template, model) => latest(template, model).threats,
  };
}
