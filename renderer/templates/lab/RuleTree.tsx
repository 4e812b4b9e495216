import { Check, CircleHelp, X } from "lucide-react";
import type { ReactElement } from "react";
import type { Explanation } from "../../../shared/rules/explain.ts";
import type { Situation } from "../../../shared/stride/analysis.ts";
import type { Template } from "../../../shared/template/template.ts";
import { RuleText } from "../rule-editor/RuleText.tsx";
import { findingOf } from "./findings.ts";
import styles from "./RuleLab.module.css";

interface RuleTreeProps {
  /** The rule as written. */
  readonly text: string;
  readonly explanation: Explanation;
  readonly situation: Situation;
  readonly template: Template;
}

const TRUTHS = {
  true: { Icon: Check, word: "true" },
  false: { Icon: X, word: "false" },
  unknown: { Icon: CircleHelp, word: "not stated" },
} as const;

/** A rule as a tree of its terms, each with what it came out as and what decided it. */
export function RuleTree({ text, explanation, ...context }: RuleTreeProps): ReactElement {
  return (
    <ul className={styles["tree"]}>
      <Node text={text} explanation={explanation} {...context} />
    </ul>
  );
}

function Node({ text, explanation, situation, template }: RuleTreeProps): ReactElement {
  const { rule, truth, operands } = explanation;
  const { Icon, word } = TRUTHS[truth];
  const finding = findingOf(explanation, situation, template);
  return (
    <li className={styles["node"]} data-truth={truth}>
      <div className={styles["term"]}>
        <Icon size={14} aria-hidden="true" />
        <span className="visually-hidden">{word}: </span>
        {operands.length === 0 ? (
          <RuleText text={text.slice(rule.range.start, rule.range.end)} />
        ) : (
          <span className={styles["joint"]}>{JOINTS[rule.kind] ?? rule.kind}</span>
        )}
        {finding === "" ? null : <span className={styles["finding"]}>{finding}</span>}
      </div>
      {operands.length === 0 ? null : (
        <ul>
          {operands.map((operand) => (
            <Node
              key={operand.rule.range.start}
              text={text}
              explanation={operand}
              situation={situation}
              template={template}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

const JOINTS: Readonly<Partial<Record<Explanation["rule"]["kind"], string>>> = {
  and: "all of these",
  or: "any of these",
  not: "not",
};
