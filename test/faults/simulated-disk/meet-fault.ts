/** Child of the disk fault test: changes a project before, while and after the disk is broken; prints each reply. */

import fs from "node:fs";
import path from "node:path";
import { calls } from "../../../shared/api.ts";
import { startHostServices } from "../../builders/host-services.ts";
import { must } from "../../builders/open-store.ts";

const [dataFolder = "", fault = ""] = process.argv.slice(2);
const services = must(startHostServices(dataFolder));

async function valueOf(name: string, input: unknown): Promise<unknown> {
  const reply = await services.dispatch(name, input);
  if (!reply.ok) throw new Error(reply.problem.message);
  return reply.value;
}

const [template] = calls["templates.list"].output.parse(await valueOf("templates.list", {}));
const made = await valueOf("projects.create", { name: "Shop", templateId: template?.id });
const { id } = calls["projects.create"].output.parse(made);

async function append(baseSeq: number): Promise<void> {
  const change = { label: "Nothing", patches: [] };
  console.log(JSON.stringify(await services.dispatch("projects.append", { id, baseSeq, change })));
}

await append(0);
fs.writeFileSync(path.resolve(fault), "");
await append(1);
await append(1);
console.log(JSON.stringify((await services.dispatch("projects.open", { id })).ok));
fs.rmSync(path.resolve(fault));
await append(1);
services.close();
