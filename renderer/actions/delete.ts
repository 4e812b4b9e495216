import { Trash2 } from "lucide-react";
import { deleteItems } from "../../shared/model/edits/delete-items.ts";
import { editSelection } from "./edit-selection.ts";

export const deleteSelection = editSelection(
  {
    id: "delete",
    group: "Edit",
    label: "Delete",
    icon: Trash2,
    keys: ["Delete", "Backspace"],
  },
  (model, diagramId, ids) => deleteItems(model, diagramId, ids),
);
