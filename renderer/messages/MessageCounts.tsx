import { useMemo, type ReactElement } from "react";
import { toggleMessages } from "../actions/messages.ts";
import { useProjectState } from "../ui/context.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import { useAction } from "../ui/use-action.ts";
import { countBySeverity } from "../../shared/validation/validate.ts";
import type { Severity } from "../../shared/validation/finding.ts";
import styles from "./Messages.module.css";
import { SEVERITY_NAMES, SeverityIcon } from "./SeverityIcon.tsx";
import { useMessages } from "./use-messages.ts";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** How many messages there are, in the status bar; opens and closes their list. */
export function MessageCounts(): ReactElement {
  const shown = useProjectState((state) => state.messagesShown);
  const toggle = useAction(toggleMessages);
  const messages = useMessages();
  const counts = useMemo(() => countBySeverity(messages), [messages]);
  return (
    <Tooltip label={toggle.label} keys={toggleMessages.keys[0]}>
      <button
        type="button"
        className={styles["counts"]}
        aria-pressed={shown}
        onClick={toggle.perform}
      >
        <span className="visually-hidden">Messages:</span>
        {SEVERITIES.map((severity) => (
          <span key={severity} data-none={counts[severity] === 0 || undefined}>
            <SeverityIcon severity={severity} />
            {counts[severity]}
            <span className="visually-hidden">{SEVERITY_NAMES[severity].toLowerCase()}s</span>
          </span>
        ))}
      </button>
    </Tooltip>
  );
}
