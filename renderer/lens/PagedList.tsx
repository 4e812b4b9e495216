import { useState, type ReactElement } from "react";
import { Button } from "../ui/controls.tsx";
import styles from "./Lens.module.css";

/** Rows shown at first, and more at each press. */
const PAGE = 50;

interface PagedListProps<Entry> {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly keyOf: (entry: Entry) => string;
  readonly children: (entry: Entry) => ReactElement;
}

/** A list of which only as much is shown as a person looks through. */
export function PagedList<Entry>(props: PagedListProps<Entry>): ReactElement {
  const { label, entries, keyOf, children } = props;
  const [most, setMost] = useState(PAGE);
  const rest = entries.length - most;
  return (
    <>
      <ul className={styles["list"]} aria-label={label}>
        {entries.slice(0, most).map((entry) => (
          <li key={keyOf(entry)}>{children(entry)}</li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button tone="quiet" onClick={() => setMost(most + PAGE)}>
          Show {Math.min(PAGE, rest)} more of {rest}
        </Button>
      ) : null}
    </>
  );
}
