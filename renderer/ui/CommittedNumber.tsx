import { useState, type KeyboardEvent, type ReactElement } from "react";
import { TextInput } from "./controls.tsx";

interface CommittedNumberProps {
  readonly label: string;
  /** Null for several that differ. */
  readonly value: number | null;
  readonly disabled: boolean;
  /** Called with a whole number when the person leaves the field, presses Enter or an arrow key. */
  readonly onCommit: (value: number) => void;
}

/** How far Shift with an arrow key goes. */
const FAR = 10;

/** A field for a whole number. Arrow keys step; Escape and what is no number take the typing back. */
export function CommittedNumber(props: CommittedNumberProps): ReactElement {
  const { label, value, disabled, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const shown = value === null ? "" : String(value);
  const number = wholeNumber(draft ?? shown);

  function commit(after: number | null): void {
    setDraft(null);
    if (after !== null && after !== value) onCommit(after);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step !== undefined && number !== null) {
      event.preventDefault();
      commit(number + step * (event.shiftKey ? FAR : 1));
    } else if (event.key === "Enter") {
      commit(number);
    } else if (event.key === "Escape" && draft !== null) {
      setDraft(null);
      event.stopPropagation();
    }
  }

  return (
    <TextInput
      aria-label={label}
      inputMode="numeric"
      disabled={disabled}
      placeholder={value === null ? "Mixed" : ""}
      value={draft ?? shown}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => commit(number)}
      onKeyDown={onKeyDown}
    />
  );
}

function wholeNumber(text: string): number | null {
  const number = Math.round(Number(text.replace(",", ".")));
  return text.trim() === "" || !Number.isSafeInteger(number) ? null : number;
}
