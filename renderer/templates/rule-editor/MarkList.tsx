import { CircleX, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import type { RuleMark } from "../../../shared/rules/marks.ts";
import styles from "./RuleEditor.module.css";

/** Id of the text of a mark, for describing the field. */
export function markId(id: string, at: number): string {
  return `${id}-mark-${at}`;
}

interface MarkListProps {
  readonly id: string;
  readonly marks: readonly RuleMark[];
}

/** What is wrong with a rule, in words. */
export function MarkList({ id, marks }: MarkListProps): ReactElement {
  return (
    <ul className={styles["problems"]}>
      {marks.map(({ severity, message }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- messages may repeat; they come anew with every text
        <li key={at} id={markId(id, at)} className={styles["problem"]} data-severity={severity}>
          {severity === "error" ? (
            <CircleX size={13} aria-hidden="true" />
          ) : (
            <TriangleAlert size={13} aria-hidden="true" />
          )}
          {message}
        </li>
      ))}
    </ul>
  );
}
