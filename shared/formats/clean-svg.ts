/** An SVG with nothing but shapes: what could run, load or spy is left out by leaving in only what is known. */

import { failure, success, type Result } from "../model/result.ts";
import { SHAPE_ELEMENTS, SVG_NAMESPACE } from "../template/svg-elements.ts";
import { escapeAttribute, escapeText } from "./xml-text.ts";
import { parseXml, type XmlElement } from "./xml.ts";

const XLINK = "http://www.w3.org/1999/xlink";

const ATTRIBUTES: ReadonlySet<string> = new Set(
  `
  id viewBox width height preserveAspectRatio version x y x1 y1 x2 y2 cx cy r rx
  ry fx fy d points dx dy transform opacity visibility display color overflow fill
  fill-opacity fill-rule clip-rule clip-path mask stroke stroke-width
  stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
  stroke-dashoffset vector-effect offset stop-color stop-opacity gradientUnits
  gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits
  paint-order font-family font-size font-weight font-style text-anchor
  letter-spacing dominant-baseline
`
    .trim()
    .split(/\s+/),
);

/** Declarations of a `style` that are attributes as well become those. */
const DECLARATION = /\s*([a-z-]+)\s*:\s*([^;]+)/g;

/**
 * The same picture with the known shapes and looks alone. Style sheets, scripts, links, embedded pictures and fonts,
 * and everything of other namespaces are left out. Fails with `not-an-svg`, or as the XML does.
 */
export function cleanSvg(bytes: Uint8Array, fileName: string): Result<string> {
  const parsed = parseXml(bytes, fileName);
  if (!parsed.ok) return parsed;
  const { root } = parsed.value;
  if (root.local !== "svg" || root.namespace !== SVG_NAMESPACE) {
    return failure("not-an-svg", "This is not an SVG.", fileName);
  }
  return success(spell(root, ` xmlns="${SVG_NAMESPACE}"`));
}

function spell(element: XmlElement, declaration = ""): string {
  if (element.namespace !== SVG_NAMESPACE || !SHAPE_ELEMENTS.has(element.local)) return "";
  const inside =
    escapeText(element.text.trim()) + element.children.map((one) => spell(one)).join("");
  const attributes = [...attributesOf(element)]
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join("");
  const head = `<${element.local}${declaration}${attributes}`;
  return inside === "" ? `${head}/>` : `${head}>${inside}</${element.local}>`;
}

function attributesOf({ attributes, local: element }: XmlElement): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  const keep = (name: string, value: string): void => {
    if (ATTRIBUTES.has(name) && isHarmless(value)) kept.set(name, value.replaceAll(/\s+/g, " "));
  };
  for (const { local, namespace, value } of attributes) {
    if (local === "href" && element === "use" && (namespace === "" || namespace === XLINK)) {
      if (/^#[\w.-]+$/.test(value)) kept.set("href", value);
    } else if (namespace === "" && local === "style") {
      for (const [, name = "", said = ""] of value.matchAll(DECLARATION)) keep(name, said.trim());
    } else if (namespace === "") keep(local, value);
  }
  return kept;
}

/** Whether a value names nothing outside of the picture. */
function isHarmless(value: string): boolean {
  const inside = value.replaceAll(/url\(\s*["']?#[\w.-]+["']?\s*\)/gi, "");
  return !/url|:|\\|@import|expression|&/i.test(inside);
}
