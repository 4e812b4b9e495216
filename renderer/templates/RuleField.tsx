import { useMemo, type ReactElement } from "react";
import type { RuleScope } from "../../shared/rules/syntax.ts";
import type { RuleMark } from "../../shared/rules/marks.ts";
import type { TemplateTable } from "../../shared/template/change.ts";
import { useDraft } from "../ui/use-draft.ts";
import { RuleEditor } from "./rule-editor/RuleEditor.tsx";
import styles from "./tab.module.css";
import { useEditing } from "./use-editing.ts";
import { useFindings } from "./use-findings.tsx";

interface RuleFieldProps {
  readonly label: string;
  readonly value: string;
  readonly scope: RuleScope;
  /** Where it stands in the template, for what the linter says of it. */
  readonly place: RulePlace;
  readonly onCommit: (rule: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
  /** Whether the label stands beside it already. */
  readonly bare?: boolean;
}

interface RulePlace {
  readonly table: TemplateTable;
  readonly at: number;
  readonly field: string;
}

/** A rule of the template: handed over when the person pauses, and as it was formatted when they leave. */
export function RuleField(props: RuleFieldProps): ReactElement {
  const { label, value, scope, place, onCommit, hint, placeholder, bare = false } = props;
  const { template, readOnly } = useEditing();
  const draft = useDraft(value, onCommit);
  const problems = useProblems(place);
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
        // What was found of another text would stand at the wrong words.
        problems={draft.text === null ? problems : NONE}
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

const NONE: readonly RuleMark[] = [];

/** What the linter says of a rule, at its words. */
function useProblems({ table, at, field }: RulePlace): readonly RuleMark[] {
  const { findings, current } = useFindings();
  return useMemo(() => {
    if (!current) return NONE;
    return findings.flatMap(({ severity, message, place }) =>
      severity !== "info" &&
      place?.table === table &&
      place.at === at &&
      place.field === field &&
      place.range !== null
        ? [{ range: place.range, severity, message }]
        : [],
    );
  }, [findings, current, table, at, field]);
}
