/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist can show neither icons, keys nor what matched */
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import { Keys, TextInput } from "../ui/controls.tsx";
import overlays from "../ui/overlays.module.css";
import styles from "./CommandPalette.module.css";
import { CommandLine } from "./CommandLine.tsx";
import { findCommands, type Command } from "./commands.ts";
import { offeredCommands, performCommand } from "./perform-command.ts";
import { canConnect } from "./quick-add.ts";

const MOST = 60;
const PAGE = 8;

/** One field for everything: actions, stencils to add, and places to go to, by a few letters of their names. */
export function CommandPalette(): ReactElement {
  const context = useActionContext();
  const { app } = context;
  const project = useProject();
  const model = useProjectState((state) => state.model);
  // Listed at once: an arrow pressed right after a letter is about what that letter leaves.
  const [query, setQuery] = useState("");
  const [active, setActive] = useState({ query, at: 0 });
  const input = useRef<HTMLInputElement>(null);
  const goesElsewhere = useRef(false);
  // What can be done does not change while the palette is open; only the model may, by another window.
  const commands = useMemo(() => offeredCommands(context, model), [context, model]);
  const found = useMemo(() => findCommands(commands, query, MOST), [commands, query]);
  const at = active.query === query ? Math.min(active.at, found.length - 1) : 0;
  const chosen = found[at]?.command;
  const activeId = chosen === undefined ? undefined : optionId(at);

  useEffect(() => {
    if (activeId !== undefined) {
      document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
    }
  }, [activeId]);

  function close(): void {
    app.showDialog(null);
  }

  function perform(command: Command, connected: boolean): void {
    // An action leaves the keyboard where it was, unless it goes elsewhere itself.
    goesElsewhere.current = command.kind !== "action";
    close();
    // Once the keyboard is back where it was, so that what comes next may take it.
    requestAnimationFrame(() => performCommand(context, project, command, connected));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at === found.length - 1 ? 0 : at + 1,
      ArrowUp: at === 0 ? found.length - 1 : at - 1,
      PageDown: Math.min(found.length - 1, at + PAGE),
      PageUp: Math.max(0, at - PAGE),
    };
    const target = targets[event.key];
    if (target !== undefined) setActive({ query, at: target });
    else if (event.key === "Enter") {
      if (chosen !== undefined) perform(chosen, event.altKey || event.ctrlKey || event.metaKey);
    } else return;
    event.preventDefault();
  }

  return (
    <Dialog.Root open onOpenChange={(open) => open || close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={overlays["backdrop"]} />
        <Dialog.Popup
          className={styles["palette"]}
          initialFocus={input}
          finalFocus={() => !goesElsewhere.current}
        >
          <Dialog.Title className="visually-hidden">Commands</Dialog.Title>
          <div className={styles["field"]}>
            <Search size={17} aria-hidden="true" />
            <TextInput
              ref={input}
              role="combobox"
              aria-label="Commands, stencils, and things by name"
              aria-expanded={found.length > 0}
              aria-controls={found.length > 0 ? "command-list" : undefined}
              aria-activedescendant={activeId}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              placeholder="Do, add or go to…"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={onKeyDown}
            />
          </div>
          <output className="visually-hidden">
            {query.trim() === "" ? "" : `${found.length} found`}
          </output>
          {found.length === 0 ? (
            <p className={styles["none"]}>Nothing is called “{query.trim()}”.</p>
          ) : (
            <div id="command-list" role="listbox" aria-label="Commands" className={styles["list"]}>
              {found.map(({ command, segments }, index) => (
                <CommandLine
                  key={command.id}
                  id={optionId(index)}
                  command={command}
                  segments={segments}
                  active={index === at}
                  onPerform={(connected) => perform(command, connected)}
                />
              ))}
            </div>
          )}
          <Hint command={chosen} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function optionId(at: number): string {
  return `command-${at}`;
}

/** What the keys would do now. */
function Hint({ command }: { readonly command: Command | undefined }): ReactElement {
  const project = useProject();
  const connects = command?.kind === "stencil" && canConnect(project);
  const verb =
    command?.kind === "stencil" ? "add" : command?.kind === "action" ? "do it" : "go there";
  return (
    <div className={styles["hint"]}>
      <span>
        <Keys keys="ArrowUp" /> <Keys keys="ArrowDown" /> choose
      </span>
      <span>
        <Keys keys="Enter" /> {verb}
      </span>
      {connects ? (
        <span>
          <Keys keys="Mod+Enter" /> add and connect
        </span>
      ) : null}
    </div>
  );
}
