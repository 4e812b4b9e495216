import { ArrowUpRight } from "lucide-react";
import type { ReactElement } from "react";
import type { FiringPlace } from "../../../shared/stride/firing.ts";
import { showPlace } from "../../state/place.ts";
import { useActionContext } from "../../ui/context.ts";
import { IconButton } from "../../ui/controls.tsx";
import { inOneLine, type LabSubject } from "./lab-subject.ts";
import styles from "./RuleLab.module.css";

interface FiringListProps {
  readonly projectId: string;
  readonly places: readonly FiringPlace[];
  readonly onLookAt: (subject: LabSubject) => void;
}

/** Places of a model where a rule fires: each can be looked at here, or opened in its diagram. */
export function FiringList({ projectId, places, onLookAt }: FiringListProps): ReactElement {
  const { app, project, focusRegion } = useActionContext();

  async function open({ diagramId, itemId }: FiringPlace): Promise<void> {
    if (project?.store.getState().id === projectId) {
      app.showDialog(null);
      project.show("design");
      showPlace(project, { diagramId, itemId });
    } else await app.openProject(projectId, { diagramId, itemId });
    focusRegion("canvas");
  }

  return (
    <ul className={styles["places"]}>
      {places.map((place) => (
        <li key={`${place.diagramId} ${place.itemId ?? ""}`}>
          <button
            type="button"
            disabled={place.ends.length === 0}
            onClick={() => {
              const { diagramId, itemId } = place;
              if (itemId === null) return;
              onLookAt({ kind: "flow", modelId: projectId, diagramId, flowId: itemId });
            }}
          >
            {place.ends.length === 0
              ? inOneLine(place.name)
              : place.ends.map(inOneLine).join(" → ")}
            <small>
              {[place.ends.length === 0 ? "" : place.name, place.diagramName]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </button>
          <IconButton
            small
            label={`Open ${inOneLine(place.name)} in its diagram`}
            onClick={() => void open(place)}
          >
            <ArrowUpRight size={14} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
