/** How calls say what a picture of a diagram is to look like. */

import { z } from "zod";

/** How a diagram looks as a picture. */
export const pictureLook = z.object({
  /** Pixels per unit, in a PNG. */
  scale: z.number().min(1).max(4),
  theme: z.enum(["light", "dark"]),
  /** Nothing behind the diagram instead of paper. */
  transparent: z.boolean(),
  /** Free units around everything shown. */
  padding: z.int().min(0).max(400),
  /** Ids of the items to show; null for all. */
  only: z.array(z.string()).nullable(),
  /** As seen through the Zero-Trust lens. */
  lens: z.boolean(),
});

export type PictureLook = z.infer<typeof pictureLook>;

/** As a document wants it: all of the diagram on white paper, sharp on any screen. */
export const USUAL_LOOK: PictureLook = {
  scale: 2,
  theme: "light",
  transparent: false,
  padding: 20,
  only: null,
  lens: false,
};
