/** What a page tells the window around it, and what the window asks of its page. */

import { z } from "zod";

const menuItem = z.object({
  /** Of the action. */
  id: z.string().min(1).max(80),
  label: z.string().min(1).max(300),
  /** See `renderer/actions/keys.ts`; null = the action has none. */
  keys: z.string().max(40).nullable(),
  enabled: z.boolean(),
});
export type MenuItem = z.infer<typeof menuItem>;

/** The menus of a window, in the order they stand in its bar. */
export const windowMenu = z.object({
  sections: z
    .array(z.object({ title: z.string().min(1).max(40), items: z.array(menuItem).max(100) }))
    .max(20),
});
export type WindowMenu = z.infer<typeof windowMenu>;
