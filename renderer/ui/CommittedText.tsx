import { useEffect, useEffectEvent, useState, type KeyboardEvent, type ReactElement } from "react";
import { TextArea, TextInput } from "./controls.tsx";

interface CommittedTextProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  /** Called with what was typed when the person pauses or leaves the field; Escape takes the typing back. */
  readonly onCommit: (value: string) => void;
  readonly multiline?: boolean;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly readOnly?: boolean;
  readonly describedBy?: string | undefined;
}

/** Long enough not to save every letter, short enough that nothing is lost by closing the window. */
const PAUSE = 700;

/** A text field that hands over its text once per pause, not once per letter, so that undo goes by steps people took. */
export function CommittedText(props: CommittedTextProps): ReactElement {
  const { value, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);

  function commit(): void {
    setDraft(null);
    if (draft !== null && draft !== value) onCommit(draft);
  }

  const afterPause = useEffectEvent(commit);
  useEffect(() => {
    if (draft === null) return;
    const pause = setTimeout(() => afterPause(), PAUSE);
    return () => clearTimeout(pause);
  }, [draft]);

  const onLeaving = useEffectEvent(commit);
  useEffect(() => {
    const leave = (): void => onLeaving();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  const field = {
    id: props.id,
    "aria-label": props.label,
    "aria-describedby": props.describedBy,
    placeholder: props.placeholder,
    readOnly: props.readOnly,
    value: draft ?? value,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: commit,
    onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape" && draft !== null) {
        setDraft(null);
        event.stopPropagation();
      }
      if (event.key === "Enter" && (props.multiline !== true || event.ctrlKey || event.metaKey)) {
        commit();
      }
    },
  };
  return props.multiline === true ? (
    // The field grows with its text, for which browsers ignore `rows`; this is its least height.
    <TextArea style={{ minHeight: `calc(${props.rows ?? 2} * 1.45em + 8px)` }} {...field} />
  ) : (
    <TextInput {...field} />
  );
}
