import { useId, useState, type FormEvent, type ReactElement } from "react";
import type { TemplateSummary } from "../../shared/api-templates.ts";
import { isVersion, nextVersion } from "../../shared/template/edits/manifest.ts";
import formStyles from "../start/NewModelDialog.module.css";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useApp, useTemplateState } from "../ui/context.ts";
import { Button, TextInput } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { NamePrompt } from "./NamePrompt.tsx";

interface NewTemplateDialogProps {
  /** What it is to be a copy of; null for a blank one. */
  readonly of: Pick<TemplateSummary, "id" | "name"> | null;
  readonly onClose: () => void;
}

/** Asks what a template to edit is to be called. */
export function NewTemplateDialog({ of, onClose }: NewTemplateDialogProps): ReactElement {
  const app = useApp();
  return (
    <NamePrompt
      title={of === null ? "New template" : `Duplicate “${of.name}”`}
      label="Name"
      confirmLabel={of === null ? "Create template" : "Duplicate"}
      initial={of === null ? "" : `${of.name} (copy)`}
      placeholder="Such as Our web applications"
      onConfirm={(name) => void app.templates.create(name, of?.id ?? null)}
      onClose={onClose}
    >
      <p className={formStyles["hint"]}>
        {of === null
          ? "It begins with the generic stencils and the six categories of STRIDE, and without a rule."
          : "The copy is yours to edit; what it is made of stays as it is."}
      </p>
    </NamePrompt>
  );
}

interface DeleteTemplateDialogProps {
  readonly template: TemplateSummary;
  readonly onClose: () => void;
}

/** Asks before a template that is edited goes. */
export function DeleteTemplateDialog(props: DeleteTemplateDialogProps): ReactElement {
  const { template, onClose } = props;
  const app = useApp();
  return (
    <ConfirmDialog
      title={`Delete “${template.name}”?`}
      confirmLabel="Delete template"
      onConfirm={() => void app.templates.remove(template)}
      onClose={onClose}
    >
      <p>
        The template and all its steps are removed from Palisade. This cannot be taken back. Models
        that were made with it keep what they use of it, and published versions stay.
      </p>
    </ConfirmDialog>
  );
}

/** Asks which version the open template is to be published under. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const current = useTemplateState((state) => state.template.manifest.version);
  const [version, setVersion] = useState(nextVersion(current));
  const id = useId();
  const formId = useId();
  const hintId = useId();
  const valid = isVersion(version);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!valid) return;
    onClose();
    void app.templates.publish(version);
  }

  return (
    <Dialog
      title="Publish a version"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} disabled={!valid}>
            Publish
          </Button>
        </>
      }
    >
      <form id={formId} className={formStyles["form"]} onSubmit={submit}>
        <p className={formStyles["hint"]}>
          A published version stays as it is, to be chosen for models. Now it is {current}.
        </p>
        <div className={formStyles["field"]}>
          <label htmlFor={id}>Version</label>
          <TextInput
            id={id}
            data-first-focus
            aria-invalid={!valid || undefined}
            aria-describedby={hintId}
            value={version}
            onChange={(event) => setVersion(event.target.value)}
          />
          <p id={hintId} className={formStyles["hint"]}>
            Four numbers with dots between, such as 1.2.0.0.
          </p>
        </div>
      </form>
    </Dialog>
  );
}
