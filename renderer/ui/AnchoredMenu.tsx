import { Menu } from "@base-ui/react/menu";
import { useState, type ReactElement } from "react";
import { MenuEntries, type MenuEntry } from "./MenuEntries.tsx";
import styles from "./overlays.module.css";

/** What a menu is open for, and the control it belongs to. */
export interface OpenMenu {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly sections: readonly (readonly MenuEntry[])[];
}

interface AnchoredMenuProps {
  /** Null while none is open. */
  readonly menu: OpenMenu | null;
  readonly onClose: () => void;
}

/** One menu for the many lines of a list, opened at whichever was chosen; closing it gives the keyboard back. */
export function AnchoredMenu({ menu, onClose }: AnchoredMenuProps): ReactElement {
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  return (
    <>
      <div ref={setPlace} className={styles["menuPlace"]} />
      <Menu.Root open={menu !== null} onOpenChange={(open) => open || onClose()}>
        <Menu.Portal container={place}>
          <Menu.Positioner
            anchor={menu?.anchor}
            className={styles["positioner"]}
            positionMethod="fixed"
            sideOffset={2}
            align="end"
          >
            <Menu.Popup
              className={styles["menu"]}
              aria-label={menu?.label}
              finalFocus={() => menu?.anchor ?? null}
            >
              <MenuEntries sections={menu?.sections ?? []} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}
