/**
 * A scene: what to paint for a diagram, free of any painter. Same coordinates as the model (see `model.ts`).
 * The Konva painter, the SVG painter and the hit test all read the same scene, so they cannot disagree.
 */

import type { Id, Point, Rect } from "../model/model.ts";

/** What a colour stands for; a theme maps it to a colour. */
export type Ink =
  | "paper"
  | "elementFill"
  | "elementStroke"
  | "flow"
  | "boundary"
  | "boundaryText"
  | "annotationText"
  | "text"
  | "labelPlate"
  | "outOfScope"
  /** Under the Zero-Trust lens: what a flow states as a whole, and what its letters stand on. */
  | "lensGood"
  | "lensPartial"
  | "lensWeak"
  | "lensSilent"
  | "lensPlate"
  | "lensBoundary";

export interface Stroke {
  readonly ink: Ink;
  readonly width: number;
  /** Lengths of dashes and gaps in units; empty = solid. */
  readonly dash: readonly number[];
}

export type PathStep =
  | { readonly to: "move" | "line"; readonly x: number; readonly y: number }
  | {
      readonly to: "quadratic";
      readonly controlX: number;
      readonly controlY: number;
      readonly x: number;
      readonly y: number;
    };

export type Mark =
  | {
      readonly kind: "rectangle";
      readonly rect: Rect;
      readonly cornerRadius: number;
      readonly fill: Ink | null;
      readonly stroke: Stroke | null;
    }
  | {
      readonly kind: "ellipse";
      readonly rect: Rect;
      readonly fill: Ink | null;
      readonly stroke: Stroke | null;
    }
  | {
      readonly kind: "path";
      readonly steps: readonly PathStep[];
      readonly closed: boolean;
      readonly fill: Ink | null;
      readonly stroke: Stroke | null;
    }
  | {
      readonly kind: "image";
      readonly rect: Rect;
      /** Data URL. */
      readonly source: string;
      /** What it shows, for people who cannot see it. */
      readonly description: string;
      /** 0 to 1; pale where a label stands on it. Absent = 1. */
      readonly opacity?: number;
    }
  | {
      readonly kind: "text";
      readonly lines: readonly string[];
      /** Horizontal anchor: centre or left edge, by `align`. `top` is the top edge of the first line box. */
      readonly x: number;
      readonly top: number;
      readonly align: "center" | "left";
      readonly size: number;
      readonly lineHeight: number;
      readonly bold: boolean;
      readonly ink: Ink;
    };

type SceneItemKind =
  | "process"
  | "dataStore"
  | "externalInteractor"
  | "annotation"
  | "boundaryBox"
  | "flow"
  | "boundaryLine";

export interface SceneItem {
  /** Id of the shape or line of the model. */
  readonly id: Id;
  readonly kind: SceneItemKind;
  /** What it is called and what it is, for titles and screen readers: "Data flow HTTPS from Browser to Web app". */
  readonly description: string;
  /** Everything painted, labels included, lies inside. */
  readonly bounds: Rect;
  /** In paint order. */
  readonly marks: readonly Mark[];
  /** For flows and boundary lines: points along the curve, for hit tests and selection; else empty. */
  readonly curve: readonly Point[];
}

export interface Scene {
  readonly diagramId: Id;
  readonly name: string;
  /** Union of the items' bounds with a margin; a small default when the diagram is empty. */
  readonly bounds: Rect;
  /** In paint order: boundary boxes, boundary lines, flows, elements, annotations, each in model order. */
  readonly items: readonly SceneItem[];
}

/**
 * True for a mark that belongs to the label of a flow or boundary. Painters may paint these after all other marks
 * of the scene, so that no line crosses a label. The name of an element is part of its body.
 */
export function isFloatingLabel(item: SceneItem, mark: Mark): boolean {
  switch (item.kind) {
    case "flow":
    case "boundaryLine":
      return mark.kind !== "path";
    case "boundaryBox":
      return mark.kind !== "rectangle" || mark.fill === "paper";
    case "process":
    case "dataStore":
    case "externalInteractor":
    case "annotation":
      return false;
  }
}
