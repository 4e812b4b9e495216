/** Where the command line writes: standard output and named files. */

import { writeFileAtomically } from "../atomic-file.ts";
import { writingProblem } from "../file-problem.ts";
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
    const problem = writingProblem(error, file);
    if (problem === null) throw error;
    throw new InputAtFault(problem);
  }
}
