import { useMemo, useState, type KeyboardEvent, type ReactElement } from "react";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import { listTarget } from "../ui/list-keys.ts";
import { ChangeLine } from "./ChangeLine.tsx";
import styles from "./Comparison.module.css";
import { presenceIn, type DifferenceGroup, type DifferenceLine } from "./comparison-list.ts";
import { goToPlace } from "./go-to-place.ts";
import { EFFECT_ICONS, EFFECT_NAMES, KIND_MARKS } from "./marks.ts";

/** Lines of a group shown at first, and with every "Show more". */
const PAGE = 100;

interface DifferenceListProps {
  readonly groups: readonly DifferenceGroup[];
}

/** All that differs, in groups; one stop for the keyboard, arrows go from line to line. */
export function DifferenceList({ groups }: DifferenceListProps): ReactElement {
  const [activeId, setActiveId] = useState<string | null>(null);
  const model = useProjectState((state) => state.model);
  const present = useMemo(() => presenceIn(model), [model]);
  const ids = useMemo(
    () => new Set(groups.flatMap(({ lines }) => lines.map(({ id }) => id))),
    [groups],
  );
  const stopId = activeId !== null && ids.has(activeId) ? activeId : groups[0]?.lines[0]?.id;

  return (
    <div className={styles["list"]} data-lines>
      {groups.map((group) => (
        <Group
          key={group.id}
          group={group}
          stopId={stopId}
          isThere={(line) => present(line.place)}
          onFocus={setActiveId}
        />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: DifferenceGroup;
  /** The line that is the list's one stop for the keyboard. */
  readonly stopId: string | undefined;
  readonly isThere: (line: DifferenceLine) => boolean;
  readonly onFocus: (id: string) => void;
}

function Group({ group, stopId, isThere, onFocus }: GroupProps): ReactElement {
  const [shown, setShown] = useState(PAGE);
  const { title, lines } = group;
  const left = lines.length - shown;
  return (
    <section className={styles["group"]} aria-label={title}>
      <h3>
        {title} <span>{lines.length}</span>
      </h3>
      <ul>
        {lines.slice(0, shown).map((line) => (
          <Line
            key={line.id}
            line={line}
            isThere={isThere(line)}
            stop={line.id === stopId}
            onFocus={() => onFocus(line.id)}
          />
        ))}
      </ul>
      {left <= 0 ? null : (
        <Button
          tone="quiet"
          className={styles["more"]}
          onClick={() => setShown((before) => before + PAGE)}
        >
          Show {Math.min(left, PAGE)} more of {left}
        </Button>
      )}
    </section>
  );
}

interface LineProps {
  readonly line: DifferenceLine;
  readonly isThere: boolean;
  readonly stop: boolean;
  readonly onFocus: () => void;
}

function Line({ line, isThere, stop, onFocus }: LineProps): ReactElement {
  const project = useProject();
  const { focusRegion } = useActionContext();
  const { effect, kind, name, number, changes, place } = line;
  const EffectIcon = EFFECT_ICONS[effect];
  const { icon: KindIcon, name: kindName } = KIND_MARKS[kind];

  function go(): void {
    if (!isThere) return;
    goToPlace(project, place);
    focusRegion(place.kind === "threat" || place.kind === "model" ? "inspector" : "canvas");
  }

  return (
    <li className={styles["line"]}>
      <button
        type="button"
        data-line
        aria-disabled={!isThere}
        tabIndex={stop ? 0 : -1}
        className={styles["lineHead"]}
        onFocus={onFocus}
        onKeyDown={goToOtherLine}
        onClick={go}
      >
        <span className={styles["effect"]} data-effect={effect}>
          <EffectIcon size={13} aria-hidden="true" />
          {EFFECT_NAMES[effect]}
        </span>
        <KindIcon size={14} aria-hidden="true" className={styles["kind"]} />
        <span className={styles["kindName"]}>
          {kindName}
          {number === null ? null : ` #${number}`}
        </span>
        <span className={styles["name"]}>{name}</span>
        {isThere ? null : <span className={styles["gone"]}>not in the model now</span>}
      </button>
      {changes.length === 0 ? null : (
        <dl className={styles["changes"]}>
          {changes.map((change) => (
            <ChangeLine
              key={change.what}
              change={change}
              stop={stop}
              named={change.what === name}
            />
          ))}
        </dl>
      )}
    </li>
  );
}

/** The arrows, Home and End go from line to line, whatever group they are in. */
function goToOtherLine(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget.closest("[data-lines]");
  const lines = [...(list?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
  const at = lines.indexOf(event.currentTarget);
  const target = listTarget(event.key, at, lines.length);
  if (target === undefined || event.altKey) return;
  event.preventDefault();
  lines[target]?.focus();
}
