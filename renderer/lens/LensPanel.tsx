import { X } from "lucide-react";
import type { KeyboardEvent, ReactElement } from "react";
import { toggleLens } from "../actions/toggle-lens.ts";
import { showItem } from "../canvas/show-item.ts";
import type { Id } from "../../shared/model/model.ts";
import { useActionContext, useProject } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import { BoundaryCoverages, DiagramCoverage, TenetCoverages } from "./CoverageSections.tsx";
import styles from "./Lens.module.css";
import { LensLegend } from "./LensLegend.tsx";
import { HiddenThreats, ImplicitTrust } from "./TrustSections.tsx";
import { useLensFindings } from "./use-lens-findings.ts";

/** Beside the diagram under the lens: what its flows state, what rests on trust in places, what that hides. */
export function LensPanel(): ReactElement {
  const context = useActionContext();
  const project = useProject();
  const found = useLensFindings();

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    toggleLens.perform(context);
  }

  const select = (id: Id): void => {
    if (found !== null) showItem(project, found.diagram.id, id);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere within
    <aside
      className={styles["panel"]}
      aria-label="Zero Trust"
      data-region="lens"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className={styles["head"]}>
        <h2>Zero Trust</h2>
        <IconButton
          small
          label="Take the lens away"
          keys={toggleLens.keys[0]}
          onClick={() => toggleLens.perform(context)}
        >
          <X size={15} />
        </IconButton>
      </header>
      {found === null ? (
        <p className={styles["hint"]}>There is no diagram to look at.</p>
      ) : (
        // Each diagram has lists of its own, which begin at their beginning.
        <div className={styles["body"]} key={found.diagram.id}>
          <DiagramCoverage view={found.view} />
          <LensLegend />
          <BoundaryCoverages boundaries={found.view.boundaries} onSelect={select} />
          <ImplicitTrust diagram={found.diagram} view={found.view} onSelect={select} />
          <HiddenThreats diagram={found.diagram} hidden={found.hidden} onSelect={select} />
          <TenetCoverages view={found.view} />
        </div>
      )}
    </aside>
  );
}
