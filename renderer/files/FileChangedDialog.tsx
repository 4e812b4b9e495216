import type { ReactElement } from "react";
import type { Project } from "../state/project.ts";
import { useApp } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "../ui/Dialogs.module.css";

/** Asks what is to become of a file another program changed, when the person wants to save over it. */
export function FileChangedDialog({
  project,
  onClose,
}: {
  readonly project: Project;
  readonly onClose: () => void;
}): ReactElement {
  const app = useApp();
  const fileName = project.store.getState().file?.link?.fileName ?? "The file";
  const then = (work: () => Promise<void>) => () => {
    onClose();
    void work();
  };
  return (
    <Dialog
      alert
      title={`${fileName} was changed by another program`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} data-first-focus>
            Not now
          </Button>
          <Button onClick={then(() => app.files.saveAs(project))}>Save as…</Button>
          <Button onClick={then(() => app.files.takeOver(project))}>Take its version</Button>
          <Button tone="danger" onClick={then(() => app.files.overwrite(project))}>
            Overwrite it
          </Button>
        </>
      }
    >
      <p>
        It is no longer what Palisade last read or saved. Nothing was written; your work is stored
        in Palisade.
      </p>
      <p className={styles["lead"]}>
        Overwriting keeps a copy of the other version. Taking its version is one step that Undo
        takes back.
      </p>
    </Dialog>
  );
}
