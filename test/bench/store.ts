/** What a person's work costs on the disk: storing one change, and opening a project with a long history. */

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { applyChange, type Change } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import { KUBE_ARMOR } from "../corpus/corpus.ts";
import { valueOf } from "../../main/cli/exit.ts";
import { startHostServices } from "../builders/host-services.ts";
import { timedCall } from "./timed-call.ts";
import type { Measurement } from "./measure.ts";

/** As far beyond a snapshot as can be: the worst that opening can meet. */
const CHANGES = 10_199;
const OPENINGS = 15;

const child = fileURLToPath(new URL("./open-project.ts", import.meta.url));
const times = z.tuple([z.number(), z.number()]);

/** Measures on a real model in a data folder of its own; opens it in a fresh process each time. */
export async function bench(): Promise<Measurement[]> {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "palisade-bench-"));
  try {
    const { id, appended } = await makeLongProject(dataFolder);
    const opened = Array.from({ length: OPENINGS }, () => {
      const printed = execFileSync(process.execPath, [child, dataFolder, id], { encoding: "utf8" });
      return times.parse(JSON.parse(printed));
    });
    const opening = `opening KubeArmor.tm7 with ${CHANGES} changes`;
    return [
      { name: "storing one change, durably", unit: "ms", samples: appended },
      { name: `${opening}, first`, unit: "ms", samples: opened.map(([first]) => first) },
      { name: `${opening}, again`, unit: "ms", samples: opened.map(([, again]) => again) },
    ];
  } finally {
    fs.rmSync(dataFolder, { recursive: true });
  }
}

async function makeLongProject(dataFolder: string): Promise<{ id: string; appended: number[] }> {
  const services = valueOf(startHostServices(dataFolder));
  const file = { fileName: KUBE_ARMOR, bytes: new Uint8Array(fs.readFileSync(KUBE_ARMOR)) };
  const { id } = (await timedCall(services, "projects.import", file)).value;
  let { model } = (await timedCall(services, "projects.open", { id })).value;
  const appended: number[] = [];
  for (let seq = 0; seq < CHANGES; seq++) {
    const change = moveFirstShape(model, seq);
    const { took } = await timedCall(services, "projects.append", { id, baseSeq: seq, change });
    appended.push(took);
    model = applyChange(model, change);
  }
  services.close();
  return { id, appended };
}

function moveFirstShape(model: Model, left: number) {
  const [diagram] = model.diagrams;
  const [before] = diagram?.shapes ?? [];
  if (diagram === undefined || before === undefined) throw new Error("the model has no shape");
  const after = { ...before, left };
  const patch = { table: "shape" as const, diagramId: diagram.id, index: 0, before, after };
  return { label: "Move", patches: [patch] } satisfies Change;
}
