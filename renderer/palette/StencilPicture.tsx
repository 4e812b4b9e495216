import type { ReactElement } from "react";
import type { Id } from "../../shared/model/model.ts";
import { useProjectState } from "../ui/context.ts";
import { StencilImage } from "./StencilImage.tsx";

interface StencilPictureProps {
  readonly stencilId: Id;
  /** Pixels. */
  readonly size: number;
}

/** A stencil of the open model's template, small. */
export function StencilPicture({ stencilId, size }: StencilPictureProps): ReactElement {
  const template = useProjectState((state) => state.template);
  return <StencilImage template={template} stencilId={stencilId} size={size} />;
}
