/** What template and item together say about how an item looks. */

import type { Id, Shape, Line } from "../model/model.ts";
import { effectiveImage } from "../template/inheritance.ts";
import { stencilChain } from "../template/lookup.ts";
import type { ImageLocation, Template } from "../template/template.ts";
import { safeImage } from "./image.ts";
import type { Icon } from "./label.ts";
import type { Ink, Stroke } from "./scene.ts";

/** The look a stencil gives its items. */
export interface Appearance {
  readonly icon: Icon | null;
  readonly iconLocation: ImageLocation;
  readonly dashArray: string | null;
  /** Null when the template leaves it at its default. */
  readonly thickness: number | null;
}

const PLAIN: Appearance = {
  icon: null,
  iconLocation: "centeredOnStencil",
  dashArray: null,
  thickness: null,
};

const appearances = new WeakMap<Template, Map<Id, Appearance>>();

/** The look of a stencil; a plain one when there is no template or it does not know the stencil. */
export function appearanceOf(template: Template | null, stencilId: Id): Appearance {
  if (template === null) return PLAIN;
  let known = appearances.get(template);
  if (known === undefined) {
    known = new Map();
    appearances.set(template, known);
  }
  let appearance = known.get(stencilId);
  if (appearance === undefined) {
    appearance = readAppearance(template, stencilId);
    known.set(stencilId, appearance);
  }
  return appearance;
}

function readAppearance(template: Template, stencilId: Id): Appearance {
  const chain = stencilChain(template, stencilId);
  const image = effectiveImage(template, stencilId);
  const source = image === null ? null : safeImage(image.image);
  return {
    icon: source === null ? null : { source, description: chain[0]?.name ?? "" },
    iconLocation: image?.location ?? PLAIN.iconLocation,
    dashArray: chain.find((stencil) => stencil.strokeDashArray?.trim())?.strokeDashArray ?? null,
    thickness: chain.find((stencil) => stencil.strokeThickness)?.strokeThickness ?? null,
  };
}

/** Files write 0 and 1 for the usual line; neither is thinner than this. */
const THINNEST = 1.25;
const THICKEST = 12;
/** Dots, so that it cannot be taken for a boundary. */
const OUT_OF_SCOPE_DASH = [1.5, 3];

/**
 * The stroke of an item: its own dash pattern and thickness, else its stencil's, else the usual ones.
 * @param usualDash in units, at usual thickness
 */
export function strokeOf(
  item: Shape | Line,
  appearance: Appearance,
  ink: Ink,
  usualDash: readonly number[],
): Stroke {
  const own = item.strokeThickness ?? 0;
  const stated = own > 1 ? own : (appearance.thickness ?? own);
  const width = Math.min(THICKEST, Math.max(THINNEST, stated));
  const dash =
    parseDash(item.strokeDashArray, width) ?? parseDash(appearance.dashArray, width) ?? usualDash;
  const outOfScope = "outOfScope" in item && item.outOfScope;
  return outOfScope ? { ink: "outOfScope", width, dash: OUT_OF_SCOPE_DASH } : { ink, width, dash };
}

/** Dash patterns count in line widths, as in Windows Presentation Foundation, which the tool is built on. */
function parseDash(pattern: string | null, width: number): readonly number[] | null {
  if (pattern === null) return null;
  const lengths = pattern.split(/[\s,]+/u).filter((part) => part !== "");
  const dash = lengths.map((length) => Number(length) * width);
  const usable = dash.every((length) => Number.isFinite(length) && length >= 0);
  return usable && dash.some((length) => length > 0) ? dash : null;
}
