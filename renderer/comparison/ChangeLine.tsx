import { ArrowRight } from "lucide-react";
import { useState, type ReactElement } from "react";
import type { ValueChange } from "../../shared/model/value-change.ts";
import { classNames } from "../ui/class-names.ts";
import styles from "./Comparison.module.css";

/** Characters up to which both sides stand on one line. */
const SHORT = 60;

/** Characters and lines of a text shown before a person asks for the rest. */
const LONG = 220;
const LONG_LINES = 4;

interface ChangeLineProps {
  readonly change: Pick<ValueChange, "what" | "from" | "to">;
  /** Whether the keyboard may stop in it. */
  readonly stop: boolean;
  /** Whether the line itself is called like what changed. */
  readonly named: boolean;
}

/** What a thing said before and says after, within a list of terms. */
export function ChangeLine({
  change: { what, from, to },
  stop,
  named,
}: ChangeLineProps): ReactElement {
  const [expanded, setExpanded] = useState(false);
  const long = [from, to].some(
    (text) => text.length > LONG || text.split("\n").length > LONG_LINES,
  );
  const wide = from.length + to.length > SHORT || long;
  const layout = !wide ? "line" : from === "" ? "to" : to === "" ? "from" : "both";
  return (
    <div className={styles["change"]} data-layout={layout}>
      <dt>{named ? <span className="visually-hidden">{what}</span> : what}</dt>
      <dd>
        <Side text={from} side="from" clamped={long && !expanded} />
        <ArrowRight size={13} aria-label="became" />
        <Side text={to} side="to" clamped={long && !expanded} />
        {long ? (
          <button
            type="button"
            className={styles["expand"]}
            aria-expanded={expanded}
            tabIndex={stop ? 0 : -1}
            onClick={() => setExpanded(!expanded)}
          >
            {expanded ? "Show less" : "Show all"}
          </button>
        ) : null}
      </dd>
    </div>
  );
}

interface SideProps {
  readonly text: string;
  readonly side: "from" | "to";
  readonly clamped: boolean;
}

function Side({ text, side, clamped }: SideProps): ReactElement {
  if (text === "") return <span className={styles["nothing"]}>nothing</span>;
  return (
    <span data-side={side} className={classNames(styles["side"], clamped && styles["clamped"])}>
      {text}
    </span>
  );
}
