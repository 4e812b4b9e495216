import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { Combobox } from "../ui/Combobox.tsx";
import { TextArea } from "../ui/controls.tsx";
import type { Cell } from "./diagram-tables.ts";
import styles from "./TableView.module.css";

interface CellEditorProps {
  readonly label: string;
  readonly cell: Cell;
  /** What was typed to begin with; null = the text as it stands. */
  readonly startsWith: string | null;
  readonly onCommit: (value: string) => void;
  /** Editing is over; the grid has the keyboard again. */
  readonly onDone: () => void;
  /** Editing is over, as the keyboard went elsewhere. */
  readonly onLeave: () => void;
  /** Editing is over, and the cell this many columns further is next. */
  readonly onMove: (step: 1 | -1) => void;
}

/** The field in a cell that is being edited. */
export function CellEditor(props: CellEditorProps): ReactElement | null {
  switch (props.cell.kind) {
    case "text":
      return <TextEditor {...props} text={props.cell.text} />;
    case "choice":
      return <ChoiceEditor {...props} value={props.cell.value} choices={props.cell.choices()} />;
    case "fixed":
      return null;
  }
}

function TextEditor(props: CellEditorProps & { readonly text: string }): ReactElement {
  const { label, text, startsWith, onCommit, onDone, onMove } = props;
  const [draft, setDraft] = useState(startsWith ?? text);
  const field = useRef<HTMLTextAreaElement>(null);
  const over = useRef(false);

  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(
      startsWith === null ? 0 : element.value.length,
      element.value.length,
    );
  }, [startsWith]);

  function finish(keep: boolean, next: () => void): void {
    if (over.current) return;
    over.current = true;
    if (keep && draft !== text) onCommit(draft);
    next();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Names may have several lines.
    if (event.key === "Enter" && !event.altKey && !event.shiftKey) finish(true, onDone);
    else if (event.key === "Escape") finish(false, onDone);
    else if (event.key === "Tab") finish(true, () => onMove(event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <TextArea
      ref={field}
      rows={1}
      aria-label={label}
      className={styles["editor"]}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true, props.onLeave)}
    />
  );
}

interface ChoiceEditorProps extends CellEditorProps {
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

function ChoiceEditor(props: ChoiceEditorProps): ReactElement {
  const { label, value, choices, startsWith, onCommit, onDone, onMove } = props;
  return (
    <div className={styles["editor"]}>
      <Combobox
        label={label}
        choices={choices}
        value={value}
        startsWith={startsWith}
        onChoose={(next) => {
          if (next !== value) onCommit(next);
          onDone();
        }}
        onCancel={onDone}
        onLeave={props.onLeave}
        onTab={(backwards) => {
          onMove(backwards ? -1 : 1);
          return true;
        }}
      />
    </div>
  );
}
