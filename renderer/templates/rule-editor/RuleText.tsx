import type { ReactElement } from "react";
import { highlightRule } from "../../../shared/rules/highlight.ts";
import styles from "./RuleEditor.module.css";

/** A rule, or a part of one, in the colours of the editor. */
export function RuleText({ text }: { readonly text: string }): ReactElement {
  return (
    <code className={styles["inline"]}>
      {highlightRule(text).map(({ range, kind }) => (
        <span key={range.start} className={styles["piece"]} data-kind={kind}>
          {text.slice(range.start, range.end)}
        </span>
      ))}
    </code>
  );
}
