import { X } from "lucide-react";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { useProject, useProjectState } from "../ui/context.ts";
import { Checkbox, IconButton } from "../ui/controls.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import styles from "./Comparison.module.css";
import {
  countByKind,
  countMoves,
  EFFECTS,
  everything,
  KIND_NAMES,
  KINDS,
  type ComparisonFilter,
  type DifferenceGroup,
  type Effect,
  type Tally,
} from "./comparison-list.ts";
import { EFFECT_ICONS, EFFECT_NAMES } from "./marks.ts";

interface ComparisonFiltersProps {
  /** Everything that differs, for the counts. */
  readonly groups: readonly DifferenceGroup[];
  readonly shown: readonly DifferenceGroup[];
}

/** How much differs, by effect and kind; every count is a filter. */
export function ComparisonFilters({ groups, shown }: ComparisonFiltersProps): ReactElement {
  const project = useProject();
  const filter = useProjectState((state) => state.comparisonFilter);
  const tallies = useMemo(() => countByKind(groups, filter), [groups, filter]);
  const moves = useMemo(() => countMoves(groups), [groups]);
  const set = (change: Partial<ComparisonFilter>): void =>
    project.store.setState({ comparisonFilter: { ...filter, ...change } });
  const listed = shown.reduce((sum, { lines }) => sum + lines.length, 0);
  const narrowed =
    filter.effects.length > 0 || filter.kinds.length > 0 || filter.text.trim() !== "";

  return (
    <div className={styles["filters"]}>
      <fieldset aria-label="By effect" className={styles["chips"]}>
        {EFFECTS.map((effect) => {
          const Icon = EFFECT_ICONS[effect];
          return (
            <Chip
              key={effect}
              pressed={filter.effects.includes(effect)}
              onClick={() => set({ effects: toggled(filter.effects, effect) })}
            >
              <span className={styles["effect"]} data-effect={effect}>
                <Icon size={13} aria-hidden="true" />
                {EFFECT_NAMES[effect]}
              </span>
              <strong>{sum(tallies.values(), effect)}</strong>
            </Chip>
          );
        })}
      </fieldset>
      <fieldset aria-label="By kind" className={styles["chips"]}>
        {KINDS.flatMap((kind) => {
          const tally = tallies.get(kind);
          if (tally === undefined && !filter.kinds.includes(kind)) return [];
          return (
            <Chip
              key={kind}
              pressed={filter.kinds.includes(kind)}
              onClick={() => set({ kinds: toggled(filter.kinds, kind) })}
            >
              {KIND_NAMES[kind]}
              <Counts tally={tally ?? { added: 0, removed: 0, changed: 0 }} />
            </Chip>
          );
        })}
      </fieldset>
      <SearchField
        label="Search differences"
        value={filter.text}
        onChange={(text) => set({ text })}
      />
      {moves === 0 ? null : (
        <Checkbox
          label={`Hide what was only moved (${moves})`}
          checked={filter.hideMoves}
          onChange={(hideMoves) => set({ hideMoves })}
        />
      )}
      <output className={styles["count"]}>
        {listed} {listed === 1 ? "difference" : "differences"}
      </output>
      {narrowed ? (
        <IconButton
          small
          label="Clear filters"
          onClick={() => set({ ...everything, hideMoves: filter.hideMoves })}
        >
          <X size={14} />
        </IconButton>
      ) : null}
    </div>
  );
}

function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

function sum(tallies: Iterable<Tally>, effect: Effect): number {
  return [...tallies].reduce((total, tally) => total + tally[effect], 0);
}

const SIGNS: Readonly<Record<Effect, string>> = { added: "+", removed: "−", changed: "~" };

function Counts({ tally }: { readonly tally: Tally }): ReactElement {
  return (
    <span className={styles["tally"]}>
      {EFFECTS.filter((effect) => tally[effect] > 0).map((effect) => (
        <span key={effect} data-effect={effect}>
          <span aria-hidden="true">
            {SIGNS[effect]}
            {tally[effect]}
          </span>
          <span className="visually-hidden">
            {tally[effect]} {effect}
          </span>
        </span>
      ))}
    </span>
  );
}

interface ChipProps {
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Chip({ pressed, onClick, children }: ChipProps): ReactElement {
  return (
    <button type="button" aria-pressed={pressed} className={styles["chip"]} onClick={onClick}>
      {children}
    </button>
  );
}
