import type { RuleScope } from "../../shared/rules/syntax.ts";

/** What rules are asked about, as people choose it. */
export const SCOPES: readonly { readonly value: RuleScope; readonly text: string }[] = [
  { value: "interaction", text: "Each flow with its ends" },
  { value: "element", text: "Each element" },
  { value: "boundary", text: "Each trust boundary" },
  { value: "diagram", text: "Each diagram as a whole" },
];
