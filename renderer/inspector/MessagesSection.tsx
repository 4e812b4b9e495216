import type { ReactElement } from "react";
import { messageKey } from "../../shared/model/change.ts";
import { setMessageEnabled } from "../../shared/model/edits/messages.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { Checkbox } from "../ui/controls.tsx";
import inspector from "./Inspector.module.css";
import styles from "./Notes.module.css";

/** The validation messages stored in the file, each of which can be silenced. Nothing when there are none. */
export function MessagesSection(): ReactElement | null {
  const project = useProject();
  const messages = useProjectState((state) => state.model.messages);
  if (messages.length === 0) return null;
  return (
    <section className={inspector["section"]} aria-labelledby="messages-title">
      <h3 id="messages-title">Messages of the file</h3>
      <p className={styles["hint"]}>Ticked ones are reported; the others are silenced.</p>
      <ul className={styles["messages"]}>
        {messages.map((message) => {
          const key = messageKey(message);
          return (
            <li key={key}>
              <Checkbox
                label={message.text}
                checked={message.enabled}
                onChange={(enabled) =>
                  project.commit(setMessageEnabled(project.store.getState().model, key, enabled))
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
