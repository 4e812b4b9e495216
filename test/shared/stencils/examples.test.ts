/**
 * The examples that come with our templates: sound, up to date, and with what a security engineer would name first at
 * the top. After a change of a template: `npm run write-examples`, and read what changed.
 */

import { globSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findAssets } from "../../../main/assets.ts";
import { openModel } from "../../../main/cli/open-model.ts";
import type { Threat } from "../../../shared/model/model.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import type { Template } from "../../../shared/template/template.ts";
import { validate } from "../../../shared/validation/validate.ts";

const stencils = fileURLToPath(new URL("../../../stencils", import.meta.url));
const assets = { ...findAssets(import.meta.dirname), stencilsFolder: stencils };
const files = globSync("*/examples/*.palisade.json", { cwd: stencils })
  .map((file) => file.replaceAll(path.sep, "/"))
  .sort();

const open = (file: string) => openModel(assets, path.join(stencils, file), null);

/** What an engineer would name first: threat type, what it is about, and why. */
type First = readonly [typeId: string, about: string, because: string];

const FIRST: Readonly<Record<string, readonly First[]>> = {
  "kubernetes/examples/kubearmor.palisade.json": [
    [
      "WL-E07",
      "KubeArmor agent",
      "SYS_ADMIN and SYS_PTRACE are the node, whatever “privileged” says",
    ],
    ["WL-E21", "KubeArmor agent", "it runs on every node, so one flaw is all nodes"],
    ["WL-E12", "Containers of the node", "a runtime socket starts any container with any right"],
    ["ZT-S01", "Alerts and logs", "its port on the node's network answers whoever asks"],
    ["ID-E01", "kubearmor-controller account", "it creates pods in all namespaces"],
  ],
  "kubernetes/examples/three-tier.palisade.json": [
    ["NET-E01", "Public ingress", "the way in for everybody; all else begins here"],
    ["WL-E01", "Thumbnails", "parses strangers' pictures with the node's rights"],
    ["NET-S07", "Asks for a role", "one forged request away from the node's cloud role"],
    ["ZT-S01", "Sessions", "any pod may read and forge sessions in the cache"],
    ["ZT-I01", "SQL", "regulated data and its password in plain text"],
  ],
  "kubernetes/examples/control-plane.palisade.json": [
    ["CP-E01", "API server", "the one door to everything stands on the Internet"],
    ["ND-S01", "Kubelet", "anonymous calls to kubelets run commands in pods"],
    ["ET-E01", "etcd", "reachable from pods: who reads it needs no RBAC"],
    ["CP-E03", "API server", "nothing turns a privileged pod away"],
    [
      "US-S01",
      "Administrator",
      "a kubeconfig on a laptop without a second factor is cluster-admin",
    ],
  ],
  "kubernetes/examples/supply-chain.palisade.json": [
    ["CI-E01", "Build pipeline", "a build may deploy anything anywhere"],
    ["CI-S01", "Build pipeline", "and does so with a key that can be copied"],
    ["ID-E01", "gitops account", "the operator is cluster-admin"],
    ["WL-E17", "Build runner", "code of pull requests runs beside the secrets"],
    ["GT-T01", "Deployment repository", "what is pushed there unreviewed is applied"],
  ],
  "stride/examples/web-shop.palisade.json": [
    ["E11", "Console", "the database's console answers anybody, and a password is enough"],
    ["T3", "Queries", "what customers type gets into SQL"],
    ["E1", "Places orders", "nobody checks whose order it is"],
    ["E2", "Invoice worker", "an administrator works off a queue"],
    ["E7", "Support assistant", "whoever can talk to it can cancel anybody's order"],
  ],
};

const PRIORITIES = ["High", "Medium", "Low"];

/** By priority, then as the template has them. */
function gravestFirst(template: Template, threats: readonly Threat[]): readonly Threat[] {
  const place = new Map(template.threatTypes.map(({ id }, at) => [id, at]));
  const rank = ({ verdict }: Threat) => PRIORITIES.indexOf(verdict.priority);
  return threats.toSorted(
    (a, b) => rank(a) - rank(b) || (place.get(a.typeId) ?? 0) - (place.get(b.typeId) ?? 0),
  );
}

test("there is one of every kind", () => {
  expect(files).toEqual(Object.keys(FIRST).sort());
});

describe.each(files)("%s", (file) => {
  const { model, template, ledger } = open(file);

  test("opens without loss, with its template as it is now", () => {
    expect(ledger).toEqual([]);
    expect(model.information.name).not.toBe("");
    expect(model.information.description).not.toBe("");
    expect(model.notes).not.toEqual([]);
  });

  test("holds the threats that the engine finds now, none of them lost", () => {
    const { threats } = analyze(template, model, { titlesFrozen: false, loaded: true });
    expect(threats.map(({ threat }) => threat)).toEqual(model.threats);
    expect(threats.filter(({ generated }) => !generated)).toEqual([]);
    expect(model.threats.filter(({ orphaned }) => orphaned)).toEqual([]);
  });

  test("has no fault in its drawing", () => {
    const found = validate(template, model).map(({ finding }) => finding);
    expect(found.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test("is judged for a third at least, and every verdict says why", () => {
    const judged = model.threats.filter(({ verdict }) => verdict.state !== "notStarted");
    expect(judged.length).toBeGreaterThanOrEqual(model.threats.length / 3);
    expect(judged.filter(({ verdict }) => verdict.justification === "")).toEqual([]);
    expect(new Set(judged.map(({ verdict }) => verdict.state)).size).toBe(3);
  });

  test("calls at most a fifth of its threats High", () => {
    const high = model.threats.filter(({ verdict }) => verdict.priority === "High");
    expect(high.length).toBeLessThanOrEqual(model.threats.length / 5);
  });

  test.each(FIRST[file] ?? [])("names among its first ten %s of %s: %s", (typeId, about) => {
    const top = gravestFirst(template, model.threats).slice(0, 10);
    const named = top.map((threat) => `${threat.typeId} ${threat.interaction}`);
    expect(named).toContain(`${typeId} ${about}`);
  });
});
