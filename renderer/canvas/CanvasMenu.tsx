import { Menu } from "@base-ui/react/menu";
import { useEffect, useRef, useState, type ReactElement, type RefObject } from "react";
import { rectUnion } from "../../shared/model/geometry.ts";
import type { Point } from "../../shared/model/model.ts";
import type { Project } from "../state/project.ts";
import { ActionEntryLine, MenuPlace } from "../ui/ActionEntryLine.tsx";
import { useActionContext, useProject } from "../ui/context.ts";
import { MenuSections } from "../ui/MenuLine.tsx";
import styles from "../ui/overlays.module.css";
import { canvasMenuSections } from "./canvas-menu-sections.ts";
import { cameraOf, indexOfProject, type Canvas } from "./canvas-state.ts";
import { toScreen, toWorld } from "./kernels/camera.ts";
import { hitTest } from "./kernels/hit-test.ts";

const MENU_ITEM = "[role=menuitem]";

interface CanvasMenuProps {
  readonly hostRef: RefObject<HTMLDivElement | null>;
  readonly canvas: Canvas;
}

/**
 * The menu on the canvas: by the right button at the pointer, by the menu key or Shift+F10 at the focused item. What
 * it is opened on becomes the selection unless it is part of it.
 */
export function CanvasMenu({ hostRef, canvas }: CanvasMenuProps): ReactElement {
  const project = useProject();
  const context = useActionContext();
  const [at, setAt] = useState<Point | null>(null);
  const [open, setOpen] = useState(false);
  const [container, setContainer] = useState<HTMLDivElement | null>(null);
  const keys = useRef(false);
  const place = useRef<Point | null>(null);
  const popup = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const host = hostRef.current;
    if (host === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    const openAt = (screen: Point, byKeys: boolean): void => {
      keys.current = byKeys;
      place.current = screen;
      const { left, top } = host.getBoundingClientRect();
      setAt({ x: left + screen.x, y: top + screen.y });
      setOpen(true);
    };
    host.addEventListener(
      "contextmenu",
      (event) => {
        event.preventDefault();
        // The menu key is answered to below; what the browser makes of it points to the middle of the canvas.
        if (event.button !== 2) return;
        const { left, top } = host.getBoundingClientRect();
        const screen = { x: event.clientX - left, y: event.clientY - top };
        selectAt(project, canvas, screen);
        openAt(screen, false);
      },
      { signal },
    );
    host.addEventListener(
      "keydown",
      (event) => {
        const asked = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
        if (!asked) return;
        event.preventDefault();
        openAt(focusedPlace(project, canvas), true);
      },
      { signal },
    );
    return () => listening.abort();
  }, [hostRef, canvas, project]);

  return (
    <Menu.Root
      open={open}
      onOpenChange={setOpen}
      onOpenChangeComplete={(opened) => {
        if (!opened) project.pointAt(null);
        else if (keys.current) popup.current?.querySelector<HTMLElement>(MENU_ITEM)?.focus();
      }}
    >
      <div ref={setContainer} className={styles["menuPlace"]} />
      <Menu.Portal container={container}>
        <Menu.Positioner
          className={styles["positioner"]}
          positionMethod="fixed"
          align="start"
          anchor={{ getBoundingClientRect: () => new DOMRect(at?.x, at?.y, 0, 0) }}
        >
          <Menu.Popup
            ref={popup}
            className={styles["menu"]}
            aria-label="Actions on the diagram"
            finalFocus={hostRef}
            // What is chosen is meant for where the menu was opened; the pointer has left the canvas since.
            onClickCapture={() => project.pointAt(place.current)}
          >
            <MenuPlace value={container}>
              <MenuSections sections={canvasMenuSections(context)}>
                {(entry) => <ActionEntryLine entry={entry} />}
              </MenuSections>
            </MenuPlace>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function selectAt(project: Project, { port }: Canvas, screen: Point): void {
  const camera = port.camera();
  const id = hitTest(port.index(), toWorld(camera, screen), camera.zoom)?.id ?? null;
  if (id === null) port.select(new Set());
  else if (!port.selection().has(id)) port.select(new Set([id]));
  else project.store.setState({ focusedId: id });
}

/** The middle of the focused item, which becomes the selection, else of what is selected; else of the canvas. */
function focusedPlace(project: Project, { port }: Canvas): Point {
  const { focusedId, selection } = project.store.getState();
  if (focusedId !== null && !selection.has(focusedId)) port.select(new Set([focusedId]));
  const index = indexOfProject(project);
  const ids = focusedId === null ? [...selection] : [focusedId];
  const bounds = rectUnion(ids.flatMap((id) => index.item(id)?.bounds ?? []));
  const { width, height } = port.size();
  if (bounds === null) return { x: width / 2, y: height / 2 };
  const middle = { x: bounds.left + bounds.width / 2, y: bounds.top + bounds.height / 2 };
  const screen = toScreen(cameraOf(project), middle);
  return {
    x: Math.max(0, Math.min(width, screen.x)),
    y: Math.max(0, Math.min(height, screen.y)),
  };
}
