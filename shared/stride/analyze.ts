/** The engine's front door. */

import type { Model } from "../model/model.ts";
import { interactionsIn } from "../model/verdict-anchor.ts";
import type { Template } from "../template/template.ts";
import type { Analysis } from "./analysis.ts";
import { compileTemplate } from "./compiled-template.ts";
import { draftThreats } from "./generate.ts";
import { reconcile } from "./reconcile.ts";

export interface AnalysisOptions {
  /**
   * The file was written by TMT 2016: titles of untouched threats stay as stored when something is renamed.
   * Everything later refreshes them.
   */
  readonly titlesFrozen: boolean;
  /**
   * The model was read from a file, not made in this session. Then a stored number 0 means "not numbered" and is
   * replaced, and new numbers start at 1 instead of 0. Leave it false for a model made here, even when it was saved
   * and reopened in between: its numbers are to stay.
   */
  readonly loaded: boolean;
  /** Last analysis of the same model in this session: its new threats keep their numbers. */
  readonly previous?: Analysis;
}

/**
 * Generates the threats of a model and reconciles them with the stored ones. Pure; what did not change since an
 * earlier call with the same template (by identity of the model's parts) is not worked out again.
 */
export function analyze(template: Template, model: Model, options: AnalysisOptions): Analysis {
  const compiled = compileTemplate(template);
  const reconciled = reconcile({
    compiled,
    stored: model.threats,
    drafts: model.generationEnabled ? draftThreats(template, model) : null,
    titlesFrozen: options.titlesFrozen,
    loaded: options.loaded,
    previous: options.previous ?? null,
    interactionOf: interactionsIn(model),
  });
  return { ...reconciled, problems: compiled.problems };
}
