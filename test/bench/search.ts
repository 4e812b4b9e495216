/** What search and dashboard cost: projecting a model, and questions over 50 models of the corpus. */

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { eventHub } from "../../main/services/events.ts";
import { createServices, newSession, type Services } from "../../main/services/services.ts";
import { openStore, type Store } from "../../main/store/store.ts";
import type { CallInput, CallName } from "../../shared/api.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { must } from "../builders/open-store.ts";
import { corpusFile, corpusIndex, KUBE_ARMOR } from "../corpus/corpus.ts";
import type { Measurement } from "./measure.ts";

const rounds = 40;
const models = 50;

interface Bench {
  readonly store: Store;
  readonly services: Services;
  readonly folder: string;
}

function openBench(folder: string): Bench {
  const environment = { clock: () => new Date(), newId: () => crypto.randomUUID() };
  const store = must(openStore(folder, environment));
  const services = createServices({
    store,
    builtInTemplates: [],
    builtInFile: () => null,
    loadExamples: () => [],
    printer: { printPdf: unused, showPrintDialog: unused, rasterize: unused },
    fontCss: "",
    about: { version: "", host: "local", hostReason: null, dataFolder: folder },
    chooser: null,
    places: [],
    keepIn: folder,
    session: newSession(),
    events: eventHub(),
    ...environment,
    log(call, error) {
      throw new Error(`${call} failed`, { cause: error });
    },
  });
  return { store, services, folder };
}

function unused(): never {
  throw new Error("nothing is printed here");
}

async function importFile({ services }: Bench, file: string): Promise<void> {
  const bytes = fs.readFileSync(file);
  must(await services.dispatch("projects.import", { fileName: path.basename(file), bytes }));
}

/** Models of the corpus that can be read and have a template, the same ones again until there are enough. */
function corpusModels(): readonly string[] {
  const readable = corpusIndex()
    .filter((row) => row["kind"] === "tm7" && row["split"] === "open")
    .map(corpusFile)
    .filter((file) => {
      const read = readTm7(fs.readFileSync(file), file);
      return read.ok && read.value.template !== null;
    });
  return Array.from({ length: models }, (_, at) => readable[at % readable.length] ?? KUBE_ARMOR);
}

/** Forgets which changes the projections are of, as a change to every project would. */
function makeStale({ folder }: Bench): void {
  const connection = new Database(path.join(folder, "palisade.db"));
  connection.exec("UPDATE project SET projected_seq = -1");
  connection.close();
}

async function measure(
  name: string,
  times: number,
  work: () => unknown,
  prepare: () => void = () => undefined,
): Promise<Measurement> {
  const samples: number[] = [];
  for (let round = -3; round < times; round += 1) {
    prepare();
    const start = performance.now();
    await work();
    if (round >= 0) samples.push(performance.now() - start);
  }
  return { name, unit: "ms", samples };
}

async function benchOne(folder: string): Promise<Measurement[]> {
  const bench = openBench(folder);
  await importFile(bench, KUBE_ARMOR);
  const list = () => bench.services.dispatch("projects.list", {});
  const stale = () => makeStale(bench);
  const measured = [await measure("projecting KubeArmor.tm7", rounds, list, stale)];
  bench.store.close();
  return measured;
}

async function benchAll(folder: string): Promise<Measurement[]> {
  const bench = openBench(folder);
  for (const file of corpusModels()) await importFile(bench, file);
  const ask =
    <Name extends CallName>(name: Name, input: CallInput<Name>) =>
    async () =>
      must(await bench.services.dispatch(name, input));
  const all = ask("dashboard.read", { filter: {}, limit: 100 });
  const measured = [await measure(`projecting ${models} models`, 5, all, () => makeStale(bench))];
  for (const text of ["d", "data", "spoofing user", "adversary gain access", "nothing"]) {
    measured.push(
      await measure(
        `searching ${models} models for “${text}”`,
        rounds,
        ask("search.find", { text, limit: 100 }),
      ),
    );
  }
  measured.push(
    await measure(`dashboard of ${models} models`, rounds, all),
    await measure(
      `dashboard of ${models} models, filtered`,
      rounds,
      ask("dashboard.read", { filter: { state: "notStarted", priority: "High" }, limit: 100 }),
    ),
  );
  bench.store.close();
  measured.push(
    await measure(`opening the store of ${models} models`, 10, () =>
      openBench(folder).store.close(),
    ),
  );
  return measured;
}

/** Each in a data folder of its own. */
export async function bench(): Promise<Measurement[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "palisade-bench-"));
  try {
    const one = await benchOne(path.join(folder, "one"));
    return [...one, ...(await benchAll(path.join(folder, "all")))];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
