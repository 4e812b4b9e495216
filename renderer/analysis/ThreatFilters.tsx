/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a meter element shows one part, ours shows three */
import { Crosshair, SlidersHorizontal, X } from "lucide-react";
import { useMemo, type ReactElement } from "react";
import type { ThreatState } from "../../shared/model/model.ts";
import { chooseProfiles } from "../actions/choose-profiles.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { Button, IconButton, Select } from "../ui/controls.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { useAction } from "../ui/use-action.ts";
import styles from "./Analysis.module.css";
import { changeFilter } from "./select-threats.ts";
import {
  countByState,
  emptyFilter,
  isFiltered,
  STATE_NAMES,
  STATES,
  type ThreatFilter,
} from "./threat-list.ts";
import type { ListedThreats } from "./use-threats.ts";

/** Only where the template has any. */
function ProfilesButton(): ReactElement | null {
  const { enabled, perform } = useAction(chooseProfiles);
  return enabled ? (
    <IconButton small label="Choose threat profiles" onClick={perform}>
      <SlidersHorizontal size={15} />
    </IconButton>
  ) : null;
}

/** Search and filters above the threat list, and how far the judging is. */
export function ThreatFilters({ listed }: { readonly listed: ListedThreats }): ReactElement {
  const project = useProject();
  const filter = useProjectState((state) => state.filter);
  const diagrams = useProjectState((state) => state.model.diagrams);
  const categories = useMemo(
    () => [...new Set(listed.all.map((threat) => threat.category))].sort(),
    [listed.all],
  );
  const set = (change: Partial<ThreatFilter>): void => changeFilter(project, change);
  const filtered = isFiltered(filter);

  return (
    <header className={styles["filters"]}>
      <Progress listed={listed} />
      <SearchField
        label="Search threats"
        data-region="search"
        value={filter.text}
        onChange={(text) => set({ text })}
      />
      <Choice
        label="State"
        any="Any state"
        value={filter.state}
        options={STATES.map((state) => [state, STATE_NAMES[state]])}
        onChange={(state) => set({ state: STATES.find((known) => known === state) ?? null })}
      />
      <Choice
        label="Category"
        any="Any category"
        value={filter.category}
        options={categories.map((category) => [category, category])}
        onChange={(category) => set({ category })}
      />
      <Choice
        label="Priority"
        any="Any priority"
        value={filter.priority}
        options={listed.context.priorities.map((priority) => [priority, priority])}
        onChange={(priority) => set({ priority })}
      />
      {diagrams.length > 1 ? (
        <Choice
          label="Diagram"
          any="Any diagram"
          value={filter.diagramId}
          options={diagrams.map((diagram) => [diagram.id, diagram.name])}
          onChange={(diagramId) => set({ diagramId })}
        />
      ) : null}
      <Button
        tone="quiet"
        aria-pressed={filter.selectedOnly}
        className={styles["toggle"]}
        onClick={() => set({ selectedOnly: !filter.selectedOnly })}
      >
        <Crosshair size={14} aria-hidden="true" />
        On selection
      </Button>
      <ProfilesButton />
      <output className={styles["count"]}>
        {filtered ? `${listed.shown.length} of ${listed.all.length}` : `${listed.all.length}`}
        <span className="visually-hidden"> threats shown</span>
      </output>
      {filtered ? (
        <IconButton small label="Clear filters" onClick={() => set(emptyFilter)}>
          <X size={14} />
        </IconButton>
      ) : null}
    </header>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | null;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string | null) => void;
}

function Choice({ label, any, value, options, onChange }: ChoiceProps): ReactElement {
  return (
    <Select
      aria-label={`Filter by ${label.toLowerCase()}`}
      active={value !== null}
      className={styles["choice"]}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
    >
      <option value="">{any}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

function Progress({ listed }: { readonly listed: ListedThreats }): ReactElement {
  const counts = useMemo(() => countByState(listed.all), [listed.all]);
  const total = listed.all.length;
  const judged = total - (counts.get("notStarted") ?? 0);
  const order: readonly ThreatState[] = ["mitigated", "notApplicable", "needsInvestigation"];
  return (
    <div className={styles["progress"]}>
      <h2>Threats</h2>
      <span
        className={styles["meter"]}
        role="meter"
        aria-label="Judged threats"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={judged}
        aria-valuetext={`${judged} of ${total} judged`}
      >
        {order.map((state) => (
          <span
            key={state}
            data-state={state}
            style={{ width: `${total === 0 ? 0 : ((counts.get(state) ?? 0) / total) * 100}%` }}
          />
        ))}
      </span>
      <span className={styles["judged"]}>
        {judged} of {total} judged
      </span>
    </div>
  );
}
