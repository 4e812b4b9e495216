/** Which elements of an SVG do no more than draw. */

export const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

const SHAPES =
  "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan " +
  "linearGradient radialGradient stop clipPath mask";

/** Shapes and what they are filled with. */
export const SHAPE_ELEMENTS: ReadonlySet<string> = new Set(SHAPES.split(" "));

const EFFECTS =
  "metadata pattern marker filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood " +
  "feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset switch view";

/** Those, effects that stay within the picture, and notes about it. */
export const DRAWING_ELEMENTS: ReadonlySet<string> = new Set([
  ...SHAPE_ELEMENTS,
  ...EFFECTS.split(" "),
]);
