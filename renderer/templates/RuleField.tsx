import type { ReactElement } from "react";
import type { RuleScope } from "../../shared/rules/syntax.ts";
import { useDraft } from "../ui/use-draft.ts";
import { RuleEditor } from "./rule-editor/RuleEditor.tsx";
import styles from "./tab.module.css";
import { useEditing } from "./use-editing.ts";

interface RuleFieldProps {
  readonly label: string;
  readonly value: string;
  readonly scope: RuleScope;
  readonly onCommit: (rule: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
  /** Whether the label stands beside it already. */
  readonly bare?: boolean;
}

/** A rule of the template: handed over when the person pauses, and as it was formatted when they leave. */
export function RuleField(props: RuleFieldProps): ReactElement {
  const { label, value, scope, onCommit, hint, placeholder, bare = false } = props;
  const { template, readOnly } = useEditing();
  const draft = useDraft(value, onCommit);
  return (
    <div className={styles["field"]}>
      {bare ? null : (
        <span className={styles["label"]}>
          {label}
          {hint === undefined ? null : <span>{hint}</span>}
        </span>
      )}
      <RuleEditor
        label={label}
        value={draft.text ?? value}
        template={template}
        scope={scope}
        readOnly={readOnly}
        onChange={draft.type}
        onLeave={(text) => {
          draft.drop();
          if (text !== value) onCommit(text);
        }}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </div>
  );
}
