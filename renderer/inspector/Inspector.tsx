import type { ReactElement } from "react";
import type { Line, Shape } from "../../shared/model/model.ts";
import { currentDiagram } from "../state/project.ts";
import { useProjectState } from "../ui/context.ts";
import { ItemProperties } from "./ItemProperties.tsx";
import { ManyItems } from "./ManyItems.tsx";
import { ModelInformationForm } from "./ModelInformationForm.tsx";
import styles from "./Inspector.module.css";

/** Properties of what is selected on the canvas; of the model when nothing is. */
export function Inspector(): ReactElement {
  const diagram = useProjectState(currentDiagram);
  const selection = useProjectState((state) => state.selection);
  const items: readonly (Shape | Line)[] =
    diagram === null
      ? []
      : [...diagram.shapes, ...diagram.lines].filter((item) => selection.has(item.id));
  const [only] = items;
  return (
    <aside
      className={styles["inspector"]}
      aria-label="Properties"
      data-region="inspector"
      tabIndex={-1}
    >
      {diagram === null || only === undefined ? (
        <ModelInformationForm />
      ) : items.length === 1 ? (
        <ItemProperties key={only.id} diagram={diagram} item={only} />
      ) : (
        <ManyItems items={items} />
      )}
    </aside>
  );
}
