import { useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from "react";
import { renameItem } from "../../shared/model/edits/items.ts";
import { visibleRect } from "../../shared/model/geometry.ts";
import type { Id, Line, Point, Shape } from "../../shared/model/model.ts";
import { currentDiagram, type ProjectState } from "../state/project-state.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { cameraOf } from "./canvas-state.ts";
import styles from "./DiagramCanvas.module.css";
import { toScreen } from "./kernels/camera.ts";

interface RenameFieldProps {
  readonly host: RefObject<HTMLDivElement | null>;
}

/**
 * The name of an item, typed where it stands: Enter and leaving the field keep what was typed, Shift+Enter breaks the
 * line, Escape takes it back.
 */
export function RenameField({ host }: RenameFieldProps): ReactElement | null {
  const renamingId = useProjectState((state) => state.renamingId);
  const item = useProjectState((state) => itemOf(state, renamingId));
  return item === null ? null : <Field key={item.id} item={item} host={host} />;
}

function itemOf(state: ProjectState, id: Id | null): Shape | Line | null {
  if (id === null) return null;
  const diagram = currentDiagram(state);
  return (
    diagram?.shapes.find((shape) => shape.id === id) ??
    diagram?.lines.find((line) => line.id === id) ??
    null
  );
}

function Field({ item, host }: RenameFieldProps & { readonly item: Shape | Line }): ReactElement {
  const project = useProject();
  const [name, setName] = useState(item.name);
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    const place = (): void => {
      const { x, y } = toScreen(cameraOf(project), anchorOf(item));
      element.style.left = `${x}px`;
      element.style.top = `${y}px`;
    };
    place();
    return project.store.subscribe(place);
  }, [project, item]);

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function end(kept: boolean): void {
    if (done.current) return;
    done.current = true;
    const { model, diagramId } = project.store.getState();
    project.store.setState({ renamingId: null });
    if (kept) project.commit(renameItem(model, diagramId, item.id, name));
  }

  return (
    <textarea
      ref={field}
      className={styles["rename"]}
      aria-label="Name"
      rows={Math.max(1, name.split("\n").length)}
      value={name}
      spellCheck={false}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
          event.preventDefault();
          end(event.key === "Enter");
          host.current?.focus();
        }
      }}
    />
  );
}

/** The middle of where an item's name is painted, in diagram units. */
function anchorOf(item: Shape | Line): Point {
  if ("handle" in item) return { x: item.handle.x, y: item.handle.y + LABEL_DROP };
  const { left, top, width, height } = visibleRect(item);
  if (item.kind === "boundaryBox") return { x: left + width / 2, y: top + LABEL_DROP };
  return { x: left + width / 2, y: top + height / 2 };
}

/** From the handle of a line or the top of a box to the middle of its label. */
const LABEL_DROP = 18;
