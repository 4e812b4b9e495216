import { DARK, LIGHT } from "../../../shared/scene/theme.ts";

/** Colours of what lies over the diagram. */
export interface OverlayColors {
  readonly accent: string;
  readonly accentSoft: string;
  readonly related: string;
  readonly paper: string;
  /** Lines that show what snaps to what. */
  readonly guide: string;
  readonly locked: string;
}

export const OVERLAY_COLORS: Readonly<Record<"light" | "dark", OverlayColors>> = {
  light: {
    accent: "#4a55c8",
    accentSoft: "#b9bff0",
    related: "#d97706",
    paper: LIGHT.paper,
    guide: "#d6336c",
    locked: "#636d7c",
  },
  dark: {
    accent: "#98a2ff",
    accentSoft: "#4d568f",
    related: "#f3b562",
    paper: DARK.paper,
    guide: "#ff7eb0",
    locked: "#8b95a4",
  },
};
