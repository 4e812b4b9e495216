import { Menu } from "@base-ui/react/menu";
import { useState, type ReactElement } from "react";
import type { Action } from "../actions/action.ts";
import { MenuLine, MenuSections } from "./MenuLine.tsx";
import styles from "./overlays.module.css";
import { useAction } from "./use-action.ts";

interface ActionMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** Actions in sections, divided by lines. */
  readonly sections: readonly (readonly Action[])[];
  /** The edge of the button it keeps to. */
  readonly align?: "start" | "end";
}

/** A menu of actions with their icons and keys. */
export function ActionMenu({ trigger, sections, align = "end" }: ActionMenuProps): ReactElement {
  // Inside the landmark its button is in, not loose at the end of the document.
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  // What can be done is looked at when the menu opens, not when its button was painted.
  const [, setOpen] = useState(false);
  return (
    <Menu.Root onOpenChange={setOpen}>
      <Menu.Trigger render={trigger} />
      <div ref={setPlace} className={styles["menuPlace"]} />
      <Menu.Portal container={place}>
        <Menu.Positioner className={styles["positioner"]} sideOffset={6} align={align}>
          <Menu.Popup className={styles["menu"]}>
            <MenuSections sections={sections}>
              {(action) => <ActionLine action={action} />}
            </MenuSections>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** An action as a line of an open menu. */
export function ActionLine({ action }: { readonly action: Action }): ReactElement {
  const { enabled, label, perform } = useAction(action);
  const { id, icon, keys } = action;
  return <MenuLine entry={{ id, label, icon, keys: keys[0], disabled: !enabled, perform }} />;
}
