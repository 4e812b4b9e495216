/**
 * What the text of a vector icon must not hold. Browsers run no script and load nothing for an SVG inside an image,
 * but the picture we write may be taken apart by other programs, so the icon itself has to be harmless.
 */
const HARMFUL =
  /<\s*(?:\w+:)?(?:script|foreignObject|iframe|object|embed|handler|animate|set|style|a)\b|<[!?](?!--|xml\b)|\bon\w+\s*=|javascript:|data:|@import|url\(\s*['"]?(?!#)|href\s*=\s*(?!["']#)|&#/iu;

/** Whether the text of an SVG holds anything that could do more than draw, wherever it stands. */
export function looksHarmful(svg: string): boolean {
  return HARMFUL.test(svg);
}
