/** How long reading a real model takes. */

import { readFileSync } from "node:fs";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { KUBE_ARMOR } from "../corpus/corpus.ts";
import type { Measurement } from "./measure.ts";

/** Reads KubeArmor.tm7 from its bytes, first cold, then warm. */
export function bench(): Promise<Measurement[]> {
  const bytes = readFileSync(KUBE_ARMOR);
  const samples = Array.from({ length: 40 }, () => {
    const start = performance.now();
    const read = readTm7(bytes, "KubeArmor.tm7");
    if (!read.ok) throw new Error(read.problem.message);
    return performance.now() - start;
  });
  return Promise.resolve([{ name: "reading KubeArmor.tm7", unit: "ms", samples }]);
}
