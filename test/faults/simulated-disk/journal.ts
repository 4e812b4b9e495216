/** Runs a process whose writes to one folder are journaled: each one, in order, with its syncs. */

import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

/** One thing the process asked of the operating system, and got. */
export type Operation =
  | {
      readonly kind: "open";
      readonly descriptor: number;
      readonly path: string;
      readonly truncate: boolean;
    }
  | { readonly kind: "close"; readonly descriptor: number }
  | {
      readonly kind: "write";
      readonly descriptor: number;
      readonly offset: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: "truncate"; readonly descriptor: number; readonly size: number }
  | { readonly kind: "sync"; readonly descriptor: number }
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  | { readonly kind: "remove"; readonly path: string }
  | { readonly kind: "makeFolder"; readonly path: string };

const source = path.join(import.meta.dirname, "journal.c");
const platforms = new Set(["linux x64", "linux arm64"]);

/** Why journaling cannot work here; null when it can. */
export function whyNotJournaled(): string | null {
  const platform = `${process.platform} ${process.arch}`;
  if (!platforms.has(platform)) return `not made for ${platform}`;
  if (!hasGlibc()) return "the C library is not glibc";
  return spawnSync("cc", ["--version"]).status === 0 ? null : "there is no C compiler (cc)";
}

function hasGlibc(): boolean {
  const report = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) });
  return report.parse(process.report.getReport()).header.glibcVersionRuntime !== undefined;
}

export interface Run {
  /** TypeScript to run, with arguments. */
  readonly script: string;
  readonly args: readonly string[];
  /** What is journaled: an absolute path, there already. */
  readonly folder: string;
  /** Where to compile and to keep the journal: outside of `folder`. */
  readonly workplace: string;
  /** While there is a file of this name, writing to `folder` fails with EIO. */
  readonly fault?: string;
}

/**
 * Runs a script to its end; gives what it did below the folder and what it printed.
 * @throws when the script fails.
 */
export function runJournaled({ script, args, folder, workplace, fault = "" }: Run): {
  operations: Operation[];
  printed: string;
} {
  const library = path.join(workplace, "journal.so");
  const journal = path.join(workplace, "journal");
  execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"]);
  const run = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      LD_PRELOAD: library,
      PALISADE_JOURNAL: journal,
      PALISADE_JOURNAL_ROOT: folder,
      PALISADE_FAULT: fault,
    },
  });
  if (run.status !== 0) throw new Error(`${script} ended with ${run.status}: ${run.stderr}`);
  return { operations: [...readJournal(fs.readFileSync(journal))], printed: run.stdout };
}

const HEAD = 17;

function* readJournal(journal: Buffer): Generator<Operation> {
  for (let at = 0; at < journal.length;) {
    const kind = String.fromCharCode(journal.readUInt8(at));
    const descriptor = journal.readInt32LE(at + 1);
    const number = Number(journal.readBigInt64LE(at + 5));
    const end = at + HEAD + journal.readUInt32LE(at + 13);
    yield operationOf(kind, descriptor, number, journal.subarray(at + HEAD, end));
    at = end;
  }
}

function operationOf(kind: string, descriptor: number, number: number, bytes: Buffer): Operation {
  switch (kind) {
    case "O":
      return {
        kind: "open",
        descriptor,
        path: bytes.toString(),
        truncate: (number & 2) !== 0,
      };
    case "C":
      return { kind: "close", descriptor };
    case "W":
      return { kind: "write", descriptor, offset: number, bytes };
    case "T":
      return { kind: "truncate", descriptor, size: number };
    case "S":
      return { kind: "sync", descriptor };
    case "R": {
      const [from = "", to = ""] = bytes.toString().split("\0");
      return { kind: "rename", from, to };
    }
    case "U":
      return { kind: "remove", path: bytes.toString() };
    case "M":
      return { kind: "makeFolder", path: bytes.toString() };
    default:
      throw new Error(`the journal has a record of kind ${kind}`);
  }
}
