import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine } from "lucide-react";
import { reorderShapes } from "../../shared/model/edits/order-items.ts";
import { editSelection } from "./edit-selection.ts";

const PLACES = [
  { how: "front", label: "Bring to front", key: "]", icon: ArrowUpToLine },
  { how: "forward", label: "Bring forward", key: "Mod+]", icon: ArrowUp },
  { how: "backward", label: "Send backward", key: "Mod+[", icon: ArrowDown },
  { how: "back", label: "Send to back", key: "[", icon: ArrowDownToLine },
] as const;

export const reorderings = PLACES.map(({ how, label, key, icon }) =>
  editSelection(
    { id: `order-${how}`, group: "Arrange", label, icon, keys: [key] },
    (model, diagramId, ids) => reorderShapes(model, diagramId, ids, how),
  ),
);
