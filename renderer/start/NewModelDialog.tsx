import { useId, useState, type FormEvent, type ReactElement } from "react";
import { useApp, useAppState } from "../ui/context.ts";
import { Button, TextInput } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./NewModelDialog.module.css";
import { TemplateChoices } from "./TemplateChoices.tsx";

/** Asks for the name and the template of a new model. */
export function NewModelDialog(): ReactElement {
  const app = useApp();
  const templates = useAppState((state) => state.templates);
  const [name, setName] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const templateId = chosenId ?? templates[0]?.id ?? null;
  const nameId = useId();
  const formId = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (templateId !== null) void app.createModel(name.trim() || "Untitled model", templateId);
  }

  return (
    <Dialog
      title="New model"
      onClose={() => app.showDialog(null)}
      foot={
        <>
          <Button onClick={() => app.showDialog(null)}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} disabled={templateId === null}>
            Create model
          </Button>
        </>
      }
    >
      <form id={formId} className={styles["form"]} onSubmit={submit}>
        <div className={styles["field"]}>
          <label htmlFor={nameId}>Name</label>
          <TextInput
            id={nameId}
            data-first-focus
            placeholder="Untitled model"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <fieldset>
          <legend>Template</legend>
          <p className={styles["hint"]}>
            The template brings the stencils you draw with and the rules that find threats.
          </p>
          {templates.length === 0 ? (
            <p className={styles["none"]}>
              There is no template yet. Open a .yaml or .tb7 file to add one, then come back.
            </p>
          ) : (
            <TemplateChoices templates={templates} chosenId={templateId} onChoose={setChosenId} />
          )}
        </fieldset>
      </form>
    </Dialog>
  );
}
