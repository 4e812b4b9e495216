import type { ReactElement, ReactNode } from "react";
import type { Threat } from "../../shared/model/model.ts";
import styles from "./Upgrade.module.css";

interface ThreatLineProps {
  readonly threat: Pick<Threat, "number" | "title" | "category" | "interaction">;
  /** What stands before it: what becomes of it, or what was decided. */
  readonly mark: ReactElement;
  readonly note?: string | null;
  /** What is said of it below. */
  readonly children: ReactNode;
}

/** A threat in a plan. */
export function ThreatLine({ threat, mark, note = null, children }: ThreatLineProps): ReactElement {
  return (
    <div className={styles["line"]}>
      <div className={styles["mark"]}>{mark}</div>
      <div className={styles["what"]}>
        <strong>{threat.title}</strong>
        <span>
          #{threat.number} · {threat.category} · {threat.interaction}
        </span>
        {note === null ? null : <span>{note}</span>}
        {children}
      </div>
    </div>
  );
}
