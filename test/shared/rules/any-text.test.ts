import { expect, it } from "vitest";
import { parseRule } from "../../../shared/rules/parse.ts";
import { printRule } from "../../../shared/rules/print.ts";
import { stride } from "../../builders/built-in-template.ts";
import { ruleTexts } from "../../builders/rule-texts.ts";

/** Fewer than the million that `npm run test:million-rules` tries. */
const COUNT = Number(process.env["PALISADE_RULE_TEXTS"] ?? 150_000);

/** Rules of our own template and of everything the language has besides. */
function realRules(): readonly string[] {
  const rules = stride.template.threatTypes.flatMap(({ include, exclude }) => [include, exclude]);
  return [
    ...rules.filter((rule) => rule !== ""),
    "source in 'B' with tenant is 'A' and not flow leaves [B]",
    "element is in ('A', 'B') or element.replicas >= 2 and diagram has 'C' with a is unknown",
    "both in 'B' and flow.protocol in ('HTTP', 'FTP') and target.level < 0.5",
  ];
}

it(`gives a tree or a problem within the text for ${COUNT} random texts`, () => {
  const seed = Number(process.env["PALISADE_SEED"] ?? 20261125);
  const texts = ruleTexts(seed, realRules());
  const counts = { rules: 0, problems: 0 };
  for (let count = 0; count < COUNT; count += 1) {
    const text = texts.next().value;
    const parsed = parseRule(text);
    if (parsed.ok) {
      counts.rules += 1;
      if (parsed.rule === null) continue;
      const printed = printRule(parsed.rule);
      const again = parseRule(printed);
      const same = again.ok && again.rule !== null && printRule(again.rule) === printed;
      if (!same) expect.fail(`not a fixed point: ${JSON.stringify(text)}`);
    } else {
      counts.problems += 1;
      const { offset, message } = parsed.problem;
      const placed = Number.isInteger(offset) && offset >= 0 && offset <= text.length;
      const told = /[Ee]xpected .+\.$|levels deep\.$/u.test(message);
      if (!placed || !told) expect.fail(`${JSON.stringify(text)}: ${message} at ${offset}`);
    }
  }
  // Texts that are all rules, or none, would show little.
  expect(Math.min(counts.rules, counts.problems)).toBeGreaterThan(COUNT / 20);
});
