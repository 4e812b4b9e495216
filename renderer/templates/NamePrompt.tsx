import { useId, useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { Button, TextInput } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "../start/NewModelDialog.module.css";

interface NamePromptProps {
  readonly title: string;
  readonly label: string;
  readonly confirmLabel: string;
  readonly initial?: string;
  readonly placeholder?: string;
  readonly onConfirm: (name: string) => void;
  readonly onClose: () => void;
  /** What else is asked. */
  readonly children?: ReactNode;
}

/** Asks what something new is called. */
export function NamePrompt(props: NamePromptProps): ReactElement {
  const { title, label, confirmLabel, onConfirm, onClose } = props;
  const [name, setName] = useState(props.initial ?? "");
  const id = useId();
  const formId = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === "") return;
    onClose();
    onConfirm(name.trim());
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} disabled={name.trim() === ""}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles["form"]} onSubmit={submit}>
        <div className={styles["field"]}>
          <label htmlFor={id}>{label}</label>
          <TextInput
            id={id}
            data-first-focus
            maxLength={200}
            placeholder={props.placeholder}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        {props.children}
      </form>
    </Dialog>
  );
}
