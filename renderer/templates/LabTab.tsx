import type { ReactElement } from "react";
import { setExamples } from "../../shared/template/edits/examples.ts";
import { RuleLab } from "./lab/RuleLab.tsx";
import styles from "./tab.module.css";
import { useEditing } from "./use-editing.ts";

/** What the rules make of a flow, why, and the examples that hold them to it. */
export function LabTab(): ReactElement {
  const { template, readOnly, edit } = useEditing();
  return (
    <section className={styles["lab"]} aria-label="Rule lab">
      <h2 className="visually-hidden">Rule lab</h2>
      <RuleLab
        template={template}
        {...(readOnly
          ? {}
          : { onExamples: (examples) => void edit((now) => setExamples(now, examples)) })}
      />
    </section>
  );
}
