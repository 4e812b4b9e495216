import { ArrowDown, ArrowRight } from "lucide-react";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { sceneOf } from "../canvas/diagram-scene.ts";
import { fitRect, sees } from "../canvas/kernels/camera.ts";
import { cameraOf } from "../canvas/canvas-state.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";
import { useApp, useProject } from "../ui/context.ts";
import { Button, Segments, Spinner } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { arrangeInWorker } from "./elk-worker.ts";
import type { TidyOptions } from "./layout-graph.ts";
import { tidy, type TidyScope } from "./tidy.ts";
import styles from "./TidyDialog.module.css";

const DIRECTIONS = [
  { value: "right", label: "To the right", icon: <ArrowRight size={14} aria-hidden="true" /> },
  { value: "down", label: "Downwards", icon: <ArrowDown size={14} aria-hidden="true" /> },
] as const;

const SPACINGS = [
  { value: "close", label: "Close" },
  { value: "normal", label: "Normal" },
  { value: "wide", label: "Wide" },
] as const;

/** Pixels kept free around a diagram that was tidied out of sight. */
const PADDING = 40;

interface TidyDialogProps {
  readonly scope: TidyScope;
  readonly onClose: () => void;
}

/** How to arrange the diagram or the selection; shows the work while it lasts and can stop it. */
export function TidyDialog({ scope, onClose }: TidyDialogProps): ReactElement {
  const app = useApp();
  const project = useProject();
  const [options, setOptions] = useState<TidyOptions>({ direction: "right", spacing: "normal" });
  const [progress, setProgress] = useState<string | null>(null);
  const work = useRef<AbortController>(null);
  useEffect(() => () => work.current?.abort(), []);

  async function start(): Promise<void> {
    const state = project.store.getState();
    const { model, template, selection } = state;
    const diagram = currentDiagram(state);
    if (diagram === null) return;
    const stop = new AbortController();
    work.current = stop;
    const ids = scope === "diagram" ? new Set(diagram.shapes.map(({ id }) => id)) : selection;
    try {
      setProgress(ARRANGING);
      const request = { model, diagram, template, ids, scope, options };
      const tidied = await tidy(request, arrangeInWorker, stop.signal, (done, all) =>
        setProgress(all > 1 ? `Arranging part ${done + 1} of ${all}…` : ARRANGING),
      );
      onClose();
      if (!tidied.ok) {
        const { message, remedy } = tidied.problem;
        const text = remedy === null ? {} : { text: remedy };
        app.notify({ tone: "problem", title: message, ...text });
      } else if (tidied.value === null) {
        app.notify({ tone: "info", title: "It is tidy already" });
      } else {
        project.store.setState({ glideFrom: diagram });
        project.commit(tidied.value);
        project.store.setState({ glideFrom: null });
        if (scope === "diagram") showAll(project);
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
  }

  return (
    <Dialog
      title={scope === "diagram" ? "Tidy diagram" : "Tidy selection"}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{progress === null ? "Cancel" : "Stop"}</Button>
          <Button
            tone="primary"
            data-first-focus
            disabled={progress !== null}
            onClick={() => void start()}
          >
            Tidy
          </Button>
        </>
      }
    >
      <div className={styles["form"]}>
        <p>
          {scope === "diagram"
            ? "Arranges everything so that flows lead one way and nothing lies on anything else. What a boundary holds stays inside it; what is locked stays in place."
            : "Arranges what is selected, with what lies in selected boundaries, near where it is. Everything else stays in place."}
        </p>
        <div className={styles["row"]}>
          <span aria-hidden="true">Flows lead</span>
          <Segments
            label="Flows lead"
            value={options.direction}
            options={DIRECTIONS}
            onChange={(direction) => setOptions({ ...options, direction })}
          />
        </div>
        <div className={styles["row"]}>
          <span aria-hidden="true">Spacing</span>
          <Segments
            label="Spacing"
            value={options.spacing}
            options={SPACINGS}
            onChange={(spacing) => setOptions({ ...options, spacing })}
          />
        </div>
        <output className={styles["progress"]}>
          {progress === null ? null : (
            <>
              <Spinner /> {progress}
            </>
          )}
        </output>
      </div>
    </Dialog>
  );
}

const ARRANGING = "Arranging…";

/** Brings the whole diagram into view when tidying moved some of it out. */
function showAll(project: Project): void {
  const state = project.store.getState();
  const diagram = currentDiagram(state);
  if (diagram === null) return;
  const { bounds } = sceneOf(diagram, state).scene;
  const camera = cameraOf(project);
  if (sees(camera, bounds, state.canvasSize)) return;
  const fitted = fitRect(bounds, state.canvasSize, PADDING, Math.max(1, camera.zoom));
  project.store.setState({ cameras: new Map(state.cameras).set(diagram.id, fitted) });
}
