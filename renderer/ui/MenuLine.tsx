import { Menu } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import { Fragment, type ReactElement, type ReactNode } from "react";
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

/** A line of an open menu, with its icon and keys. */
export function MenuLine({ entry }: { readonly entry: MenuEntry }): ReactElement {
  const { label, icon: Icon, keys, disabled = false, perform } = entry;
  return (
    <Menu.Item
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
  );
}

interface MenuSectionsProps<Entry> {
  /** Divided by lines. */
  readonly sections: readonly (readonly Entry[])[];
  readonly children: (entry: Entry) => ReactNode;
}

/** The lines of an open menu, section by section. */
export function MenuSections<Entry extends { readonly id: string }>({
  sections,
  children,
}: MenuSectionsProps<Entry>): readonly ReactElement[] {
  return sections.map((section, at) => (
    <Fragment key={section[0]?.id}>
      {at > 0 && <Menu.Separator className={styles["separator"]} />}
      {section.map((entry) => (
        <Fragment key={entry.id}>{children(entry)}</Fragment>
      ))}
    </Fragment>
  ));
}
