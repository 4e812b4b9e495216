import { ArrowRight, Repeat2 } from "lucide-react";
import type { ReactElement } from "react";
import { reverseFlows } from "../../shared/model/edits/lines.ts";
import type { Diagram, Flow, Id } from "../../shared/model/model.ts";
import { useProject } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import styles from "./Inspector.module.css";
import { itemTitle } from "./kinds.ts";

interface FlowEndsProps {
  readonly diagram: Diagram;
  readonly flow: Flow;
}

/** Where a flow comes from and goes to; each end leads there. */
export function FlowEnds({ diagram, flow }: FlowEndsProps): ReactElement {
  const project = useProject();
  const end = (id: Id | null): ReactElement => {
    const shape = diagram.shapes.find((candidate) => candidate.id === id);
    if (shape === undefined) return <span className={styles["loose"]}>attached to nothing</span>;
    return (
      <button
        type="button"
        className={styles["end"]}
        onClick={() =>
          project.store.setState({ selection: new Set([shape.id]), focusedId: shape.id })
        }
      >
        {itemTitle(shape)}
      </button>
    );
  };
  return (
    <fieldset className={styles["ends"]} aria-label="From and to">
      {end(flow.sourceId)}
      <ArrowRight size={14} aria-label="to" />
      {end(flow.targetId)}
      <IconButton
        label="Reverse flow"
        keys="Alt+Shift+R"
        small
        disabled={flow.locked === true}
        onClick={() => {
          const { model } = project.store.getState();
          project.commit(reverseFlows(model, diagram.id, new Set([flow.id])));
        }}
      >
        <Repeat2 size={14} />
      </IconButton>
    </fieldset>
  );
}
