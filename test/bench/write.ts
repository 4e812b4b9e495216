/** How long writing a real model takes: into its own file, as a new one, and as a native file. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { valueOf } from "../../main/cli/exit.ts";
import { readPalisade } from "../../shared/formats/palisade/read.ts";
import { writePalisade } from "../../shared/formats/palisade/write.ts";
import { scrub } from "../../shared/formats/scrub.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { writeTm7 } from "../../shared/formats/tm7/write.ts";
import { KUBE_ARMOR } from "../corpus/corpus.ts";
import { measure, withOneEdit, type Measurement } from "./measure.ts";

/** Measures with KubeArmor.tm7; all writing includes reading again what was written, as it does for a person. */
export function bench(): Promise<Measurement[]> {
  const bytes = readFileSync(KUBE_ARMOR);
  const { model, template } = valueOf(readTm7(bytes, "KubeArmor.tm7"));
  const native = { template, embedTemplate: false, hash };
  const written = valueOf(writePalisade({ ...native, model }));
  const accounts = new Set(Array.from({ length: 1000 }, (_, at) => `CORP\\person.${at}`));
  return Promise.resolve([
    measure(
      "writing KubeArmor.tm7, unedited",
      () => ({ model, template: null, origin: bytes }),
      (writing) => valueOf(writeTm7(writing)),
    ),
    measure(
      "writing KubeArmor.tm7, one element renamed",
      (round) => ({ model: withOneEdit(model, round), template: null, origin: bytes }),
      (writing) => valueOf(writeTm7(writing)),
    ),
    measure(
      "writing KubeArmor.tm7, anew",
      (round) => ({ model: withOneEdit(model, round), template, origin: null }),
      (writing) => valueOf(writeTm7(writing)),
    ),
    measure(
      "writing KubeArmor.palisade.json",
      (round) => ({ ...native, model: withOneEdit(model, round) }),
      (writing) => valueOf(writePalisade(writing)),
    ),
    measure(
      "scrubbing KubeArmor.tm7, 1000 accounts",
      (round) => withOneEdit(model, round),
      (named) => scrub(named, accounts),
    ),
    measure(
      "reading KubeArmor.palisade.json",
      () => written,
      (content) => valueOf(readPalisade(content, "KubeArmor.palisade.json", hash)),
    ),
  ]);
}

function hash(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
