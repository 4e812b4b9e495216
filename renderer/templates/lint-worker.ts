/** Looks through templates on a thread of its own: a large one takes longer than a frame. */

import type { Template } from "../../shared/template/template.ts";
import { templateFindings, type TemplateFinding } from "./findings.ts";

/** A template to look through. */
export interface LintQuestion {
  readonly round: number;
  readonly template: Template;
}

export interface LintAnswer {
  /** Of the question. */
  readonly round: number;
  readonly findings: readonly TemplateFinding[];
}

self.addEventListener("message", ({ data }: MessageEvent<LintQuestion>) => {
  const answer: LintAnswer = { round: data.round, findings: templateFindings(data.template) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker answers whoever made it
  self.postMessage(answer);
});
