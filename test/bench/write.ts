/** How long saving a real model takes, in every way it is saved. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readPalisade } from "../../shared/formats/palisade/read.ts";
import { writePalisade } from "../../shared/formats/palisade/write.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { writeTm7 } from "../../shared/formats/tm7/write.ts";
import type { Result } from "../../shared/model/result.ts";
import { KUBE_ARMOR } from "../corpus/corpus.ts";
import type { Measurement } from "./analyze.ts";

/** Writes KubeArmor into its own file after an edit, anew, and as a project; reads the project. */
export function bench(): Promise<Measurement[]> {
  const { model, template, origin } = must(readTm7(readFileSync(KUBE_ARMOR), "KubeArmor.tm7"));
  const edited = { ...model, information: { ...model.information, owner: "Somebody else" } };
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const writing = { model, template, embedTemplate: false, hash };
  const project = must(writePalisade(writing));
  return Promise.resolve([
    measured("writing KubeArmor.tm7 edited", () =>
      writeTm7({ model: edited, template: null, origin }),
    ),
    measured("writing KubeArmor.tm7 anew", () => writeTm7({ model, template, origin: null })),
    measured("writing KubeArmor.palisade.json", () => writePalisade(writing)),
    measured("reading KubeArmor.palisade.json", () => readPalisade(project, "KubeArmor", hash)),
  ]);
}

function measured(name: string, run: () => Result<unknown>): Measurement {
  const samples = Array.from({ length: 20 }, () => {
    const start = performance.now();
    must(run());
    return performance.now() - start;
  });
  return { name, unit: "ms", samples };
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
