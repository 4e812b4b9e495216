import { useId, type ReactElement } from "react";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useTemplateEditor } from "../ui/context.ts";
import styles from "./tab.module.css";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly hint?: string | undefined;
  /** Why a text cannot be taken; null when it can. */
  readonly check?: (value: string) => string | null;
  readonly multiline?: boolean;
  readonly rows?: number;
  /** Whether it is a key that rules use, not words for people. */
  readonly mono?: boolean;
  readonly placeholder?: string;
  /** Whether this text stays while the rest can be edited. */
  readonly fixed?: boolean;
}

/** A labelled text of the template. */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, hint, mono = false, fixed = false, ...rest } = props;
  const { readOnly } = useTemplateEditor();
  const id = useId();
  const hintId = useId();
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      <CommittedText
        id={id}
        readOnly={readOnly || fixed}
        describedBy={hint === undefined ? undefined : hintId}
        className={mono ? styles["mono"] : undefined}
        {...rest}
      />
      {hint === undefined ? null : <small id={hintId}>{hint}</small>}
    </div>
  );
}
