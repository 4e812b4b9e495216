import type { ReactElement } from "react";
import type { Segment } from "../../shared/model/matched-words.ts";
import styles from "./Marked.module.css";

/** A text in which what was searched for stands out. */
export function Marked({ segments }: { readonly segments: readonly Segment[] }): ReactElement {
  return (
    <>
      {segments.map(({ text, matched }, at) =>
        matched ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one text in its order
          <mark key={at} className={styles["mark"]}>
            {text}
          </mark>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one text in its order
          <span key={at}>{text}</span>
        ),
      )}
    </>
  );
}
