import { Menu } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import { Fragment, type ReactElement } from "react";
import { keyCaps } from "../actions/keys.ts";
import styles from "./overlays.module.css";
import { isMac } from "./platform.ts";

/** One line of a menu. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly perform: () => void;
}

interface MenuEntriesProps {
  /** Divided by lines. */
  readonly sections: readonly (readonly MenuEntry[])[];
}

/** The lines of an open menu, with their icons and keys. */
export function MenuEntries({ sections }: MenuEntriesProps): readonly ReactElement[] {
  return sections.map((section, at) => (
    <Fragment key={section[0]?.id}>
      {at > 0 && <Menu.Separator className={styles["separator"]} />}
      {section.map(({ id, label, icon: Icon, keys, disabled = false, perform }) => (
        <Menu.Item
          key={id}
          className={styles["item"]}
          disabled={disabled}
          aria-keyshortcuts={keys?.replace("Mod", isMac ? "Meta" : "Control")}
          onClick={perform}
        >
          {Icon === undefined ? null : <Icon size={15} />}
          <span className={styles["itemLabel"]}>{label}</span>
          {keys === undefined ? null : (
            <span className={styles["itemKeys"]} aria-hidden="true">
              {keyCaps(keys, isMac).join(" ")}
            </span>
          )}
        </Menu.Item>
      ))}
    </Fragment>
  ));
}
