import type { ReactElement } from "react";
import type { Id } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";
import { StateLabel } from "../analysis/ThreatState.tsx";
import { ChangeLine } from "../comparison/ChangeLine.tsx";
import { EFFECT_ICONS, EFFECT_NAMES } from "../comparison/marks.ts";
import { MoveLine } from "./MoveLine.tsx";
import type { PlanRow } from "./plan-rows.ts";
import { StencilLine } from "./StencilLine.tsx";
import { ThreatLine } from "./ThreatLine.tsx";
import styles from "./Upgrade.module.css";

interface PlanRowLineProps {
  readonly row: PlanRow;
  readonly to: Template;
  readonly onMap: (key: string, stencilId: Id | null) => void;
  readonly onMove: (key: string, accepted: boolean) => void;
}

/** One row of a plan. */
export function PlanRowLine({ row, to, onMap, onMove }: PlanRowLineProps): ReactElement {
  switch (row.kind) {
    case "heading":
      return (
        <div className={styles["heading"]}>
          <h3>
            {row.title} <span>{row.count}</span>
          </h3>
          {row.hint === "" ? null : <p>{row.hint}</p>}
        </div>
      );
    case "stencil":
      return <StencilLine fate={row.fate} to={to} onMap={onMap} />;
    case "threat":
      return (
        <ThreatLine threat={row.threat} mark={<EffectMark effect={row.effect} />}>
          {null}
        </ThreatLine>
      );
    case "reworded": {
      const { threat, changes, judged } = row.reworded;
      return (
        <ThreatLine
          threat={threat}
          mark={<EffectMark effect="changed" />}
          note={judged ? "Judged: it keeps the words it was judged by." : null}
        >
          <dl className={styles["changes"]}>
            {changes.map((change) => (
              <ChangeLine key={change.what} change={change} stop named={false} />
            ))}
          </dl>
        </ThreatLine>
      );
    }
    case "move":
      return <MoveLine move={row.move} onMove={onMove} />;
    case "orphan":
      return (
        <ThreatLine
          threat={row.orphan.threat}
          mark={<StateLabel state={row.orphan.threat.verdict.state} />}
          note={row.orphan.already ? "It had no threat before either." : null}
        >
          {null}
        </ThreatLine>
      );
    case "kept":
      return (
        <ThreatLine threat={row.threat} mark={<StateLabel state={row.threat.verdict.state} />}>
          {null}
        </ThreatLine>
      );
  }
}

function EffectMark({
  effect,
}: {
  readonly effect: "added" | "removed" | "changed";
}): ReactElement {
  const Icon = EFFECT_ICONS[effect];
  return (
    <span className={styles["effect"]} data-effect={effect}>
      <Icon size={13} aria-hidden="true" />
      {effect === "removed" ? "Gone" : effect === "changed" ? "Reworded" : EFFECT_NAMES.added}
    </span>
  );
}
