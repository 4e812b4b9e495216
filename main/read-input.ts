import fs from "node:fs";
import { failure, success, type Result } from "../shared/model/result.ts";
import { readingProblem } from "./file-problem.ts";

/** Reads a file a person named. Folders, devices and files larger than `largest` bytes are refused. */
export function readInput(file: string, largest: number): Result<Uint8Array> {
  try {
    const status = fs.statSync(file);
    if (!status.isFile()) return failure("not-a-file", "This is not a file.", file);
    if (status.size > largest) return failure("too-large", tooLarge(status.size, largest), file);
    return success(new Uint8Array(fs.readFileSync(file)));
  } catch (error) {
    const problem = readingProblem(error, file);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}

function tooLarge(size: number, largest: number): string {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  return `The file has ${megabytes(size)}; Palisade reads up to ${megabytes(largest)}.`;
}
