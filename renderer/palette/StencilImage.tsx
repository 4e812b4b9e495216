import { StickyNote } from "lucide-react";
import type { ReactElement } from "react";
import type { Id } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";
import { useDark } from "../ui/context.ts";
import { stencilPicture } from "./stencil-picture.ts";

interface StencilImageProps {
  readonly template: Template;
  readonly stencilId: Id;
  /** Pixels. */
  readonly size: number;
}

/** A stencil of a template as the canvas draws it, small. Decorative: its name stands beside it. */
export function StencilImage({ template, stencilId, size }: StencilImageProps): ReactElement {
  const dark = useDark();
  const picture = stencilPicture(template, stencilId, dark);
  return picture === null ? (
    <StickyNote size={size * 0.8} strokeWidth={1.5} aria-hidden="true" />
  ) : (
    <img src={picture} width={size} height={size} alt="" draggable={false} />
  );
}
