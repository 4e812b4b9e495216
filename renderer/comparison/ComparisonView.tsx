import { ArrowLeftRight, ArrowRight, GitCompareArrows, X } from "lucide-react";
import { useEffect, useMemo, type KeyboardEvent, type ReactElement } from "react";
import { toggleComparison } from "../actions/toggle-comparison.ts";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import { Button, IconButton, Spinner } from "../ui/controls.tsx";
import styles from "./Comparison.module.css";
import { differenceGroups, everything, filterGroups } from "./comparison-list.ts";
import { ComparisonFilters } from "./ComparisonFilters.tsx";
import { DifferenceList } from "./DifferenceList.tsx";
import { StateChoice } from "./StateChoice.tsx";
import { useComparison } from "./use-comparison.ts";

/** What differs between two states of the model. */
export function ComparisonView(): ReactElement {
  const project = useProject();
  const { focusRegion } = useActionContext();
  const compared = useProjectState((state) => state.compared);
  const filter = useProjectState((state) => state.comparisonFilter);
  const historyShown = useProjectState((state) => state.historyShown);
  const { comparison, problem, busy } = useComparison();
  const groups = useMemo(
    () => (comparison === null ? [] : differenceGroups(comparison)),
    [comparison],
  );
  const shown = useMemo(() => filterGroups(groups, filter), [groups, filter]);
  useEffect(() => project.timeline.follow(), [project]);

  function close(): void {
    project.store.setState({ comparing: false });
    focusRegion(historyShown ? "history" : "canvas");
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close();
  }

  const choose = (change: Partial<typeof compared>): void =>
    project.store.setState({ compared: { ...compared, ...change } });

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere within
    <section className={styles["view"]} aria-labelledby="comparison-title" onKeyDown={onKeyDown}>
      <header className={styles["head"]}>
        <h2 id="comparison-title">Compare</h2>
        <div className={styles["states"]}>
          <StateChoice label="From" value={compared.from} onChange={(from) => choose({ from })} />
          <ArrowRight size={16} aria-hidden="true" />
          <StateChoice
            label="To"
            value={compared.to}
            onChange={(to) => choose({ to })}
            region="comparison"
          />
          <IconButton
            label="Swap the two states"
            onClick={() => choose({ from: compared.to, to: compared.from })}
          >
            <ArrowLeftRight size={15} />
          </IconButton>
        </div>
        <output className={styles["busy"]}>
          {busy ? (
            <>
              <Spinner /> Comparing
            </>
          ) : null}
        </output>
        <IconButton label="Close the comparison" keys={toggleComparison.keys[0]} onClick={close}>
          <X size={16} />
        </IconButton>
      </header>
      <ComparisonFilters groups={groups} shown={shown} />
      {problem === null ? null : (
        <p role="alert" className={styles["problem"]}>
          {problem.message} {problem.remedy}
        </p>
      )}
      {shown.length > 0 ? (
        <DifferenceList groups={shown} />
      ) : comparison === null ? null : groups.length === 0 ? (
        <div className={styles["none"]}>
          <GitCompareArrows size={28} aria-hidden="true" />
          <h3>Nothing differs</h3>
          <p>
            The two states are the same. Choose others above: a revision you named, or any step of
            the history.
          </p>
        </div>
      ) : (
        <div className={styles["none"]}>
          <GitCompareArrows size={28} aria-hidden="true" />
          <h3>No difference passes the filters</h3>
          <p>Some things differ, but all of them are hidden now.</p>
          <Button
            onClick={() =>
              project.store.setState({ comparisonFilter: { ...everything, hideMoves: false } })
            }
          >
            Show everything
          </Button>
        </div>
      )}
    </section>
  );
}
