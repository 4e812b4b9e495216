/** Marks of the things with a rectangle: elements, boundary boxes, annotations. */

import { visibleRect } from "../model/geometry.ts";
import type { Annotation, BoundaryBox, Element, Rect } from "../model/model.ts";
import { type Appearance, strokeOf } from "./appearance.ts";
import { ellipseRoom, fitLabel, type Icon, rectangleRoom, textMark, wrapLabel } from "./label.ts";
import type { Ink, Mark } from "./scene.ts";

/** Side of an icon that stands behind a label, beneath it, and in line with it. */
const LARGE_ICON = 40;
const MEDIUM_ICON = 28;
const SMALL_ICON = 16;
const ICON_GAP = 4;
/** A label stands on the icon, so that has to be pale. */
const BEHIND_LABEL = 0.24;
const BESIDE_LABEL = 0.45;
/** Icons of what is out of scope fade further. */
const FADED = 0.5;

/** Outline, icon and name of an element. */
export function elementMarks(element: Element, appearance: Appearance): readonly Mark[] {
  const rect = visibleRect(element);
  const ink: Ink = element.outOfScope ? "outOfScope" : "text";
  return [
    ...outlineMarks(element, rect, appearance),
    ...contentMarks(element, rect, appearance, ink),
  ];
}

function outlineMarks(element: Element, rect: Rect, appearance: Appearance): readonly Mark[] {
  const stroke = strokeOf(element, appearance, "elementStroke", []);
  switch (element.kind) {
    case "process":
      return [{ kind: "ellipse", rect, fill: "elementFill", stroke }];
    case "externalInteractor":
      return [{ kind: "rectangle", rect, cornerRadius: 0, fill: "elementFill", stroke }];
    case "dataStore": {
      const right = rect.left + rect.width;
      const bottom = rect.top + rect.height;
      return [
        { kind: "rectangle", rect, cornerRadius: 0, fill: "elementFill", stroke: null },
        {
          kind: "path",
          steps: [
            { to: "move", x: rect.left, y: rect.top },
            { to: "line", x: right, y: rect.top },
            { to: "move", x: rect.left, y: bottom },
            { to: "line", x: right, y: bottom },
          ],
          closed: false,
          fill: null,
          stroke,
        },
      ];
    }
  }
}

function contentMarks(
  element: Element,
  rect: Rect,
  { icon, iconLocation }: Appearance,
  ink: Ink,
): readonly Mark[] {
  const room = element.kind === "process" ? ellipseRoom(rect) : rectangleRoom(rect);
  const middle = { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
  const most = Math.max(0, rect.height - 6);
  const fade = element.outOfScope ? FADED : 1;

  if (icon !== null && iconLocation === "beforeLabel") {
    const indent = SMALL_ICON + ICON_GAP;
    const label = fitLabel(element.name, (height) => room(height) - indent, most);
    const left = middle.x - (indent + label.width) / 2;
    return [
      imageMark(icon, square(left, middle.y - SMALL_ICON / 2, SMALL_ICON), fade),
      textMark(
        label,
        { x: left + indent + label.width / 2, top: middle.y - label.height / 2, align: "center" },
        ink,
      ),
    ];
  }
  if (icon !== null && iconLocation === "centeredBelowLabel") {
    const side = Math.min(MEDIUM_ICON, rect.height / 3);
    const label = fitLabel(element.name, room, most - side - ICON_GAP);
    const top = middle.y - (label.height + ICON_GAP + side) / 2;
    const iconTop = top + label.height + ICON_GAP;
    return [
      textMark(label, { x: middle.x, top, align: "center" }, ink),
      imageMark(icon, square(middle.x - side / 2, iconTop, side), fade),
    ];
  }
  const label = fitLabel(element.name, room, most);
  const text = textMark(
    label,
    { x: middle.x, top: middle.y - label.height / 2, align: "center" },
    ink,
  );
  if (icon === null) return [text];
  const behind = iconLocation === "centeredOnStencil";
  const iconRect = behind ? centeredIcon(rect) : cornerIcon(element, rect);
  return [imageMark(icon, iconRect, (behind ? BEHIND_LABEL : BESIDE_LABEL) * fade), text];
}

function centeredIcon(rect: Rect): Rect {
  const side = Math.min(LARGE_ICON, rect.width * 0.6, rect.height * 0.6);
  return square(rect.left + (rect.width - side) / 2, rect.top + (rect.height - side) / 2, side);
}

function cornerIcon(element: Element, rect: Rect): Rect {
  const side = Math.min(MEDIUM_ICON, rect.width * 0.4, rect.height * 0.4);
  // From the middle towards the corner, as far as an ellipse allows.
  const reach = element.kind === "process" ? Math.SQRT1_2 : 1;
  const inset = element.kind === "process" ? 0 : ICON_GAP;
  return square(
    rect.left + (rect.width / 2) * (1 + reach) - side - inset,
    rect.top + (rect.height / 2) * (1 + reach) - side - inset,
    side,
  );
}

function square(left: number, top: number, side: number): Rect {
  return { left, top, width: side, height: side };
}

function imageMark(icon: Icon, rect: Rect, opacity: number): Mark {
  return { kind: "image", rect, ...icon, ...(opacity < 1 ? { opacity } : {}) };
}

const BOX_DASH = [7, 4];
const BOX_PADDING = 7;

/** Dashed frame with the name at its upper right, inside, where the tool puts it. */
export function boundaryBoxMarks(box: BoundaryBox, appearance: Appearance): readonly Mark[] {
  const rect = visibleRect(box);
  const frame: Mark = {
    kind: "rectangle",
    rect,
    cornerRadius: 0,
    fill: null,
    stroke: strokeOf(box, appearance, "boundary", BOX_DASH),
  };
  const { icon } = appearance;
  const indent = icon === null ? 0 : SMALL_ICON + ICON_GAP;
  const label = wrapLabel(box.name, Math.max(40, rect.width - 2 * BOX_PADDING - indent));
  if (label.lines.length === 0) return [frame];
  const left = rect.left + rect.width - BOX_PADDING - label.width;
  const top = rect.top + BOX_PADDING - 2;
  const text = textMark(label, { x: left, top, align: "left" }, "boundaryText");
  // Flows run beneath; a patch of paper keeps them from striking the name through.
  const patch: Mark = {
    kind: "rectangle",
    rect: { left: left - indent - 2, top, width: indent + label.width + 4, height: label.height },
    cornerRadius: 2,
    fill: "paper",
    stroke: null,
  };
  if (icon === null) return [frame, patch, text];
  const iconTop = top + (label.lineHeight - SMALL_ICON) / 2;
  return [frame, patch, imageMark(icon, square(left - indent, iconTop, SMALL_ICON), 1), text];
}

/** Free text, centred in its rectangle, without a frame. */
export function annotationMarks(annotation: Annotation): readonly Mark[] {
  const rect = visibleRect(annotation);
  const label = wrapLabel(annotation.name, Math.max(40, rect.width));
  if (label.lines.length === 0) return [];
  const x = rect.left + rect.width / 2;
  const top = rect.top + (rect.height - label.height) / 2;
  return [textMark(label, { x, top, align: "center" }, "annotationText")];
}
