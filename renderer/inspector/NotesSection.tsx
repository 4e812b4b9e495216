import { Trash2 } from "lucide-react";
import { useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from "react";
import { addNote, editNote, removeNote } from "../../shared/model/edits/notes.ts";
import type { Note } from "../../shared/model/model.ts";
import { fullTime } from "../history/moments.ts";
import { takeBack } from "../state/take-back.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useApp, useProject, useProjectState } from "../ui/context.ts";
import { Button, IconButton, TextArea } from "../ui/controls.tsx";
import styles from "./Notes.module.css";
import inspector from "./Inspector.module.css";

/** The authors' notes on the model: read, added, edited in place, removed. */
export function NotesSection(): ReactElement {
  const notes = useProjectState((state) => state.model.notes);
  const adding = useRef<HTMLTextAreaElement>(null);
  return (
    <section className={inspector["section"]} aria-labelledby="notes-title">
      <h3 id="notes-title">Notes</h3>
      {notes.length === 0 ? (
        <p className={styles["hint"]}>
          What was decided, what is still open, whom to ask: notes are printed in the report.
        </p>
      ) : (
        <ul className={styles["notes"]}>
          {notes.map((note) => (
            <NoteItem key={note.id} note={note} onRemoved={() => adding.current?.focus()} />
          ))}
        </ul>
      )}
      <NewNote field={adding} />
    </section>
  );
}

interface NoteItemProps {
  readonly note: Note;
  readonly onRemoved: () => void;
}

function NoteItem({ note, onRemoved }: NoteItemProps): ReactElement {
  const app = useApp();
  const project = useProject();
  const { id, message, addedBy, addedAt } = note;
  const when = new Date(addedAt);

  function remove(): void {
    const change = removeNote(project.store.getState().model, id);
    if (change === null) return;
    project.commit(change);
    const seq = project.store.getState().history.done.at(-1)?.seq ?? 0;
    onRemoved();
    app.notify({
      tone: "done",
      title: `Note ${id} removed`,
      action: { label: "Undo", perform: () => takeBack(project, seq) },
    });
  }

  return (
    <li className={styles["note"]}>
      <div className={styles["noteHead"]}>
        <span>
          #{id}
          {addedBy.trim() === "" ? null : ` · ${addedBy}`}
          {Number.isNaN(when.getTime()) ? null : ` · ${fullTime(when)}`}
        </span>
        <IconButton small label={`Remove note ${id}`} onClick={remove}>
          <Trash2 size={14} />
        </IconButton>
      </div>
      <CommittedText
        label={`Note ${id}`}
        multiline
        rows={1}
        value={message}
        onCommit={(text) => project.commit(editNote(project.store.getState().model, id, text))}
      />
    </li>
  );
}

interface NewNoteProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

function NewNote({ field }: NewNoteProps): ReactElement {
  const app = useApp();
  const project = useProject();
  const [text, setText] = useState("");

  function add(): void {
    const { author } = app.store.getState().settings;
    const change = addNote(project.store.getState().model, text, author, app.now());
    if (change === null) return;
    project.commit(change);
    setText("");
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    add();
  }

  return (
    <div className={styles["new"]}>
      <TextArea
        ref={field}
        aria-label="New note"
        placeholder="Write a note"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button disabled={text.trim() === ""} onClick={add}>
        Add note
      </Button>
    </div>
  );
}
