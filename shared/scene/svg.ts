/** Paints a scene as SVG: as a file of its own, or as parts that one HTML page shares among many pictures. */

import { rectsOverlap, rectUnion } from "../model/geometry.ts";
import type { Id, Rect } from "../model/model.ts";
import { safeImage } from "./image.ts";
import { markBounds } from "./mark-bounds.ts";
import {
  type Ink,
  isFloatingLabel,
  type Mark,
  type Scene,
  type SceneItem,
  type Stroke,
} from "./scene.ts";
import { baselineOffset, BOLD_WEIGHT, FONT_FAMILY } from "./text.ts";
import type { Palette } from "./theme.ts";

export interface SvgOptions {
  /** Name of the picture for people who cannot see it; the diagram's name when absent. */
  readonly title?: string;
  /** `@font-face` rules with the font inside, so that the file looks the same everywhere. */
  readonly fontCss?: string;
  /** Put before every id, so that several pictures can stand in one page. */
  readonly idPrefix?: string;
  /** Items to stress; everything but boundaries fades. */
  readonly highlight?: ReadonlySet<Id>;
  /** Part of the diagram to show; the whole when absent. */
  readonly crop?: Rect;
}

/** How much of a faded item is left. */
const FADED = 0.3;

/** A complete SVG document. It holds no script and refers to nothing outside itself. */
export function paintSvg(scene: Scene, palette: Palette, options: SvgOptions = {}): string {
  const view = options.crop ?? scene.bounds;
  const prefix = options.idPrefix ?? "palisade-";
  const images = imageStore(prefix);
  const shown = options.crop === undefined ? scene.items : itemsWithin(scene, view);
  const stressed = (item: SceneItem): boolean =>
    options.highlight === undefined || isBoundary(item) || options.highlight.has(item.id);
  const painted = (part: Part, faded: boolean): string =>
    shown
      .filter((item) => stressed(item) !== faded)
      .map((item) => paintPart(item, part, palette, images))
      .join("");
  const fadedBody = painted("body", true) + painted("label", true);
  const body =
    (fadedBody === "" ? "" : `<g opacity="${FADED}">${fadedBody}</g>`) +
    painted("body", false) +
    painted("label", false);
  const style = options.fontCss === undefined ? "" : `<style>${cssText(options.fontCss)}</style>`;
  return (
    openSvg(view, prefix, options.title ?? scene.name, describeScene(scene), true) +
    `${style}${images.definitions()}` +
    `<rect x="${n(view.left)}" y="${n(view.top)}" width="${n(view.width)}" height="${n(view.height)}" ` +
    `fill="${palette.paper}"/>` +
    `<g font-family="${escapeXml(FONT_FAMILY)}">${body}</g></svg>`
  );
}

/**
 * A diagram as an inline picture whose items other pictures of the same page can show again (`paintExcerpt`).
 * @param prefix unique in the page
 * @param images icons already in the page
 */
export function paintShared(
  scene: Scene,
  palette: Palette,
  prefix: string,
  title: string,
  images: ImageStore,
): string {
  const part = (which: Part): string =>
    scene.items
      .map((item, index) => {
        const marks = paintPart(item, which, palette, images);
        return marks === "" ? "" : `<g id="${partId(prefix, which, index)}">${marks}</g>`;
      })
      .join("");
  const body = part("body") + part("label");
  return (
    openSvg(scene.bounds, prefix, title, describeScene(scene), false) +
    images.definitions() +
    `<g font-family="${escapeXml(FONT_FAMILY)}">${body}</g></svg>`
  );
}

/** A part of a diagram that `paintShared` put into the page, with some items stressed. */
export function paintExcerpt(
  scene: Scene,
  options: {
    /** The prefix given to `paintShared`. */
    readonly shared: string;
    /** Unique in the page. */
    readonly prefix: string;
    readonly title: string;
    readonly crop: Rect;
    readonly highlight: ReadonlySet<Id>;
  },
): string {
  const again = (which: Part, faded: boolean): string =>
    scene.items
      .map((item, index) => {
        if (!rectsOverlap(item.bounds, options.crop) || !hasPart(item, which)) return "";
        if ((isBoundary(item) || options.highlight.has(item.id)) === faded) return "";
        if (which === "label" && !labelWithin(item, options.crop)) return "";
        return `<use href="#${partId(options.shared, which, index)}"/>`;
      })
      .join("");
  const faded = again("body", true) + again("label", true);
  const stressed = scene.items
    .filter((item) => options.highlight.has(item.id))
    .map((item) => item.description);
  return (
    openSvg(options.crop, options.prefix, options.title, stressed.join("; "), false) +
    `<g font-family="${escapeXml(FONT_FAMILY)}"><g opacity="${FADED}">${faded}</g>` +
    `${again("body", false)}${again("label", false)}</g></svg>`
  );
}

