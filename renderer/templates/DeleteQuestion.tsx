import type { ReactElement } from "react";
import type { Use } from "../../shared/template/uses.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import styles from "./tab.module.css";

/** Something about to be deleted though other things use it. */
export interface Doomed {
  readonly what: string;
  readonly uses: readonly Use[];
  /** What becomes of the things that use it. */
  readonly consequence: string;
  readonly remove: () => void;
}

interface DeleteQuestionProps {
  readonly doomed: Doomed;
  readonly onClose: () => void;
}

const NOUNS: Readonly<Record<Use["table"], string>> = {
  stencil: "stencil",
  threatType: "threat type",
  message: "message",
  example: "example of",
  zeroTrust: "Zero-Trust statement",
};

/** Says what uses a thing before it goes. */
export function DeleteQuestion({ doomed, onClose }: DeleteQuestionProps): ReactElement {
  const { what, uses, consequence, remove } = doomed;
  return (
    <ConfirmDialog
      title={`Delete ${what}?`}
      confirmLabel="Delete it"
      onConfirm={remove}
      onClose={onClose}
    >
      <p>
        {uses.length === 1 ? "This uses it" : `These ${uses.length} use it`}. {consequence} Undo
        brings it back.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <ul className={styles["uses"]} tabIndex={0} aria-label="What uses it">
        {uses.map(({ table, id, name, where }) => (
          <li key={`${table} ${id} ${where} ${name}`}>
            <span>
              {NOUNS[table]} “{name}”
            </span>
            <span>{where}</span>
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
