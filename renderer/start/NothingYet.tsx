import type { ReactElement } from "react";
import { Keys } from "../ui/controls.tsx";
import { Examples } from "./Examples.tsx";
import styles from "./StartScreen.module.css";

/** What the start screen says while there is no model. */
export function NothingYet(): ReactElement {
  return (
    <section className={styles["empty"]} aria-labelledby="empty-title">
      <Sketch />
      <h2 id="empty-title">Your models will appear here</h2>
      <p>A threat model takes three steps, and you can start with any of them.</p>
      <ol>
        <li>
          <strong>Draw</strong> the system: processes, data stores, who uses them, the data that
          flows, and the boundaries of trust it crosses.
        </li>
        <li>
          <strong>Analyze</strong>: the template’s rules list the threats to every flow.
        </li>
        <li>
          <strong>Judge</strong> each threat, give your reason, and print the report.
        </li>
      </ol>
      <p className={styles["keysHint"]}>
        <Keys keys="Alt+N" /> new model <Keys keys="Mod+O" /> open a file <Keys keys="?" /> all keys
      </p>
      <Examples />
    </section>
  );
}

/** A data-flow diagram in miniature: what this app is about, without words. */
function Sketch(): ReactElement {
  return (
    <svg className={styles["sketch"]} viewBox="0 0 320 120" aria-hidden="true" focusable="false">
      <g fill="none" strokeWidth="1.75">
        <rect className={styles["sketchBoundary"]} x="112" y="8" width="198" height="104" rx="6" />
        <path className={styles["sketchFlow"]} d="M76 54q34-18 66-2M206 60q24-10 44 0" />
      </g>
      <g className={styles["sketchArrow"]}>
        <path d="m144 53-9-6.5-1.5 8zM252 61l-9-6.5-1.5 8z" />
      </g>
      <g className={styles["sketchShape"]} strokeWidth="1.75">
        <rect x="16" y="38" width="58" height="40" rx="3" />
        <circle cx="175" cy="60" r="30" />
        <path d="M254 44h44M254 78h44" />
      </g>
      <g className={styles["sketchInk"]}>
        <rect x="30" y="55" width="30" height="5" rx="2.5" />
        <rect x="157" y="57" width="36" height="5" rx="2.5" />
        <rect x="262" y="58" width="28" height="5" rx="2.5" />
      </g>
    </svg>
  );
}
