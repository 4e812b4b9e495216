/** Values that calls of every kind carry. */

import { z } from "zod";

export const projectId = z.uuid();

/** A moment in ISO 8601. */
export const isoTime = z.string();
