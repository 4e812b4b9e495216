import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import type { Severity } from "../../shared/validation/finding.ts";
import styles from "./Messages.module.css";

const ICONS = { error: CircleX, warning: TriangleAlert, info: Info } as const;

export const SEVERITY_NAMES: Record<Severity, string> = {
  error: "Error",
  warning: "Warning",
  info: "Hint",
};

/** How much a message matters, as a picture. */
export function SeverityIcon({ severity }: { readonly severity: Severity }): ReactElement {
  const Icon = ICONS[severity];
  return (
    <Icon size={14} className={styles["severity"]} data-severity={severity} aria-hidden="true" />
  );
}
