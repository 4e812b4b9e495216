import type { ReactElement } from "react";
import { itemsOf } from "../../shared/model/items-of.ts";
import { currentDiagram } from "../state/project-state.ts";
import { useProjectState } from "../ui/context.ts";
import { ItemProperties } from "./ItemProperties.tsx";
import { ModelInformationForm } from "./ModelInformationForm.tsx";
import styles from "./Inspector.module.css";
import { useInspectorView } from "./use-inspector-view.ts";

/** Properties of what is selected on the canvas; of the model when nothing is. */
export function Inspector(): ReactElement {
  const diagram = useProjectState(currentDiagram);
  const selection = useProjectState((state) => state.selection);
  const items = diagram === null ? [] : itemsOf(diagram, selection);
  const [first] = items;
  const view = useInspectorView();
  return (
    <aside
      className={styles["inspector"]}
      aria-label="Properties"
      data-region="inspector"
      tabIndex={-1}
    >
      {diagram === null || first === undefined ? (
        <ModelInformationForm />
      ) : (
        <ItemProperties
          // What is typed for one selection must not end up in the next.
          key={items.map(({ id }) => id).join(" ")}
          diagram={diagram}
          items={items}
          ids={selection}
          first={first}
          view={view}
        />
      )}
    </aside>
  );
}
