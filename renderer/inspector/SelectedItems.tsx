import type { ReactElement } from "react";
import type { Line, Shape } from "../../shared/model/model.ts";
import { useProject } from "../ui/context.ts";
import styles from "./Inspector.module.css";
import { itemTitle, KIND_ICONS, KIND_NAMES } from "./kinds.ts";

/** More than a person reads; the rest is counted. */
const LISTED = 200;

/** The selected items one by one; each can be selected alone. */
export function SelectedItems({
  items,
}: {
  readonly items: readonly (Shape | Line)[];
}): ReactElement {
  const project = useProject();
  return (
    <>
      <ul className={styles["many"]} aria-label="Selected items">
        {items.slice(0, LISTED).map((item) => {
          const Icon = KIND_ICONS[item.kind];
          return (
            <li key={item.id}>
              <button
                type="button"
                onClick={() =>
                  project.store.setState({ selection: new Set([item.id]), focusedId: item.id })
                }
              >
                <Icon size={15} aria-hidden="true" />
                <span>{itemTitle(item)}</span>
                <small>{KIND_NAMES[item.kind]}</small>
              </button>
            </li>
          );
        })}
      </ul>
      {items.length > LISTED ? (
        <p className={styles["more"]}>and {items.length - LISTED} more</p>
      ) : null}
    </>
  );
}
