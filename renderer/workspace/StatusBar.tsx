import { Focus, Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useMemo, type ReactElement } from "react";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram } from "../../shared/model/model.ts";
import { zoomActual, zoomIn, zoomOut, zoomToFit, zoomToSelection } from "../actions/zoom.ts";
import { MessageCounts } from "../messages/MessageCounts.tsx";
import { LensSwitch } from "../lens/LensSwitch.tsx";
import { currentDiagram, type ProjectState } from "../state/project-state.ts";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import { SavedState } from "../ui/SavedState.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import { useSettledState } from "../ui/use-settled-state.ts";
import styles from "./Workspace.module.css";

/** What is saved, what there is, and how large it is shown. */
export function StatusBar(): ReactElement {
  return (
    <footer className={styles["status"]}>
      <Saved />
      <MessageCounts />
      <Counts />
      <LensSwitch />
      <Zoom />
    </footer>
  );
}

function Saved(): ReactElement {
  const project = useProject();
  const saving = useProjectState((state) => state.saving);
  return <SavedState saving={saving} onRetry={() => project.retrySaving()} />;
}

function Counts(): ReactElement {
  const [counted] = useSettledState(whatIsCounted, true) ?? [null];
  const { elements, flows, boundaries } = useMemo(() => countsOf(counted), [counted]);
  const selected = useProjectState((state) => state.selection.size);
  const threats = useProjectState((state) => state.model.threats.length);
  return (
    <ul className={styles["counts"]} aria-label="In this diagram">
      <li>{plural(elements, "element", "elements")}</li>
      <li>{plural(flows, "flow", "flows")}</li>
      <li>{plural(boundaries, "boundary", "boundaries")}</li>
      <li>{plural(threats, "threat", "threats")} in the model</li>
      {selected > 0 ? <li className={styles["selected"]}>{selected} selected</li> : null}
    </ul>
  );
}

function whatIsCounted(state: ProjectState): readonly [Diagram | null] {
  return [currentDiagram(state)];
}

interface DiagramCounts {
  readonly elements: number;
  readonly flows: number;
  readonly boundaries: number;
}

function countsOf(diagram: Diagram | null): DiagramCounts {
  const { shapes, lines } = diagram ?? { shapes: [], lines: [] };
  const flows = lines.filter(({ kind }) => kind === "flow").length;
  const boxes = shapes.filter(({ kind }) => kind === "boundaryBox").length;
  return {
    elements: shapes.filter(isElement).length,
    flows,
    boundaries: boxes + lines.length - flows,
  };
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function Zoom(): ReactElement {
  const context = useActionContext();
  const percent = useProjectState((state) =>
    Math.round((state.cameras.get(state.diagramId)?.zoom ?? 1) * 100),
  );
  const selected = useProjectState((state) => state.selection.size > 0);
  return (
    <fieldset className={styles["zoom"]} aria-label="Zoom">
      <IconButton small label={zoomOut.label} keys="-" onClick={() => zoomOut.perform(context)}>
        <ZoomOut size={14} />
      </IconButton>
      <Tooltip label={zoomActual.label} keys="0">
        <button
          type="button"
          className={styles["percent"]}
          aria-label={`Zoom ${percent} %, set to 100 %`}
          onClick={() => zoomActual.perform(context)}
        >
          {percent} %
        </button>
      </Tooltip>
      <IconButton small label={zoomIn.label} keys="+" onClick={() => zoomIn.perform(context)}>
        <ZoomIn size={14} />
      </IconButton>
      <IconButton small label={zoomToFit.label} keys="1" onClick={() => zoomToFit.perform(context)}>
        <Maximize size={13} />
      </IconButton>
      <IconButton
        small
        label={zoomToSelection.label}
        keys="2"
        disabled={!selected}
        onClick={() => zoomToSelection.perform(context)}
      >
        <Focus size={14} />
      </IconButton>
    </fieldset>
  );
}
