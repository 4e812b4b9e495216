import { Copy, Images } from "lucide-react";
import { USUAL_LOOK, type PictureLook } from "../../shared/api-pictures.ts";
import { inProject, type Action, type ActionContext } from "./action.ts";

/** The usual look, under the lens while the canvas is. */
export function lookNow({ project }: ActionContext): PictureLook {
  return { ...USUAL_LOOK, lens: project?.store.getState().lensOn ?? false };
}

/** What is selected, or everything when nothing is. */
function lookOfSelection(context: ActionContext): PictureLook {
  const selection = context.project?.store.getState().selection ?? new Set<string>();
  return { ...lookNow(context), only: selection.size > 0 ? [...selection] : null };
}

const exportPicture: Action = {
  id: "export-picture",
  group: "Report",
  label: "Diagram as picture…",
  icon: Images,
  keys: ["Mod+Shift+E"],
  scope: "anywhere",
  enabled: inProject,
  perform: ({ app }) => app.showDialog({ kind: "picture" }),
};

const copyAsPng: Action = {
  id: "copy-png",
  group: "Report",
  label: "Copy as PNG",
  icon: Copy,
  keys: ["Alt+Shift+P"],
  scope: "canvas",
  enabled: inProject,
  perform: (context) => void context.app.pictures.copy("png", lookOfSelection(context)),
};

const copyAsSvg: Action = {
  id: "copy-svg",
  group: "Report",
  label: "Copy as SVG",
  icon: Copy,
  keys: ["Alt+Shift+G"],
  scope: "canvas",
  enabled: inProject,
  perform: (context) => void context.app.pictures.copy("svg", lookOfSelection(context)),
};

/** Ways to make a picture with a choice of looks, or to copy one. */
export const pictureActions: readonly Action[] = [exportPicture, copyAsPng, copyAsSvg];
