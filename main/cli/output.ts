/** Where the command line writes: standard output and named files. */

import { writeFileAtomically } from "../atomic-file.ts";
import { failure } from "../../shared/model/result.ts";
import { InputAtFault } from "./exit.ts";

/** A reader such as `head` that has seen enough is no fault of anyone. */
export function endQuietlyWhenReaderLeaves(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

/** Writes to standard output and waits until it is taken. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => {
      resolve();
    });
  });
}

/**
 * Writes a file a person named, whole or not at all.
 * @throws InputAtFault when it cannot be written there.
 */
export function writeOutput(file: string, content: Uint8Array): void {
  try {
    writeFileAtomically(file, content);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const message = reasons[code];
    if (message === undefined) throw error;
    throw new InputAtFault(failure("file-unwritable", message, file).problem);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "The folder of this file is not there.",
  ENOTDIR: "The folder of this file is not there.",
  EISDIR: "This is a folder.",
  ENOTEMPTY: "This is a folder.",
  EEXIST: "This is a folder.",
  EACCES: "This file may not be written.",
  EPERM: "This file may not be written.",
  EROFS: "This file may not be written.",
  EBUSY: "Another program is using this file.",
  ENOSPC: "The disk is full.",
  EDQUOT: "The disk is full.",
  ENAMETOOLONG: "The name of this file is too long.",
};
