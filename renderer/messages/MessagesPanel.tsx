/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   a select shows neither icons nor reasons; the list itself takes the keys for its options */
import { useVirtualizer } from "@tanstack/react-virtual";
import { BellOff, BellRing, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { toggleMessages } from "../actions/messages.ts";
import { useActionContext, useApp, useProject, useProjectState } from "../ui/context.ts";
import { Button, Checkbox, IconButton } from "../ui/controls.tsx";
import type { Reported } from "../../shared/validation/validate.ts";
import { goToMessage } from "./go-to-message.ts";
import styles from "./Messages.module.css";
import { SEVERITY_NAMES, SeverityIcon } from "./SeverityIcon.tsx";
import { letSpeak } from "./silence.ts";
import { useMessages } from "./use-messages.ts";

/** Pixels; the same in Messages.module.css. */
const ROW_HEIGHT = 28;
const PAGE_ROWS = 10;

/** What may be the matter with the model: a message at a time, and the items it is about on the diagram. */
export function MessagesPanel(): ReactElement {
  const app = useApp();
  const project = useProject();
  const context = useActionContext();
  const messageKey = useProjectState((state) => state.messageKey);
  const [withSilenced, setWithSilenced] = useState(false);
  const all = useMessages(true);
  const rows = useMemo(
    () => (withSilenced ? all : all.filter(({ silenced }) => silenced === null)),
    [all, withSilenced],
  );
  const silent = all.length - all.filter(({ silenced }) => silenced === null).length;
  const current = rows.find(({ key }) => key === messageKey);

  function turnSilence(): void {
    if (current === undefined) return;
    if (current.silenced === null) app.showDialog({ kind: "silence", reported: current });
    else letSpeak(project, current);
  }

  return (
    <section
      className={styles["panel"]}
      aria-labelledby="messages-heading"
      data-region="messages"
      tabIndex={-1}
    >
      <header className={styles["head"]}>
        <h2 id="messages-heading">Messages</h2>
        <output className={styles["count"]}>
          {rows.length}
          <span className="visually-hidden"> messages shown</span>
        </output>
        <Checkbox
          label={`Show silenced (${silent})`}
          checked={withSilenced}
          onChange={setWithSilenced}
        />
        <span className={styles["spring"]} />
        <Button tone="quiet" disabled={current === undefined} onClick={turnSilence}>
          {current === undefined || current.silenced === null ? (
            <>
              <BellOff size={14} aria-hidden="true" /> Silence…
            </>
          ) : (
            <>
              <BellRing size={14} aria-hidden="true" /> Let it speak
            </>
          )}
        </Button>
        <IconButton small label="Close messages" onClick={() => toggleMessages.perform(context)}>
          <X size={14} />
        </IconButton>
      </header>
      <MessageList rows={rows} messageKey={messageKey} onTurn={turnSilence} />
    </section>
  );
}

interface MessageListProps {
  readonly rows: readonly Reported[];
  readonly messageKey: string | null;
  /** Silences the current message, or lets it speak. */
  readonly onTurn: () => void;
}

function MessageList({ rows, messageKey, onTurn }: MessageListProps): ReactElement {
  const project = useProject();
  const { focusRegion } = useActionContext();
  const diagrams = useProjectState((state) => state.model.diagrams);
  const scroller = useRef<HTMLDivElement>(null);
  /** Where the current message stood, for when it is silenced or mended. */
  const last = useRef(0);
  // oxlint-disable-next-line react/incompatible-library -- its result is used here only, never handed on memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: PAGE_ROWS,
  });
  const at = rows.findIndex(({ key }) => key === messageKey);

  useEffect(() => {
    if (at < 0) return;
    last.current = at;
    virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);

  function go(to: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row !== undefined) goToMessage(project, row);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // What comes next when the current one went is what stands in its place.
    const from = at < 0 ? last.current - 1 : at;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: at < 0 ? last.current : at - 1,
      PageDown: from + PAGE_ROWS,
      PageUp: from - PAGE_ROWS,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) go(target);
    else if (event.key === "Enter") {
      focusRegion(project.store.getState().view === "table" ? "table" : "canvas");
    } else if (event.key === "Delete" || event.key === "s") onTurn();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (rows.length === 0) {
    return (
      <div className={styles["none"]}>
        <h3>Nothing to say</h3>
        <p>The model is looked over while you draw; what may be missing is listed here.</p>
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label="Messages"
      aria-activedescendant={at < 0 ? undefined : `message-${at}`}
      aria-describedby="message-keys"
      className={styles["list"]}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className={styles["rows"]}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((place) => {
          const row = rows[place.index];
          if (row === undefined) return null;
          const { finding, silenced } = row;
          const diagram = diagrams.find(({ id }) => id === finding.diagramId);
          return (
            <div
              key={row.key}
              id={`message-${place.index}`}
              role="option"
              aria-selected={place.index === at}
              aria-posinset={place.index + 1}
              aria-setsize={rows.length}
              data-silenced={silenced !== null || undefined}
              className={styles["row"]}
              style={{ transform: `translateY(${place.start}px)` }}
              onClick={() => go(place.index)}
            >
              <SeverityIcon severity={finding.severity} />
              <span className="visually-hidden">{SEVERITY_NAMES[finding.severity]}: </span>
              <span className={styles["text"]}>
                {finding.about === "" ? null : <strong>{finding.about}</strong>} {finding.text}
              </span>
              {silenced === null ? null : (
                <span className={styles["reason"]}>
                  silenced{silenced === "" ? "" : `: ${silenced}`}
                </span>
              )}
              {diagrams.length > 1 ? (
                <span className={styles["place"]}>{diagram?.name ?? ""}</span>
              ) : null}
            </div>
          );
        })}
      </div>
      <p id="message-keys" className="visually-hidden">
        Arrow keys go through the messages and select what they are about, Enter goes there, S
        silences a message or lets it speak.
      </p>
    </div>
  );
}
