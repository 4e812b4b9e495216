/** Palettes: which colour each ink has. Text inks reach WCAG AA (4.5:1) on every ink they stand on. */

import type { Ink } from "./scene.ts";

/** Colours as #rrggbb; paper may be "none". */
export type Palette = Readonly<Record<Ink, string>> & {
  /** CSS (and canvas) filter for icons, which templates draw for white paper; null = as they are. */
  readonly iconFilter: string | null;
};

export const LIGHT: Palette = {
  paper: "#ffffff",
  elementFill: "#f8fafc",
  elementStroke: "#334155",
  flow: "#475569",
  boundary: "#d11f1f",
  boundaryText: "#b91c1c",
  annotationText: "#475569",
  text: "#0f172a",
  labelPlate: "#e9eef5",
  outOfScope: "#5f6c7f",
  lensGood: "#13703a",
  lensPartial: "#0b6a85",
  lensWeak: "#b91c1c",
  lensSilent: "#96490a",
  lensPlate: "#ffffff",
  lensBoundary: "#b3bcc9",
  iconFilter: null,
};

export const DARK: Palette = {
  paper: "#14171c",
  elementFill: "#20262f",
  elementStroke: "#a7b3c4",
  flow: "#93a1b5",
  boundary: "#f16a6a",
  boundaryText: "#ff9d9d",
  annotationText: "#b4c0cf",
  text: "#f1f5f9",
  labelPlate: "#2f3945",
  outOfScope: "#97a4b6",
  lensGood: "#6fd49a",
  lensPartial: "#63c5dd",
  lensWeak: "#ff9a9a",
  lensSilent: "#f3b562",
  lensPlate: "#14171c",
  lensBoundary: "#4b5563",
  iconFilter: "invert(1) hue-rotate(180deg)",
};

/** The palette without paper: the background shows through, behind names of boundaries too. */
export function withoutPaper(palette: Palette): Palette {
  return { ...palette, paper: "none" };
}

/** For paper: no tints that cost toner or vanish in black and white. */
export const PRINT: Palette = {
  paper: "#ffffff",
  elementFill: "#ffffff",
  elementStroke: "#1e293b",
  flow: "#334155",
  boundary: "#b91c1c",
  boundaryText: "#991b1b",
  annotationText: "#334155",
  text: "#000000",
  labelPlate: "#eef1f5",
  outOfScope: "#5f6c7f",
  lensGood: "#14532d",
  lensPartial: "#155e75",
  lensWeak: "#991b1b",
  lensSilent: "#7c3f06",
  lensPlate: "#ffffff",
  lensBoundary: "#aab3c0",
  iconFilter: null,
};
