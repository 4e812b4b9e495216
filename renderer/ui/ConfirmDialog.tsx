import type { ReactElement, ReactNode } from "react";
import { Button } from "./controls.tsx";
import { Dialog } from "./Dialog.tsx";

interface ConfirmDialogProps {
  readonly title: string;
  /** What is done when the person says so. */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before something goes; the keyboard is on the answer that keeps it. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { title, confirmLabel, onConfirm, onClose, children } = props;
  return (
    <Dialog
      alert
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} data-first-focus>
            Keep it
          </Button>
          <Button
            tone="danger"
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