const CROP_MARGIN = 28;
/** A narrower crop would blow a short flow up out of proportion to the text around the picture. */
const LEAST_CROP_WIDTH = 760;
/** Width over height: wide enough to save paper, not so wide that a steep flow becomes small. */
const CROP_RATIO = { least: 1.7, most: 2.8 };

/**
 * The part of a diagram that shows a flow and its ends with what surrounds them; null when none of these is in the
 * scene. Its proportions stay within narrow limits, so that a series of them sits well on a page.
 */
export function interactionCrop(scene: Scene, ids: ReadonlySet<Id>): Rect | null {
  const wanted = scene.items.filter((item) => ids.has(item.id)).map((item) => item.bounds);
  const union = rectUnion(wanted);
  if (union === null) return null;
  const needed = {
    width: Math.max(LEAST_CROP_WIDTH, union.width + 2 * CROP_MARGIN),
    height: union.height + 2 * CROP_MARGIN,
  };
  const ratio = Math.min(CROP_RATIO.most, Math.max(CROP_RATIO.least, needed.width / needed.height));
  const width = Math.max(needed.width, needed.height * ratio);
  const height = width / ratio;
  return {
    left: cropStart(union.left + union.width / 2, width, scene.bounds.left, scene.bounds.width),
    top: cropStart(union.top + union.height / 2, height, scene.bounds.top, scene.bounds.height),
    width,
    height,
  };
}

/** Where a crop begins: around the middle, moved inwards rather than showing the empty outside of the diagram. */
function cropStart(middle: number, size: number, sceneStart: number, sceneSize: number): number {
  if (size >= sceneSize) return sceneStart + (sceneSize - size) / 2;
  return Math.min(sceneStart + sceneSize - size, Math.max(sceneStart, middle - size / 2));
}

/** Icons of a page, each written once and shown by reference. */
export interface ImageStore {
  /** Id of the symbol that holds the image; null for an image that must not be shown. */
  readonly idOf: (source: string) => string | null;
  /** The `<defs>` for images asked for since the last call; empty when there are none. */
  readonly definitions: () => string;
}

/** An empty store whose ids begin with `prefix`. */
export function imageStore(prefix: string): ImageStore {
  const ids = new Map<string, string | null>();
  let waiting: string[] = [];
  return {
    idOf(source) {
      const known = ids.get(source);
      if (known !== undefined) return known;
      const id = safeImage(source) === null ? null : `${escapeXml(prefix)}icon${ids.size}`;
      ids.set(source, id);
      if (id !== null) {
        waiting.push(
          `<symbol id="${id}" viewBox="0 0 100 100"><image width="100" height="100" ` +
            `href="${escapeXml(source.replace(/\s/gu, ""))}"/></symbol>`,
        );
      }
      return id;
    },
    definitions() {
      const symbols = waiting.join("");
      waiting = [];
      return symbols === "" ? "" : `<defs>${symbols}</defs>`;
    },
  };
}

type Part = "body" | "label";

function partId(prefix: string, part: Part, index: number): string {
  return `${escapeXml(prefix)}${part}${index}`;
}

function isBoundary(item: SceneItem): boolean {
  return item.kind === "boundaryBox" || item.kind === "boundaryLine";
}

/** A label cut off at the edge of an excerpt would be worse than none. */
function labelWithin(item: SceneItem, crop: Rect): boolean {
  const label = rectUnion(
    item.marks.filter((mark) => isFloatingLabel(item, mark)).map((mark) => markBounds(mark)),
  );
  return (
    label === null ||
    (label.left >= crop.left &&
      label.top >= crop.top &&
      label.left + label.width <= crop.left + crop.width &&
      label.top + label.height <= crop.top + crop.height)
  );
}

function itemsWithin(scene: Scene, view: Rect): readonly SceneItem[] {
  return scene.items.filter((item) => rectsOverlap(item.bounds, view));
}

function belongsTo(item: SceneItem, part: Part, mark: Mark): boolean {
  return isFloatingLabel(item, mark) === (part === "label");
}

function hasPart(item: SceneItem, part: Part): boolean {
  return item.marks.some((mark) => belongsTo(item, part, mark));
}

function paintPart(item: SceneItem, part: Part, palette: Palette, images: ImageStore): string {
  const marks = item.marks
    .filter((mark) => belongsTo(item, part, mark))
    .map((mark) => paintMark(mark, palette, images))
    .join("");
  if (marks === "") return "";
  return `<g><title>${escapeXml(item.description)}</title>${marks}</g>`;
}

