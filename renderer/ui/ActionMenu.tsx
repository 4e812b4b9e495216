import { Menu } from "@base-ui/react/menu";
import { useState, type ReactElement } from "react";
import type { Action, ActionContext } from "../actions/action.ts";
import { useActionContext } from "./context.ts";
import { MenuEntries, type MenuEntry } from "./MenuEntries.tsx";
import styles from "./overlays.module.css";

interface ActionMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** Actions in sections, divided by lines. */
  readonly sections: readonly (readonly Action[])[];
}

/** A menu of actions with their icons and keys. */
export function ActionMenu({ trigger, sections }: ActionMenuProps): ReactElement {
  const context = useActionContext();
  // Inside the landmark its button is in, not loose at the end of the document.
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} />
      <div ref={setPlace} className={styles["menuPlace"]} />
      <Menu.Portal container={place}>
        <Menu.Positioner className={styles["positioner"]} sideOffset={6} align="end">
          <Menu.Popup className={styles["menu"]}>
            <MenuEntries
              sections={sections.map((section) =>
                section.map((action) => entryOf(action, context)),
              )}
            />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function entryOf(action: Action, context: ActionContext): MenuEntry {
  return {
    id: action.id,
    label: action.labelNow?.(context) ?? action.label,
    icon: action.icon,
    keys: action.keys[0],
    disabled: !action.enabled(context),
    perform: () => action.perform(context),
  };
}
