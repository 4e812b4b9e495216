import { useId, useState, type FormEvent, type ReactElement } from "react";
import { TemplateChoices } from "../start/TemplateChoices.tsx";
import { useApp, useAppState, useProjectState } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "../start/NewModelDialog.module.css";

/** Has the open model use another template. */
export function TemplateDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const current = useProjectState((state) => state.templateId);
  const templates = useAppState((state) => state.templates);
  const [chosenId, setChosenId] = useState(current);
  const formId = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    onClose();
    if (chosenId !== current) void app.chooseTemplate(chosenId);
  }

  return (
    <Dialog
      title="Change template"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} disabled={chosenId === current}>
            Use this template
          </Button>
        </>
      }
    >
      <form id={formId} className={styles["form"]} onSubmit={submit}>
        <p className={styles["hint"]}>
          The threats are found anew by its rules. Elements stay as they are; verdicts without a
          threat are kept and shown apart. Undo brings the old template back.
        </p>
        <TemplateChoices templates={templates} chosenId={chosenId} onChoose={setChosenId} />
      </form>
    </Dialog>
  );
}
