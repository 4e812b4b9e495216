/** Runs the command line as a person would: a process with arguments, its two outputs and its exit code. */

import { spawn, type ChildProcessByStdio } from "node:child_process";
import path from "node:path";
import type { Readable } from "node:stream";
import { onTestFinished } from "vitest";

const entry = path.join(import.meta.dirname, "../../main/cli/palisade.ts");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts it in a folder. */
export function startCommand(
  args: readonly string[],
  folder: string,
  environment: Environment = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PALISADE_DEBUG: "", ...environment },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Runs it to its end. */
export function runCommand(
  args: readonly string[],
  folder: string,
  environment: Environment = {},
): Promise<Ended> {
  return endOf(startCommand(args, folder, environment));
}

/** Waits for its end. */
export function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
