/** Examples of a template, with everything a test does not care about filled in. */

import type { RuleExample } from "../../shared/template/template.ts";

/** A process calls a process and threat type `T1` is expected to fire. */
export function anExample(more: Partial<RuleExample> = {}): RuleExample {
  return {
    threatTypeId: "T1",
    name: "",
    source: { stencilId: "GE.P", attributes: {} },
    target: { stencilId: "GE.P", attributes: {} },
    flow: { stencilId: "GE.DF", attributes: {} },
    boundaries: [],
    besides: [],
    expect: "fires",
    ...more,
  };
}
