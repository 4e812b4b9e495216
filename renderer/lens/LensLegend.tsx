import type { ReactElement } from "react";
import { LENS_STROKES } from "../../shared/scene/zero-trust-lens.ts";
import { FLOW_STANDING_WORDS } from "../../shared/stride/zero-trust-words.ts";
import styles from "./Lens.module.css";

const STANDINGS = ["full", "partial", "weak", "silent", "mute"] as const;

/** What the lines and letters on the canvas mean. */
export function LensLegend(): ReactElement {
  return (
    <section className={styles["section"]} aria-labelledby="lens-legend">
      <h3 id="lens-legend">What flows look like</h3>
      <ul className={styles["legend"]}>
        {STANDINGS.map((standing) => (
          <li key={standing}>
            <svg width="44" height="8" viewBox="0 0 44 8" aria-hidden="true">
              <line
                x1="0"
                y1="4"
                x2="44"
                y2="4"
                data-standing={standing}
                strokeWidth={LENS_STROKES[standing].width}
                strokeDasharray={LENS_STROKES[standing].dash.join(" ")}
              />
            </svg>
            {FLOW_STANDING_WORDS[standing]}
          </li>
        ))}
      </ul>
      <p className={styles["signs"]}>
        <span data-standing="good">A</span> stated <span data-standing="weak">A!</span> weak or no{" "}
        <span data-standing="unstated">A?</span> not stated
      </p>
    </section>
  );
}
