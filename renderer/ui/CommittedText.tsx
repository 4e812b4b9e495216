import { useId, type KeyboardEvent, type ReactElement } from "react";
import { TextArea, TextInput } from "./controls.tsx";
import styles from "./CommittedText.module.css";
import { useDraft } from "./use-draft.ts";

interface CommittedTextProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  /** Called with what was typed when the person pauses or leaves the field; Escape takes the typing back. */
  readonly onCommit: (value: string) => void;
  /** Why a text cannot be taken; null when it can. One that cannot is gone when the field is left. */
  readonly check?: (value: string) => string | null;
  readonly multiline?: boolean;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly readOnly?: boolean;
  readonly describedBy?: string | undefined;
  readonly className?: string | undefined;
}

/** A text field that hands over its text once per pause, not once per letter, so that undo goes by steps people took. */
export function CommittedText(props: CommittedTextProps): ReactElement {
  const { value, onCommit, check } = props;
  const draft = useDraft(value, onCommit, (text) => check === undefined || check(text) === null);
  const problemId = useId();
  const problem =
    draft.text === null || draft.text === value ? null : (check?.(draft.text) ?? null);

  const field = {
    id: props.id,
    "aria-label": props.label,
    "aria-describedby": problem === null ? props.describedBy : problemId,
    "aria-invalid": problem === null ? undefined : true,
    className: props.className,
    placeholder: props.placeholder,
    readOnly: props.readOnly,
    value: draft.text ?? value,
    onChange: (event: { target: { value: string } }) => draft.type(event.target.value),
    onBlur: draft.commit,
    onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape" && draft.text !== null) {
        draft.drop();
        event.stopPropagation();
      }
      const isEnter = event.key === "Enter" && problem === null;
      if (isEnter && (props.multiline !== true || event.ctrlKey || event.metaKey)) draft.commit();
    },
  };
  return (
    <>
      {props.multiline === true ? (
        // The field grows with its text, for which browsers ignore `rows`; this is its least height.
        <TextArea style={{ minHeight: `calc(${props.rows ?? 2} * 1.45em + 8px)` }} {...field} />
      ) : (
        <TextInput {...field} />
      )}
      {problem === null ? null : (
        <output id={problemId} className={styles["problem"]}>
          {problem}
        </output>
      )}
    </>
  );
}
