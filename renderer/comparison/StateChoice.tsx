import { useId, type ReactElement } from "react";
import { useStore } from "zustand";
import { minorLabel } from "../history/history-rows.ts";
import type { StatePoint } from "../state/timeline.ts";
import { useProject } from "../ui/context.ts";
import { Select } from "../ui/controls.tsx";
import styles from "./Comparison.module.css";

interface StateChoiceProps {
  readonly label: string;
  readonly value: StatePoint;
  readonly onChange: (point: StatePoint) => void;
}

/** Choice of a state: as it is, a revision, any step read so far, the beginning. */
export function StateChoice({ label, value, onChange }: StateChoiceProps): ReactElement {
  const { timeline } = useProject();
  const revisions = useStore(timeline.store, (state) => state.revisions) ?? [];
  const entries = useStore(timeline.store, (state) => state.entries);
  const id = useId();
  const named = new Set(revisions.map(({ seq }) => seq));
  const listed = new Set([0, ...named, ...entries.map(({ seq }) => seq)]);
  return (
    <div className={styles["state"]}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
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