function paintMark(mark: Mark, palette: Palette, images: ImageStore): string {
  switch (mark.kind) {
    case "rectangle": {
      const { left, top, width, height } = mark.rect;
      const radius = mark.cornerRadius > 0 ? ` rx="${n(mark.cornerRadius)}"` : "";
      return (
        `<rect x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}"${radius}` +
        `${paint(mark, palette)}/>`
      );
    }
    case "ellipse": {
      const { left, top, width, height } = mark.rect;
      return (
        `<ellipse cx="${n(left + width / 2)}" cy="${n(top + height / 2)}" rx="${n(width / 2)}" ` +
        `ry="${n(height / 2)}"${paint(mark, palette)}/>`
      );
    }
    case "path": {
      if (mark.steps.length === 0) return "";
      const steps = mark.steps.map((step) => {
        if (step.to === "quadratic") {
          return `Q${n(step.controlX)} ${n(step.controlY)} ${n(step.x)} ${n(step.y)}`;
        }
        return `${step.to === "move" ? "M" : "L"}${n(step.x)} ${n(step.y)}`;
      });
      return `<path d="${steps.join("")}${mark.closed ? "Z" : ""}"${paint(mark, palette)}/>`;
    }
    case "image": {
      const id = images.idOf(mark.source);
      if (id === null) return "";
      const { left, top, width, height } = mark.rect;
      const opacity = mark.opacity === undefined ? "" : ` opacity="${n(mark.opacity)}"`;
      const filter =
        palette.iconFilter === null ? "" : ` filter="${escapeXml(palette.iconFilter)}"`;
      return (
        `<use href="#${id}" x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}"` +
        `${opacity}${filter}/>`
      );
    }
    case "text": {
      const first = mark.top + baselineOffset(mark.size, mark.lineHeight);
      const anchor = mark.align === "center" ? ` text-anchor="middle"` : "";
      const weight = mark.bold ? ` font-weight="${BOLD_WEIGHT}"` : "";
      const lines = mark.lines.map(
        (line, index) =>
          `<tspan x="${n(mark.x)}" y="${n(first + index * mark.lineHeight)}">${escapeXml(line)}</tspan>`,
      );
      return (
        `<text font-size="${n(mark.size)}"${weight}${anchor} fill="${palette[mark.ink]}">` +
        `${lines.join("")}</text>`
      );
    }
  }
}

function paint(
  mark: { readonly fill: Ink | null; readonly stroke: Stroke | null },
  palette: Palette,
): string {
  const fill = ` fill="${mark.fill === null ? "none" : palette[mark.fill]}"`;
  if (mark.stroke === null) return fill;
  const { ink, width, dash } = mark.stroke;
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.map(n).join(" ")}"` : "";
  return `${fill} stroke="${palette[ink]}" stroke-width="${n(width)}"${dashes}`;
}

function openSvg(
  view: Rect,
  prefix: string,
  title: string,
  description: string,
  standalone: boolean,
): string {
  const id = escapeXml(prefix);
  const space = standalone ? ` xmlns="http://www.w3.org/2000/svg"` : "";
  return (
    `<svg${space} viewBox="${n(view.left)} ${n(view.top)} ${n(view.width)} ${n(view.height)}" ` +
    `width="${n(view.width)}" height="${n(view.height)}" role="img" ` +
    `aria-labelledby="${id}title" aria-describedby="${id}desc">` +
    `<title id="${id}title">${escapeXml(title)}</title>` +
    `<desc id="${id}desc">${escapeXml(description)}</desc>`
  );
}

/** What a diagram holds, in a sentence. */
function describeScene(scene: Scene): string {
  const count = (test: (item: SceneItem) => boolean): number => scene.items.filter(test).length;
  const boundaries = count(isBoundary);
  const flows = count((item) => item.kind === "flow");
  const elements = count(
    ({ kind }) => kind === "process" || kind === "dataStore" || kind === "externalInteractor",
  );
  const some = (number: number, one: string, many: string): string =>
    `${number} ${number === 1 ? one : many}`;
  return (
    `Data flow diagram with ${some(elements, "element", "elements")}, ` +
    `${some(flows, "data flow", "data flows")} and ` +
    `${some(boundaries, "trust boundary", "trust boundaries")}.`
  );
}

/** Two decimals are a fiftieth of a pixel at double size: no one can see more. */
function n(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : "0";
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What XML cannot hold, or must not: controls, halves of characters. */
const UNSPEAKABLE = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** Text for XML content or attributes; characters XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(UNSPEAKABLE, "")
    .replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? "");
}

/** Font rules that cannot end their own element. */
function cssText(css: string): string {
  return css.replace(UNSPEAKABLE, "").replace(/[<>&]/gu, "");
}
