import type { ReactElement } from "react";
import styles from "./tab.module.css";

interface NothingChosenProps {
  readonly title: string;
  readonly text: string;
}

/** What stands beside a list of which nothing is selected. */
export function NothingChosen({ title, text }: NothingChosenProps): ReactElement {
  return (
    <section className={styles["details"]} aria-label="Details">
      <div className={styles["nothing"]}>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
    </section>
  );
}
