/** What a person's work costs on the disk: storing one change, and opening a project with a long history. */

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { valueOf } from "../../main/cli/exit.ts";
import { applyChange, type Change } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import { startHostServices } from "../builders/host-services.ts";
import { KUBE_ARMOR } from "../corpus/corpus.ts";
import type { Measurement } from "./measure.ts";
import { timedCall } from "./timed-call.ts";

/** As far beyond a snapshot as can be: the worst that opening can meet. */
const CHANGES = 10_199;
const OPENINGS = 15;

const child = fileURLToPath(new URL("./open-project.ts", import.meta.url));
const times = z.tuple([z.number(), z.number()]);

/** Measures on a real model in a data folder of its own; opens it in a fresh process each time. */
export async function bench(): Promise<Measurement[]> {
  const workplace = fs.mkdtempSync(path.join(os.tmpdir(), "palisade-bench-"));
  try {
    const [crashed, closed] = [path.join(workplace, "crashed"), path.join(workplace, "closed")];
    const { id, appended } = await makeLongProject(closed, crashed);
    const afterCrash = Array.from({ length: OPENINGS }, (_, round) => {
      const copy = path.join(workplace, `round-${round}`);
      fs.cpSync(crashed, copy, { recursive: true });
      return openTwice(copy, id);
    });
    const afterClosing = Array.from({ length: OPENINGS }, () => openTwice(closed, id));
    const opening = `opening KubeArmor.tm7 with ${CHANGES} changes`;
    const measurement = (what: string, samples: number[]): Measurement => {
      return { name: `${opening}, ${what}`, unit: "ms", samples };
    };
    return [
      { name: "storing one change, durably", unit: "ms", samples: appended },
      measurement(
        "first after a crash",
        afterCrash.map(([first]) => first),
      ),
      measurement(
        "first after closing",
        afterClosing.map(([first]) => first),
      ),
      measurement(
        "again",
        afterClosing.map(([, again]) => again),
      ),
    ];
  } finally {
    fs.rmSync(workplace, { recursive: true });
  }
}

function openTwice(dataFolder: string, id: string): [first: number, again: number] {
  const printed = execFileSync(process.execPath, [child, dataFolder, id], { encoding: "utf8" });
  return times.parse(JSON.parse(printed));
}

/** Makes it in one folder; the other gets what a process killed at the end would leave. */
async function makeLongProject(
  dataFolder: string,
  crashed: string,
): Promise<{ id: string; appended: number[] }> {
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
  fs.cpSync(dataFolder, crashed, { recursive: true });
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
