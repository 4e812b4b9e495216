import { Menu } from "@base-ui/react/menu";
import { useState, type ReactElement } from "react";
import { ActionEntryLine, MenuPlace, type ActionEntry } from "./ActionEntryLine.tsx";
import { MenuSections } from "./MenuLine.tsx";
import styles from "./overlays.module.css";

interface ActionMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** Actions in sections, divided by lines. */
  readonly sections: readonly (readonly ActionEntry[])[];
  /** The edge of the button it keeps to. */
  readonly align?: "start" | "end";
}

/** A menu of actions with their icons and keys. */
export function ActionMenu({ trigger, sections, align = "end" }: ActionMenuProps): ReactElement {
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
            <MenuPlace value={place}>
              <MenuSections sections={sections}>
                {(entry) => <ActionEntryLine entry={entry} />}
              </MenuSections>
            </MenuPlace>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
