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
import { flowEnds } from "../../shared/model/flow-ends.ts";
import type { Diagram, Line, Shape } from "../../shared/model/model.ts";

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

/** What tells an item from others of its name: the ends of a flow, the kind of anything else. */
export function itemKind(item: Shape | Line, { shapes }: Diagram): string {
  if (item.kind !== "flow") return KIND_NAMES[item.kind];
  return flowEnds(item, new Map(shapes.map(({ id, name }) => [id, name])));
}
