import fs from "node:fs";
import { failure, success, type Result } from "../shared/model/result.ts";

/** Reads a file a person named. Folders, devices and files larger than `largest` bytes are refused. */
export function readInput(file: string, largest: number): Result<Uint8Array> {
  try {
    const status = fs.statSync(file);
    if (!status.isFile()) return failure("not-a-file", "This is not a file.", file);
    if (status.size > largest) return failure("too-large", tooLarge(status.size, largest), file);
    return success(new Uint8Array(fs.readFileSync(file)));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const message = reasons[code];
    if (message === undefined) throw error;
    return failure("file-unreadable", message, file);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file.",
  ENOTDIR: "There is no such file.",
  ENAMETOOLONG: "There is no such file.",
  EACCES: "This file may not be read.",
  EPERM: "This file may not be read.",
  EIO: "The disk reported a fault while reading this file.",
};

function tooLarge(size: number, largest: number): string {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  return `The file has ${megabytes(size)}; Palisade reads up to ${megabytes(largest)}.`;
}
