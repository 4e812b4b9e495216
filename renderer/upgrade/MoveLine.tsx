import { CornerDownRight } from "lucide-react";
import { useId, type ReactElement } from "react";
import type { VerdictMove } from "../../shared/stride/upgrade/verdict-moves.ts";
import { StateLabel } from "../analysis/ThreatState.tsx";
import { ThreatLine } from "./ThreatLine.tsx";
import styles from "./Upgrade.module.css";

const CONFIDENCES: Record<VerdictMove["confidence"], string> = {
  sure: "Says the same, in the same category",
  likely: "Says the same, in another category",
  possible: "Says something similar",
  id: "Says something else under the same id",
};

interface MoveLineProps {
  readonly move: VerdictMove;
  readonly onMove: (key: string, accepted: boolean) => void;
}

/** A verdict and the threat it may go to. */
export function MoveLine({ move, onMove }: MoveLineProps): ReactElement {
  const { threat, onto, confidence, accepted } = move;
  const id = useId();
  return (
    <ThreatLine threat={threat} mark={<StateLabel state={threat.verdict.state} />}>
      <div className={styles["onto"]}>
        <CornerDownRight size={14} aria-hidden="true" />
        <input
          id={id}
          type="checkbox"
          checked={accepted}
          aria-describedby={`${id}-why`}
          onChange={(event) => onMove(threat.key, event.target.checked)}
        />
        <label htmlFor={id}>{onto.title}</label>
        <span id={`${id}-why`} className={styles["chip"]} data-confidence={confidence}>
          {CONFIDENCES[confidence]}
        </span>
      </div>
    </ThreatLine>
  );
}
