import type Konva from "konva";
import { rectUnion } from "../../shared/model/geometry.ts";
import type { Diagram, Id, Rect } from "../../shared/model/model.ts";
import { isInteraction } from "../../shared/model/threat-topic.ts";
import type { SceneItem } from "../../shared/scene/scene.ts";
import { DARK, LIGHT } from "../../shared/scene/theme.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";
import { cameraOf, indexOfProject, type Canvas } from "./canvas-state.ts";
import { shownScene } from "./diagram-scene.ts";
import { startGlide } from "./glide.ts";
import type { Camera } from "./kernels/camera.ts";
import { OVERSCAN, paintedWorld, planView } from "./kernels/culling.ts";
import type { Draft } from "./kernels/draft.ts";
import { stretchedDiagram } from "./kernels/drag-plan.ts";
import { NOTHING_GRIPPED, type Gripped } from "./kernels/grips.ts";
import { indexScene, type SceneIndex } from "./kernels/scene-index.ts";
import { createDragPainter } from "./painter/drag-painter.ts";
import { createImageCache } from "./painter/images.ts";
import { OVERLAY_COLORS } from "./painter/overlay-colors.ts";
import { createOverlayPainter, MANY } from "./painter/overlay-painter.ts";
import type { PaintSettings } from "./painter/paint-mark.ts";
import { createScenePainter } from "./painter/scene-painter.ts";

export interface CanvasPainterParts {
  readonly project: Project;
  readonly canvas: Canvas;
  readonly stage: Konva.Stage;
  /** Layers by rate of change: the diagram, what is dragged, selection and hover. */
  readonly layers: {
    readonly diagram: Konva.Layer;
    readonly drag: Konva.Layer;
    readonly overlay: Konva.Layer;
  };
  /** The element around the stage; shifted by CSS while panning. */
  readonly sheet: HTMLElement;
  /** Called once, after the first diagram is on the screen's canvas. */
  readonly onFirstPaint: () => void;
}

export interface CanvasPainter {
  setDark(dark: boolean): void;
  /** Fonts have come: paint everything anew. */
  repaint(): void;
  /** The keyboard has come to the canvas or left it. */
  showFocus(): void;
  stop(): void;
}

/** For people who do not want things to move. */
const STILL = "(prefers-reduced-motion: reduce)";

const images = createImageCache();

/** How strongly what is not placed yet, and a duplicate on the move, are painted. */
const GHOST = 0.55;
const COPIES = 0.8;

/** More items than this on the move have one frame around all: outlining each at every step tells less. */
const MANY_MOVING = 40;

/** With more items on the canvas than this, painting them at every step of a zoom would stutter. */
const DENSE = 250;
/** Milliseconds after its last step that a camera counts as resting. */
const REST = 120;

/** Light beside text, that the colours of an icon stand out; between the dark icon and the light text on it, else. */
const ICON_PLATE = { alone: "#c3cbd6", underText: "#7c889a" };

