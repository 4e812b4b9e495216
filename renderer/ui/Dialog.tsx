import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef, type ReactElement, type ReactNode } from "react";
import { IconButton } from "./controls.tsx";
import styles from "./overlays.module.css";

/** Attribute of the control that gets the keyboard when its dialog opens. */
const FIRST_FOCUS = "data-first-focus";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  /** `large`: of one size, whatever is in it. `full`: the same, as large as the window lets it be. */
  readonly size?: "normal" | "wide" | "large" | "full";
  /** For a question that must be answered: announced as an alert. */
  readonly alert?: boolean;
}

/** A dialog in the middle of the window; Escape, the cross and a click beside it close it. */
export function Dialog({
  title,
  onClose,
  children,
  foot,
  size = "normal",
  alert = false,
}: DialogProps): ReactElement {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open onOpenChange={(open) => open || onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles["backdrop"]} />
        <BaseDialog.Popup
          className={styles["dialog"]}
          data-size={size}
          role={alert ? "alertdialog" : "dialog"}
          initialFocus={() => popup.current?.querySelector<HTMLElement>(`[${FIRST_FOCUS}]`) ?? true}
          ref={popup}
        >
          <header className={styles["dialogHead"]}>
            <BaseDialog.Title>{title}</BaseDialog.Title>
            <BaseDialog.Close render={<IconButton label="Close" />}>
              <X size={16} />
            </BaseDialog.Close>
          </header>
          <div className={styles["dialogBody"]}>{children}</div>
          {foot === undefined ? null : <footer className={styles["dialogFoot"]}>{foot}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
