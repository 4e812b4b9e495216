import {
  ArrowRight,
  Circle,
  Database,
  Spline,
  Square,
  SquareDashed,
  StickyNote,
  type LucideIcon,
} from "lucide-react";
import type { Line, Shape } from "../../shared/model/model.ts";

type Kind = (Shape | Line)["kind"];

export const KIND_NAMES: Record<Kind, string> = {
  process: "Process",
  dataStore: "Data store",
  externalInteractor: "External interactor",
  annotation: "Note",
  boundaryBox: "Trust boundary",
  boundaryLine: "Trust boundary line",
  flow: "Data flow",
};

export const KIND_ICONS: Record<Kind, LucideIcon> = {
  process: Circle,
  dataStore: Database,
  externalInteractor: Square,
  annotation: StickyNote,
  boundaryBox: SquareDashed,
  boundaryLine: Spline,
  flow: ArrowRight,
};

/** The item's name on one line; what it is when it has none. */
export function itemTitle(item: Shape | Line): string {
  return item.name.replace(/\s+/gu, " ").trim() || `Unnamed ${KIND_NAMES[item.kind].toLowerCase()}`;
}
