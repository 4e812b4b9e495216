import { Menu } from "@base-ui/react/menu";
import { Fragment, useState, type ReactElement } from "react";
import type { Action } from "../actions/action.ts";
import { keyCaps } from "../actions/keys.ts";
import { useActionContext } from "./context.ts";
import { isMac } from "./platform.ts";
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
  // What can be done is looked at when the menu opens, not when its button was painted.
  const [, setOpen] = useState(false);
  return (
    <Menu.Root onOpenChange={setOpen}>
      <Menu.Trigger render={trigger} />
      <div ref={setPlace} className={styles["menuPlace"]} />
      <Menu.Portal container={place}>
        <Menu.Positioner className={styles["positioner"]} sideOffset={6} align="end">
          <Menu.Popup className={styles["menu"]}>
            {sections.map((section, at) => (
              <Fragment key={section[0]?.id}>
                {at > 0 && <Menu.Separator className={styles["separator"]} />}
                {section.map((action) => (
                  <Menu.Item
                    key={action.id}
                    className={styles["item"]}
                    disabled={!action.enabled(context)}
                    onClick={() => action.perform(context)}
                  >
                    {action.icon === undefined ? null : <action.icon size={15} />}
                    {action.label}
                    {action.keys[0] === undefined ? null : (
                      <span className={styles["itemKeys"]}>
                        {keyCaps(action.keys[0], isMac).join(" ")}
                      </span>
                    )}
                  </Menu.Item>
                ))}
              </Fragment>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
