import type { ReactElement } from "react";
import { coverageShare, type Coverage } from "../../shared/stride/zero-trust.ts";
import styles from "./Lens.module.css";

/** How much of what is required is stated, as a bar; the figures stand beside it. */
export function CoverageBar({ coverage }: { readonly coverage: Coverage }): ReactElement {
  const { good, weak, unstated } = coverage;
  const whole = Math.max(1, good + weak + unstated);
  const goodWidth = (good / whole) * 100;
  const weakWidth = (weak / whole) * 100;
  return (
    <svg
      className={styles["bar"]}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="6" data-part="unstated" />
      <rect width={goodWidth} height="6" data-part="good" />
      <rect x={goodWidth} width={weakWidth} height="6" data-part="weak" />
    </svg>
  );
}

/** "42 %", or a dash where nothing is required. */
export function shareText(coverage: Coverage): string {
  const share = coverageShare(coverage);
  return share === null ? "–" : `${Math.floor(share * 100)} %`;
}

/** "3 of 8 statements made, 2 weak" */
export function figuresText({ good, weak, unstated }: Coverage): string {
  const required = good + weak + unstated;
  if (required === 0) return "nothing to state";
  return `${good} of ${required} statements made${weak === 0 ? "" : `, ${weak} weak`}`;
}
