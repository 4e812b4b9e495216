import { Menu } from "@base-ui/react/menu";
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { MenuLine, MenuSections, type MenuEntry } from "./MenuLine.tsx";
import styles from "./overlays.module.css";

/** What a row offers. */
export interface RowMenuContent {
  /** Name of the row, for those who cannot see which one it is. */
  readonly label: string;
  readonly sections: readonly (readonly MenuEntry[])[];
}

/** Ties the rows of a list to the one menu they share. */
export type RowMenuHandle = ReturnType<typeof createRowMenu>;

export function createRowMenu() {
  return Menu.createHandle<RowMenuContent>();
}

/** The menu shared by the rows of a list; opens at whichever was chosen. */
export function RowMenu({ handle }: { readonly handle: RowMenuHandle }): ReactElement {
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  return (
    <>
      <div ref={setPlace} className={styles["menuPlace"]} />
      <Menu.Root handle={handle}>
        {({ payload }) => (
          <Menu.Portal container={place}>
            <Menu.Positioner
              className={styles["positioner"]}
              positionMethod="fixed"
              sideOffset={2}
              align="end"
            >
              <Menu.Popup className={styles["menu"]} aria-label={payload?.label}>
                <MenuSections sections={payload?.sections ?? []}>
                  {(entry) => <MenuLine entry={entry} />}
                </MenuSections>
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        )}
      </Menu.Root>
    </>
  );
}

interface RowMenuButtonProps {
  readonly handle: RowMenuHandle;
  readonly content: RowMenuContent;
  /** Whether it is the list's one stop for the keyboard. */
  readonly active: boolean;
  readonly className: string | undefined;
  /** Whether the row is where the list stands. */
  readonly current?: boolean;
  readonly data?: Readonly<Record<`data-${string}`, string | undefined>>;
  readonly onButton?: (button: HTMLElement | null) => void;
  readonly onFocus: () => void;
  /** True when the key was for the list: it then does not open the menu. */
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => boolean;
  readonly children: ReactNode;
}

/** A row of a list, as a button that opens the row's menu. */
export function RowMenuButton(props: RowMenuButtonProps): ReactElement {
  const { handle, content, active, className, current = false, data, onButton } = props;
  return (
    <Menu.Trigger
      ref={onButton ?? null}
      handle={handle}
      payload={content}
      tabIndex={active ? 0 : -1}
      aria-current={current ? "step" : undefined}
      className={className}
      {...data}
      onFocus={props.onFocus}
      onKeyDown={(event) => {
        if (props.onKey(event)) event.preventBaseUIHandler();
      }}
    >
      {props.children}
    </Menu.Trigger>
  );
}
