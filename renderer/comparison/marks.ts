import {
  ArrowRight,
  Bell,
  FileText,
  Minus,
  Pencil,
  Plus,
  ShieldAlert,
  Square,
  SquareDashed,
  StickyNote,
  Type,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import type { Effect, Kind } from "./comparison-list.ts";

export const EFFECT_NAMES: Readonly<Record<Effect, string>> = {
  added: "Added",
  removed: "Removed",
  changed: "Changed",
};

export const EFFECT_ICONS: Readonly<Record<Effect, LucideIcon>> = {
  added: Plus,
  removed: Minus,
  changed: Pencil,
};

interface KindMark {
  readonly icon: LucideIcon;
  /** Name for one of the kind. */
  readonly name: string;
}

export const KIND_MARKS: Readonly<Record<Kind, KindMark>> = {
  information: { icon: FileText, name: "Model" },
  diagram: { icon: Workflow, name: "Diagram" },
  element: { icon: Square, name: "Element" },
  flow: { icon: ArrowRight, name: "Flow" },
  boundary: { icon: SquareDashed, name: "Boundary" },
  annotation: { icon: Type, name: "Annotation" },
  threat: { icon: ShieldAlert, name: "Threat" },
  note: { icon: StickyNote, name: "Note" },
  message: { icon: Bell, name: "Message" },
};
