import { selectThreats } from "../analysis/select-threats.ts";
import { showDiagram, showItem } from "../canvas/show-item.ts";
import type { Project } from "../state/project.ts";
import type { Place } from "./comparison-list.ts";

/** Leaves the comparison for what one of its lines is about: selects it where people work on it. */
export function goToPlace(project: Project, place: Place): void {
  project.store.setState({ comparing: false });
  switch (place.kind) {
    case "model":
      project.store.setState({ selection: new Set(), focusedId: null, threatKeys: [] });
      return;
    case "threat": {
      project.show("analysis");
      selectThreats(
        project,
        project.threats().filter(({ key }) => key === place.key),
      );
      return;
    }
    case "diagram":
      showDiagram(project, place.diagramId);
      project.store.setState({ selection: new Set(), focusedId: null, threatKeys: [] });
      return;
    case "item":
      showItem(project, place.diagramId, place.id);
  }
}
