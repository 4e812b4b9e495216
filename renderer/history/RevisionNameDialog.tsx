import { useId, useState, type FormEvent, type ReactElement } from "react";
import { LONGEST_REVISION_NAME } from "../../shared/api-projects.ts";
import type { Problem } from "../../shared/model/result.ts";
import { Button, TextInput } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./RevisionNameDialog.module.css";

interface RevisionNameDialogProps {
  readonly title: string;
  readonly hint: string;
  readonly suggestion: string;
  readonly submitLabel: string;
  /** Null when it worked; the dialog then closes. */
  readonly onSubmit: (name: string) => Promise<Problem | null>;
  readonly onClose: () => void;
}

/** Asks for the name of a state. */
export function RevisionNameDialog(props: RevisionNameDialogProps): ReactElement {
  const [name, setName] = useState(props.suggestion);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const nameId = useId();
  const formId = useId();
  const hintId = useId();
  const blank = name.trim() === "";

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (blank || busy) return;
    setBusy(true);
    const failed = await props.onSubmit(name.trim());
    setBusy(false);
    setProblem(failed);
    if (failed === null) props.onClose();
  }

  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} disabled={blank || busy}>
            {props.submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles["form"]} onSubmit={(event) => void submit(event)}>
        <label htmlFor={nameId}>Name</label>
        <TextInput
          id={nameId}
          data-first-focus
          maxLength={LONGEST_REVISION_NAME}
          aria-describedby={hintId}
          value={name}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
        <p id={hintId} className={styles["hint"]}>
          {props.hint}
        </p>
        {problem === null ? null : (
          <p role="alert" className={styles["problem"]}>
            {problem.message} {problem.remedy}
          </p>
        )}
      </form>
    </Dialog>
  );
}
