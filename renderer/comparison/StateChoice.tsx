import { useId, type ReactElement } from "react";
import { useStore } from "zustand";
import type { Region } from "../actions/action.ts";
import { minorLabel } from "../history/history-rows.ts";
import { PAGE, type StatePoint } from "../state/timeline.ts";
import { useProject } from "../ui/context.ts";
import { Select } from "../ui/controls.tsx";
import styles from "./Comparison.module.css";

interface StateChoiceProps {
  readonly label: string;
  readonly value: StatePoint;
  readonly onChange: (point: StatePoint) => void;
  /** Name of the region this choice gets the keyboard for. */
  readonly region?: Region;
}

/** Choice of a state: as it is, a revision, one of the newest steps, the beginning. */
export function StateChoice({ label, value, onChange, region }: StateChoiceProps): ReactElement {
  const { timeline } = useProject();
  const revisions = useStore(timeline.store, (state) => state.revisions) ?? [];
  const read = useStore(timeline.store, (state) => state.entries);
  const entries = read.slice(0, PAGE);
  const id = useId();
  const named = new Set(revisions.map(({ seq }) => seq));
  const listed = new Set([0, ...named, ...entries.map(({ seq }) => seq)]);
  return (
    <div className={styles["state"]}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        data-region={region}
        value={String(value)}
        onChange={({ target }) => onChange(target.value === "now" ? "now" : Number(target.value))}
      >
        <option value="now">Now</option>
        {named.size === 0 ? null : (
          <optgroup label="Revisions">
            {[...named].map((seq) => (
              <option key={seq} value={seq}>
                {revisions
                  .filter((revision) => revision.seq === seq)
                  .map(({ name }) => name)
                  .join(" = ")}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="Steps">
          {typeof value === "number" && !listed.has(value) ? (
            <option value={value}>Change {value}</option>
          ) : null}
          {entries
            .filter(({ seq }) => !named.has(seq))
            .map((entry) => (
              <option key={entry.seq} value={entry.seq}>
                {entry.seq}: {minorLabel(entry)}
              </option>
            ))}
          {named.has(0) ? null : <option value={0}>The beginning</option>}
        </optgroup>
      </Select>
    </div>
  );
}
