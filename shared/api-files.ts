/** What main says of files and folders on this machine. */

import { z } from "zod";
import { isoTime } from "./api-values.ts";
import { ledgerSchema } from "./model/schema.ts";

/** A file a project is linked to, as it is now. */
export const fileState = z.object({
  /** Null when the project is linked to no file. */
  link: z
    .object({
      path: z.string(),
      fileName: z.string(),
      /**
       * `same`: as Palisade last read or wrote it; `changed`: by another program since; `missing`: moved or deleted;
       * `unreadable`: it may not be read now.
       */
      state: z.enum(["same", "changed", "missing", "unreadable"]),
      syncedAt: isoTime,
      embedsTemplate: z.boolean(),
    })
    .nullable(),
  /** Whether a person changed the project since it was last read from or saved to the file. */
  edited: z.boolean(),
});
export type FileState = z.infer<typeof fileState>;

/** A path on this machine. */
export const filePath = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => !path.includes("\0"), "A path cannot have this character in it.");

export const savedFile = z.object({
  path: z.string(),
  ledger: ledgerSchema,
  /** Where what was replaced is kept; null when nothing was. */
  previous: z.string().nullable(),
});

const folderEntry = z.object({
  name: z.string(),
  kind: z.enum(["folder", "model", "template"]),
  /** In bytes; 0 for a folder. */
  size: z.number(),
  modifiedAt: isoTime,
});
export type FolderEntry = z.infer<typeof folderEntry>;

export const folderContent = z.object({
  folder: z.string(),
  /** Null at the top. */
  parent: z.string().nullable(),
  /** Folders to start from. */
  places: z.array(z.object({ name: z.string(), folder: z.string() })),
  /** Folders first, by name; only those Palisade can open. */
  entries: z.array(folderEntry),
  /** Whether there are more than these. */
  more: z.boolean(),
});
export type FolderContent = z.infer<typeof folderContent>;
