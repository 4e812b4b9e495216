import type { ReactElement, Ref } from "react";
import type { RuleMark } from "../../../shared/rules/marks.ts";
import { colouredPieces, endsTooEarly } from "./coloured-pieces.ts";
import styles from "./RuleEditor.module.css";

interface ColouredRuleProps {
  readonly ref?: Ref<HTMLDivElement>;
  readonly text: string;
  readonly marks: readonly RuleMark[];
}

/** What lies behind the text of the field: the same text in colours, with what is wrong underlined. */
export function ColouredRule({ ref, text, marks }: ColouredRuleProps): ReactElement {
  return (
    <div ref={ref} className={styles["colours"]} aria-hidden="true">
      {colouredPieces(text, marks).map(({ range, kind, mark }) => (
        <span
          key={range.start}
          className={styles["piece"]}
          data-kind={kind}
          data-mark={mark ?? undefined}
        >
          {text.slice(range.start, range.end)}
        </span>
      ))}
      {endsTooEarly(text, marks) ? <span className={styles["missing"]} /> : null}
      {/* An empty last line is as high as any other. */}
      {"\u200b"}
    </div>
  );
}
