import { useId, useState, type ReactElement } from "react";
import { useActionContext, useApp } from "../ui/context.ts";
import { Button, TextInput } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import dialogs from "../ui/Dialogs.module.css";
import type { Reported } from "../../shared/validation/validate.ts";
import { silence } from "./silence.ts";

/** Asks why a message is not to be reported any more. */
export function SilenceDialog({ reported }: { readonly reported: Reported }): ReactElement {
  const app = useApp();
  const { project, focusRegion } = useActionContext();
  const [reason, setReason] = useState("");
  const form = useId();
  const { about, text } = reported.finding;
  const close = (): void => {
    app.showDialog(null);
    focusRegion("messages");
  };
  return (
    <Dialog
      title="Silence this message?"
      onClose={close}
      foot={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button tone="primary" type="submit" form={form}>
            Silence
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (project !== null) silence(project, reported, reason);
          close();
        }}
      >
        <p className={dialogs["lead"]}>
          {about} {text}
        </p>
        <TextInput
          data-first-focus
          aria-label="Reason"
          placeholder="Why it is all right (optional)"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
