import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  Scaling,
} from "lucide-react";
import {
  alignShapes,
  distributeShapes,
  matchSizes,
} from "../../shared/model/edits/arrange-items.ts";
import { editSelection } from "./edit-selection.ts";

const SIDES = [
  { how: "left", label: "Align left", key: "Mod+Shift+ArrowLeft", icon: AlignStartVertical },
  { how: "center", label: "Align centers", key: "Alt+Shift+H", icon: AlignCenterVertical },
  { how: "right", label: "Align right", key: "Mod+Shift+ArrowRight", icon: AlignEndVertical },
  { how: "top", label: "Align top", key: "Mod+Shift+ArrowUp", icon: AlignStartHorizontal },
  { how: "middle", label: "Align middles", key: "Alt+Shift+V", icon: AlignCenterHorizontal },
  { how: "bottom", label: "Align bottom", key: "Mod+Shift+ArrowDown", icon: AlignEndHorizontal },
] as const;

export const alignments = SIDES.map(({ how, label, key, icon }) =>
  editSelection(
    { id: `align-${how}`, group: "Arrange", label, icon, keys: [key] },
    (model, diagramId, ids) => alignShapes(model, diagramId, ids, how),
  ),
);

export const distributions = [
  editSelection(
    {
      id: "distribute-horizontally",
      group: "Arrange",
      label: "Distribute horizontally",
      icon: AlignHorizontalSpaceAround,
      keys: ["Alt+Shift+ArrowRight"],
    },
    (model, diagramId, ids) => distributeShapes(model, diagramId, ids, "horizontal"),
  ),
  editSelection(
    {
      id: "distribute-vertically",
      group: "Arrange",
      label: "Distribute vertically",
      icon: AlignVerticalSpaceAround,
      keys: ["Alt+Shift+ArrowDown"],
    },
    (model, diagramId, ids) => distributeShapes(model, diagramId, ids, "vertical"),
  ),
  editSelection(
    {
      id: "match-size",
      group: "Arrange",
      label: "Same size as the first selected",
      icon: Scaling,
      keys: ["Alt+Shift+S"],
    },
    matchSizes,
  ),
];
