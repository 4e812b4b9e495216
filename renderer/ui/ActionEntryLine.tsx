import { Menu } from "@base-ui/react/menu";
import { ChevronRight, type LucideIcon } from "lucide-react";
import { createContext, useContext, type ReactElement } from "react";
import type { Action } from "../actions/action.ts";
import { MenuLine, MenuSections } from "./MenuLine.tsx";
import styles from "./overlays.module.css";
import { useAction } from "./use-action.ts";

/** Several actions behind one line of a menu. */
interface ActionSubmenu {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly sections: readonly (readonly Action[])[];
}

export type ActionEntry = Action | ActionSubmenu;

/** Where menus are put: inside a landmark, not loose at the end of the document. */
export const MenuPlace = createContext<HTMLElement | null>(null);

/** An action, or several, as a line of an open menu. */
export function ActionEntryLine({ entry }: { readonly entry: ActionEntry }): ReactElement {
  return "perform" in entry ? <ActionLine action={entry} /> : <SubmenuLine submenu={entry} />;
}

export function ActionLine({ action }: { readonly action: Action }): ReactElement {
  const { enabled, label, perform } = useAction(action);
  const { id, icon, keys } = action;
  return <MenuLine entry={{ id, label, icon, keys: keys[0], disabled: !enabled, perform }} />;
}

function SubmenuLine({ submenu }: { readonly submenu: ActionSubmenu }): ReactElement {
  const { label, icon: Icon, sections } = submenu;
  const place = useContext(MenuPlace);
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={styles["item"]}>
        <Icon size={15} />
        <span className={styles["itemLabel"]}>{label}</span>
        <ChevronRight size={14} className={styles["itemMore"]} />
      </Menu.SubmenuTrigger>
      <Menu.Portal container={place}>
        <Menu.Positioner className={styles["positioner"]} alignOffset={-5}>
          <Menu.Popup className={styles["menu"]}>
            <MenuSections sections={sections}>
              {(action) => <ActionLine action={action} />}
            </MenuSections>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}
