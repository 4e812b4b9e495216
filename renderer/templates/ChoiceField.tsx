import { useId, type ReactElement } from "react";
import { useTemplateEditor } from "../ui/context.ts";
import { Select } from "../ui/controls.tsx";
import styles from "./tab.module.css";

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  /** One that is none of the options is shown as what it is. */
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChoose: (value: Value) => void;
  readonly hint?: string | undefined;
}

/** One of a few, labelled. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>): ReactElement {
  const { label, value, options, onChoose, hint } = props;
  const { readOnly } = useTemplateEditor();
  const id = useId();
  const hintId = useId();
  const known = options.some((option) => option.value === value);
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value}
        disabled={readOnly}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {known ? null : (
          <option value={value} disabled>
            {value === "" ? "None" : `${value} (not there)`}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </Select>
      {hint === undefined ? null : <small id={hintId}>{hint}</small>}
    </div>
  );
}
