import { Check, CloudAlert, RefreshCw } from "lucide-react";
import type { ReactElement } from "react";
import type { SaveStatus } from "../state/saving.ts";
import { Spinner } from "./controls.tsx";
import styles from "./SavedState.module.css";

interface SavedStateProps {
  readonly saving: SaveStatus;
  readonly onRetry: () => void;
}

/** Whether what was done last is stored. */
export function SavedState({ saving, onRetry }: SavedStateProps): ReactElement {
  return (
    <output className={styles["saved"]} data-state={saving.kind} aria-label="Saving">
      {saving.kind === "saved" ? (
        <>
          <Check size={14} aria-hidden="true" /> Saved
        </>
      ) : saving.kind === "gone" ? (
        <>
          <CloudAlert size={14} aria-hidden="true" /> Deleted in another window; nothing is saved.
        </>
      ) : saving.kind === "failed" ? (
        <>
          <CloudAlert size={14} aria-hidden="true" />
          <span>Not saved: {saving.problem.message} It is kept here and tried again.</span>
          <button type="button" className={styles["retry"]} onClick={onRetry}>
            <RefreshCw size={12} aria-hidden="true" /> Try now
          </button>
        </>
      ) : (
        <>
          <Spinner /> Saving…
        </>
      )}
    </output>
  );
}
