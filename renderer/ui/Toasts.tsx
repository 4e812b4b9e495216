import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import type { ReactElement } from "react";
import type { Notice } from "../state/app-state.ts";
import { IconButton } from "./controls.tsx";
import styles from "./overlays.module.css";

export type Notices = ReturnType<typeof Toast.createToastManager>;

export function createNotices(): Notices {
  return Toast.createToastManager();
}

/** Problems stay until they are closed; the rest goes by itself. */
const SHOWN_FOR = 5_000;

/** Shows a notice; what it returns takes it away again. */
export function showNotice(notices: Notices, notice: Notice): () => void {
  const { action } = notice;
  const id = notices.add({
    title: notice.title,
    type: notice.tone,
    timeout: notice.tone === "problem" ? 0 : action === undefined ? SHOWN_FOR : 2 * SHOWN_FOR,
    priority: notice.tone === "problem" ? "high" : "low",
    ...(notice.text === undefined ? {} : { description: notice.text }),
    ...(action === undefined
      ? {}
      : {
          actionProps: {
            children: action.label,
            onClick() {
              notices.close(id);
              action.perform();
            },
          },
        }),
  });
  return () => notices.close(id);
}

/** Short messages at the lower right. */
export function Toasts({ notices }: { readonly notices: Notices }): ReactElement {
  return (
    <Toast.Provider toastManager={notices} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className={styles["toasts"]}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

const ICONS = { done: CircleCheck, info: Info, problem: CircleAlert } as const;

function ToastList(): readonly ReactElement[] {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => {
    const Icon = ICONS[toast.type === "done" || toast.type === "problem" ? toast.type : "info"];
    return (
      <Toast.Root key={toast.id} toast={toast} data-notice className={styles["toast"]}>
        <Toast.Content className={styles["toastContent"]}>
          <Icon size={17} aria-hidden="true" />
          <div>
            <Toast.Title className={styles["toastTitle"]} render={<div />} />
            <Toast.Description className={styles["toastText"]} />
            {toast.actionProps === undefined ? null : (
              <Toast.Action className={styles["toastAction"]} />
            )}
          </div>
          <Toast.Close render={<IconButton label="Dismiss" small />}>
            <X size={14} />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}
