import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { useState, type ReactElement } from "react";
import overlays from "../ui/overlays.module.css";
import type { AttributeColumn, Column } from "./diagram-tables.ts";
import styles from "./TableView.module.css";

interface ColumnMenuProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly offered: readonly AttributeColumn[];
  /** Rows of the table. */
  readonly total: number;
  readonly shown: readonly Column["id"][];
  readonly onChange: (ids: readonly Column["id"][]) => void;
}

/** Which attributes have a column. The menu stays open, as several are chosen in a row. */
export function ColumnMenu(props: ColumnMenuProps): ReactElement {
  const { offered, total, shown, onChange } = props;
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  return (
    <Menu.Root>
      <Menu.Trigger render={props.trigger} />
      <div ref={setPlace} className={overlays["menuPlace"]} />
      <Menu.Portal container={place}>
        <Menu.Positioner className={overlays["positioner"]} sideOffset={6} align="end">
          <Menu.Popup className={`${overlays["menu"]} ${styles["columnMenu"]}`}>
            {offered.length === 0 ? (
              <Menu.Item disabled className={overlays["item"]}>
                These rows have no attributes
              </Menu.Item>
            ) : null}
            {offered.map(({ column, rows }) => (
              <Menu.CheckboxItem
                key={column.id}
                className={overlays["item"]}
                closeOnClick={false}
                checked={shown.includes(column.id)}
                onCheckedChange={(checked) =>
                  onChange(checked ? [...shown, column.id] : shown.filter((id) => id !== column.id))
                }
              >
                <span className={styles["tick"]}>
                  <Menu.CheckboxItemIndicator>
                    <Check size={14} aria-hidden="true" />
                  </Menu.CheckboxItemIndicator>
                </span>
                <span className={overlays["itemLabel"]}>{column.label}</span>
                <span className={overlays["itemKeys"]}>
                  {rows === total ? "all rows" : `${rows} of ${total}`}
                </span>
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
