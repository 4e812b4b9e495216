/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import type { ReactElement } from "react";
import type { ActionGroup } from "../actions/action.ts";
import { actionsByGroup } from "../actions/registry.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import { ProfilesDialog } from "../analysis/ProfilesDialog.tsx";
import { CommandPalette } from "../command-palette/CommandPalette.tsx";
import { CopyDialog } from "../files/CopyDialog.tsx";
import { FileChangedDialog } from "../files/FileChangedDialog.tsx";
import { FileDialog } from "../files/FileDialog.tsx";
import {
  DeleteRevisionDialog,
  NameStateDialog,
  RenameRevisionDialog,
} from "../history/RevisionDialogs.tsx";
import { PictureDialog } from "../export/PictureDialog.tsx";
import { TidyDialog } from "../layout/TidyDialog.tsx";
import { SilenceDialog } from "../messages/SilenceDialog.tsx";
import { NewModelDialog } from "../start/NewModelDialog.tsx";
import { LabDialog } from "../templates/lab/LabDialog.tsx";
import {
  DeleteTemplateDialog,
  NewTemplateDialog,
  PublishDialog,
} from "../templates/TemplateDialogs.tsx";
import { TemplateDialog } from "../upgrade/TemplateDialog.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { useApp, useAppState } from "./context.ts";
import { Button, Keys } from "./controls.tsx";
import { Dialog } from "./Dialog.tsx";
import styles from "./Dialogs.module.css";

/** The dialog that is open, if one is. */
export function Dialogs(): ReactElement | null {
  const app = useApp();
  const dialog = useAppState((state) => state.dialog);
  const close = (): void => app.showDialog(null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "newModel":
      return <NewModelDialog />;
    case "keys":
      return <KeysDialog onClose={close} />;
    case "commands":
      return <CommandPalette />;
    case "ledger":
      return <LedgerDialog title={dialog.title} ledger={dialog.ledger} onClose={close} />;
    case "file":
      return <FileDialog question={dialog.question} />;
    case "fileChanged":
      return <FileChangedDialog project={dialog.project} onClose={close} />;
    case "replaceFile":
      return (
        <ConfirmDialog
          title={`Replace ${dialog.fileName}?`}
          confirmLabel="Replace"
          onConfirm={dialog.replace}
          onClose={close}
        >
          <p className={styles["lead"]}>
            There is a file of this name. A copy of it is kept if you replace it.
          </p>
        </ConfirmDialog>
      );
    case "copy":
      return <CopyDialog onClose={close} />;
    case "template":
      return <TemplateDialog begin={dialog.chosen} onClose={close} />;
    case "newTemplate":
      return <NewTemplateDialog of={dialog.of} onClose={close} />;
    case "deleteTemplate":
      return <DeleteTemplateDialog template={dialog.template} onClose={close} />;
    case "publishTemplate":
      return <PublishDialog onClose={close} />;
    case "tidy":
      return <TidyDialog scope={dialog.scope} onClose={close} />;
    case "picture":
      return <PictureDialog onClose={close} />;
    case "profiles":
      return <ProfilesDialog onClose={close} />;
    case "lab":
      return <LabDialog flow={dialog.flow} onClose={close} />;
    case "delete":
      return (
        <ConfirmDialog
          title={`Delete “${dialog.summary.name}”?`}
          confirmLabel="Delete model"
          onConfirm={() => void app.deleteProject(dialog.summary.id)}
          onClose={close}
        >
          <p className={styles["lead"]}>
            The model and all its verdicts are removed from Palisade. This cannot be taken back. The
            file it was opened from is not touched.
          </p>
        </ConfirmDialog>
      );
    case "nameState":
      return <NameStateDialog at={dialog.at} />;
    case "renameRevision":
      return <RenameRevisionDialog revision={dialog.revision} />;
    case "deleteRevision":
      return <DeleteRevisionDialog revision={dialog.revision} />;
    case "silence":
      return <SilenceDialog reported={dialog.reported} />;
    case "refused":
      return (
        <Dialog
          alert
          title="Some of your changes could not be kept"
          onClose={close}
          foot={
            <Button onClick={close} data-first-focus>
              I see
            </Button>
          }
        >
          <p className={styles["lead"]}>
            The same things were changed in another window first. You now see that version; these
            steps of yours are not in it:
          </p>
          <ul className={styles["list"]}>
            {dialog.labels.map((label, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- labels may repeat; the list never changes
              <li key={`${at} ${label}`}>{label}</li>
            ))}
          </ul>
        </Dialog>
      );
    case "problem":
      return (
        <Dialog
          alert
          title={dialog.title}
          onClose={close}
          foot={
            <Button onClick={close} data-first-focus>
              Close
            </Button>
          }
        >
          <p>{dialog.problem.message}</p>
          {dialog.problem.place === null ? null : (
            <p className={styles["place"]}>{dialog.problem.place}</p>
          )}
          {dialog.problem.remedy === null ? null : (
            <p className={styles["lead"]}>{dialog.problem.remedy}</p>
          )}
        </Dialog>
      );
  }
}

const GROUPS: readonly ActionGroup[] = [
  "File",
  "Edit",
  "Template",
  "Arrange",
  "View",
  "Canvas",
  "Table",
  "Threats",
  "Help",
];

/** Gestures that are no actions of their own. */
const GESTURES: readonly (readonly [keys: string, what: string])[] = [
  ["Space", "Hold and drag to move the view; so does the middle button"],
  ["Wheel", "Move the view; with Ctrl zoom at the pointer"],
  ["Shift", "Hold and click to select more, or while dragging to keep straight"],
  ["Enter", "Select the focused item"],
  ["Escape", "Let go of a drag or the selection"],
];

function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const groups = actionsByGroup();
  return (
    <Dialog title="Keyboard shortcuts" size="wide" onClose={onClose}>
      <section className={styles["keys"]} data-first-focus tabIndex={0} aria-label="All shortcuts">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {(groups.get(group) ?? [])
                .filter((action) => action.keys.length > 0)
                .map((action) => (
                  <div key={action.id}>
                    <dt>{action.label}</dt>
                    <dd>
                      {action.keys.map((keys) => (
                        <Keys key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              {group === "Canvas"
                ? GESTURES.map(([keys, what]) => (
                    <div key={keys}>
                      <dt>{what}</dt>
                      <dd>
                        <Keys keys={keys} />
                      </dd>
                    </div>
                  ))
                : null}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}

const EFFECTS = { kept: "Kept aside", approximated: "Changed", dropped: "Left out" } as const;

interface LedgerDialogProps {
  readonly title: string;
  readonly ledger: LossLedger;
  readonly onClose: () => void;
}

function LedgerDialog({ title, ledger, onClose }: LedgerDialogProps): ReactElement {
  return (
    <Dialog title={title} size="wide" onClose={onClose}>
      {ledger.length === 0 ? (
        <p className={styles["lead"]}>
          Everything in the file is in the model; nothing was changed or left out.
        </p>
      ) : (
        <ul className={styles["ledger"]} tabIndex={0} aria-label="Differences">
          {ledger.map((entry, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- entries may repeat; the list never changes
            <li key={`${at} ${entry.place}`}>
              <span className={styles["effect"]} data-effect={entry.effect}>
                {EFFECTS[entry.effect]}
              </span>
              <div>
                <p>{entry.what}</p>
                <p className={styles["lead"]}>{entry.place}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