/** Keeps what is painted in step with the project and the gesture under way. No React render per pointer move. */
export function startCanvasPainter(parts: CanvasPainterParts): CanvasPainter {
  const { project, canvas, stage, layers, sheet } = parts;
  let dark = false;
  let anchor: Camera | null = null;
  let firstPainted = false;
  /** The wait for the camera to rest, after which what was scaled is painted sharp. */
  let sharpening: ReturnType<typeof setTimeout> | undefined;

  /** The picture between two states of a diagram; null while it stands still. */
  let gliding: Diagram | null = null;
  let stopGlide = (): void => undefined;

  let liftedPlan: object | null = null;
  let rigidItems: readonly SceneItem[] = [];
  let rigidFrame: Rect | null = null;

  const settings = (): PaintSettings => ({
    palette: dark ? DARK : LIGHT,
    images,
    iconPlate: dark ? ICON_PLATE : null,
    zoom: anchor?.zoom ?? 1,
  });
  const diagram = createScenePainter(layers.diagram, settings);
  const drag = createDragPainter(
    layers.drag,
    settings,
    () => OVERLAY_COLORS[dark ? "dark" : "light"].accent,
    () => paintedWorld(cameraOf(project), port.size()),
  );
  const overlay = createOverlayPainter(layers.overlay, () => ({
    zoom: anchor?.zoom ?? 1,
    colors: OVERLAY_COLORS[dark ? "dark" : "light"],
  }));
  const { port } = canvas;

  /** @param otherPicture whether something else is to be seen than before, from wherever it is looked at */
  function showCamera(otherPicture: boolean): void {
    if (port.size().width === 0) return;
    const rough = !otherPicture && diagram.count() > DENSE;
    const plan = planView(anchor, cameraOf(project), port.size(), rough);
    sheet.style.transform = `translate(${plan.shift.x}px, ${plan.shift.y}px) scale(${plan.scale})`;
    clearTimeout(sharpening);
    if (plan.scale !== 1) sharpening = setTimeout(() => showCamera(true), REST);
    if (!plan.repaint && !otherPicture) return;
    anchor = plan.anchor;
    stage.setAttrs({
      x: anchor.x + OVERSCAN,
      y: anchor.y + OVERSCAN,
      scaleX: anchor.zoom,
      scaleY: anchor.zoom,
    });
    diagram.show(shownIndex(), paintedWorld(anchor, port.size()));
    if (!firstPainted) {
      layers.diagram.draw();
      firstPainted = true;
      parts.onFirstPaint();
    }
    showOverlay();
  }

  /** What is on the canvas: while it glides, not yet what the project holds. */
  function shownIndex(): SceneIndex {
    if (gliding === null) return indexOfProject(project);
    return indexScene(shownScene(gliding, project.store.getState()));
  }

  function glideFrom(from: Diagram): void {
    const to = currentDiagram(project.store.getState());
    if (to === null || to.id !== from.id) return;
    const show = (between: Diagram | null): void => {
      gliding = between;
      showCamera(true);
    };
    const stop = startGlide(from, to, show, () => show(null));
    stopGlide = () => {
      stop();
      gliding = null;
    };
    show(from);
  }

  function showOverlay(): void {
    const index = indexOfProject(project);
    const { selection, focusedId } = project.store.getState();
    const { hoveredId, marquee, drag: moving, draft, hints, grip } = canvas.store.getState();
    const find = (id: Id | null): SceneItem | null =>
      id === null ? null : (index.item(id) ?? null);
    const keyboard = sheet.parentElement?.matches(":focus-visible") ?? false;
    const hidden = gliding !== null;
    const manyMove = moving !== null && moving.plan.rigid.size > MANY_MOVING;
    const selected = manyMove || hidden ? [] : [...selection].flatMap((id) => index.item(id) ?? []);
    const still = moving === null && draft === null;
    overlay.show({
      selected: selected
        .filter(({ id }) => moving === null || moving.plan.rigid.has(id))
        .flatMap((item) => (draft === null ? item : inDraft(item, draft))),
      hovered: find(hoveredId),
      focused: keyboard && still ? find(focusedId) : null,
      related: relatedItems(find),
      marquee,
      targets: hints.targets.flatMap((id) => index.item(id) ?? []),
      hints,
      gripped: still ? port.gripped() : draft === null ? NOTHING_GRIPPED : grippedInDraft(draft),
      grip,
      locked: lockedOf(selected),
      dx: moving?.dx ?? 0,
      dy: moving?.dy ?? 0,
    });
  }

  function relatedItems(find: (id: Id | null) => SceneItem | null): readonly SceneItem[] {
    const { threatKeys, view } = project.store.getState();
    const key = threatKeys.at(-1);
    if (key === undefined || view !== "analysis") return [];
    const threat = project.threats().find((candidate) => candidate.key === key);
    if (threat === undefined || !isInteraction(threat)) return [];
    return [find(threat.sourceId), find(threat.targetId)].filter((item) => item !== null);
  }

  /** How an item is shown while a change is tried; none when it goes. */
  function inDraft(item: SceneItem, { items, lifted }: Draft): readonly SceneItem[] {
    const changed = items.find(({ id }) => id === item.id);
    if (changed !== undefined) return [changed];
    return lifted.has(item.id) ? [] : [item];
  }

  /** Many are outlined in a way that does not tell. */
  function lockedOf(selected: readonly SceneItem[]): ReadonlySet<Id> {
    if (selected.length > MANY) return new Set();
    return new Set(selected.flatMap(({ id }) => (port.isLocked(id) ? [id] : [])));
  }

  /** While a line is bent its grips go along. */
  function grippedInDraft({ lines }: Draft): Gripped {
    const { line } = port.gripped();
    const drawn = line === null ? undefined : lines.find(({ id }) => id === line.id);
    return { ...NOTHING_GRIPPED, line: drawn ?? null };
  }

  function showDrag(): void {
    const { drag: moving, draft } = canvas.store.getState();
    if (moving === null && draft !== null) {
      liftedPlan = draft;
      diagram.lift(draft.lifted);
      const opacity = draft.ghost ? GHOST : 1;
      const stretched = draft.items;
      drag.show({ rigid: [], stretched, frame: null, dx: 0, dy: 0, opacity });
      return;
    }
    if (moving === null) {
      if (liftedPlan !== null) {
        liftedPlan = null;
        diagram.lift(new Set());
        drag.show(null);
      }
      return;
    }
    const { plan, dx, dy } = moving;
    const index = indexOfProject(project);
    if (liftedPlan !== plan) {
      liftedPlan = plan;
      rigidItems = index.scene.items.filter((item) => plan.rigid.has(item.id));
      const isMany = plan.rigid.size > MANY_MOVING;
      rigidFrame = isMany ? rectUnion(rigidItems.map((item) => item.bounds)) : null;
      diagram.lift(new Set(plan.copies ? [] : [...plan.rigid, ...plan.stretched]));
    }
    const stretched = stretchedDiagram(plan, dx, dy);
    drag.show({
      rigid: rigidItems,
      stretched:
        stretched === undefined
          ? []
          : shownScene(stretched, project.store.getState()).items.filter((item) =>
              plan.stretched.has(item.id),
            ),
      frame: rigidFrame,
      dx,
      dy,
      opacity: plan.copies ? COPIES : 1,
    });
  }

  const stops = [
    project.store.subscribe((now, before) => {
      const otherPicture =
        now.model !== before.model ||
        now.diagramId !== before.diagramId ||
        now.template !== before.template ||
        now.lensOn !== before.lensOn ||
        now.canvasSize !== before.canvasSize;
      if (otherPicture) stopGlide();
      if (otherPicture && now.glideFrom !== null && !matchMedia(STILL).matches) {
        glideFrom(now.glideFrom);
      } else if (otherPicture) showCamera(true);
      else if (now.cameras !== before.cameras) showCamera(false);
      const otherOverlay =
        now.selection !== before.selection ||
        now.focusedId !== before.focusedId ||
        now.threatKeys !== before.threatKeys ||
        now.tool !== before.tool ||
        now.view !== before.view;
      if (otherOverlay && !otherPicture) showOverlay();
    }),
    canvas.store.subscribe((now, before) => {
      const otherDrag = now.drag !== before.drag || now.draft !== before.draft;
      if (otherDrag) showDrag();
      if (
        otherDrag ||
        now.hints !== before.hints ||
        now.grip !== before.grip ||
        now.connectableId !== before.connectableId ||
        now.hoveredId !== before.hoveredId ||
        now.marquee !== before.marquee
      ) {
        showOverlay();
      }
    }),
    images.onLoaded(() => diagram.repaint()),
  ];

  showCamera(true);
  return {
    setDark(value) {
      if (dark === value) return;
      dark = value;
      diagram.repaint();
      showOverlay();
    },
    repaint: () => diagram.repaint(),
    showFocus: showOverlay,
    stop() {
      stopGlide();
      clearTimeout(sharpening);
      for (const stop of stops) stop();
    },
  };
}
