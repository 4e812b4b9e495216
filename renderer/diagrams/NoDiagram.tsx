import { Workflow } from "lucide-react";
import type { ReactElement } from "react";
import { addDiagram } from "../actions/edit-diagrams.ts";
import { useActionContext } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import styles from "./DiagramTabs.module.css";

/** Stands where the diagram would be while the model has none. */
export function NoDiagram(): ReactElement {
  const context = useActionContext();
  return (
    <div className={styles["noDiagram"]} data-region="canvas" tabIndex={-1}>
      <Workflow size={28} aria-hidden="true" />
      <h2>This model has no diagram</h2>
      <p>Threats are found on diagrams: elements, and the data that flows between them.</p>
      <Button tone="primary" onClick={() => addDiagram.perform(context)}>
        {addDiagram.label}
      </Button>
    </div>
  );
}
