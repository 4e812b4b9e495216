/** KubeArmor's model under a newer version of its template and under templates of other people. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadBuiltInTemplates } from "../../main/services/built-in-templates.ts";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { Model, Threat } from "../../shared/model/model.ts";
import { analyze } from "../../shared/stride/analyze.ts";
import {
  applyUpgrade,
  isEmptyPlan,
  planUpgrade,
  type UpgradePlan,
} from "../../shared/stride/upgrade/plan-upgrade.ts";
import type { Template } from "../../shared/template/template.ts";
import { must } from "../builders/open-store.ts";
import { corpusExpected, corpusFolder, KUBE_ARMOR } from "./corpus.ts";

const options = { titlesFrozen: false, loaded: true };

function bytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(file));
}

function templateFile(path: string): Template {
  return must(readTb7(bytes(join(corpusFolder, "tm7", path)), path)).template;
}

function kubeArmor(): { readonly model: Model; readonly from: Template } {
  const { model, template } = must(readTm7(bytes(KUBE_ARMOR), KUBE_ARMOR));
  if (template === null) throw new Error("the model brings a template");
  return { model, from: template };
}

/** The model with every threat judged. */
function allJudged(model: Model): Model {
  const judge = (threat: Threat): Threat => ({
    ...threat,
    verdict: { ...threat.verdict, state: "mitigated" },
  });
  return { ...model, threats: model.threats.map(judge) };
}

function foundAfter({ upgraded }: UpgradePlan, to: Template): number {
  return analyze(to, upgraded, options).threats.filter(({ generated }) => generated).length;
}

describe.runIf(corpusExpected)("KubeArmor.tm7", () => {
  it("stays as it is under version 1.0.0.7 of its template instead of 1.0.0.4", () => {
    const { model, from } = kubeArmor();
    const to = templateFile("accuknox__k8sthreatmodeling/templates/k8s-STRIDE-template.tb7");
    expect([from.manifest.version, to.manifest.version]).toEqual(["1.0.0.4", "1.0.0.7"]);
    const plan = planUpgrade({ model, from, to, options });
    // Between the versions only descriptions of stencils were written anew: no name, attribute, rule or threat text.
    expect(isEmptyPlan(plan)).toBe(true);
    expect(plan.threats.unchanged).toBe(75);
    expect(applyUpgrade(model, plan).filter(({ table }) => table !== "threat")).toEqual([]);
    const judged = planUpgrade({ model: allJudged(model), from, to, options });
    expect(judged.verdicts).toMatchObject({ moves: [], orphaned: [] });
    expect(judged.verdicts.kept).toHaveLength(75);
  });

  it("keeps all but one text under the template that its own was made of", () => {
    const { model, from } = kubeArmor();
    const to = templateFile(
      "microsoft__hve-core/.github/skills/project-planning/security-planning/assets/templates/default.tb7",
    );
    const plan = planUpgrade({ model: allJudged(model), from, to, options });
    // The Kubernetes template gave stencils of Microsoft's new names and left ids and rules: the same threats, but
    // for the description of Cross Site Request Forgery.
    expect(plan.threats).toMatchObject({ added: [], gone: [], unchanged: 74 });
    expect(plan.threats.reworded.map(({ changes }) => changes.map(({ what }) => what))).toEqual([
      ["Description"],
    ]);
    expect(plan.verdicts).toMatchObject({ moves: [], orphaned: [] });
    // Two stencils are the Kubernetes template's own. One has a namesake, the other has not.
    const vanished = plan.stencils.filter((fate) => fate.vanished);
    expect(vanished.map(({ name, to: target, basis }) => [name, target?.id, basis])).toEqual([
      ["Cluster Trust Boundary", "GE.TB.B", "similar"],
      ["Config Map", "GE.DS", "generic"],
    ]);
    const pod = plan.stencils.find(({ name }) => name === "Pod");
    expect(pod).toMatchObject({ basis: "id", to: { name: "OS Process" } });
  });

  it("is found anew by our own template, and keeps every verdict apart or on its threat", () => {
    const { model, from } = kubeArmor();
    const [to] = loadBuiltInTemplates(fileURLToPath(new URL("../../stencils", import.meta.url)));
    if (to === undefined) throw new Error("there is a built-in template");
    const plan = planUpgrade({ model: allJudged(model), from, to, options });
    // Our template has ids of its own, so that all but the annotation's stencil vanish; each has one to go to.
    expect(plan.stencils.every((fate) => fate.to !== null)).toBe(true);
    expect(plan.stencils.filter(({ vanished }) => !vanished).map(({ kind }) => kind)).toEqual([
      "annotation",
    ]);
    const byName = plan.stencils.filter(({ basis }) => basis === "name").map(({ name }) => name);
    expect(byName).toEqual(["Service", "HTTPS"]);
    // Types S1, T1, D2 and the like are in both and mean other things: none of these is taken for the same.
    expect(plan.threats).toMatchObject({ unchanged: 0, reworded: [], gone: [] });
    const { kept, moves, orphaned } = plan.verdicts;
    expect(moves.filter(({ accepted }) => accepted)).toEqual([]);
    expect(kept.length + orphaned.length).toBe(75);
    expect(
      plan.upgraded.threats.filter(({ verdict }) => verdict.state === "mitigated"),
    ).toHaveLength(75);
    expect(foundAfter(plan, to)).toBe(plan.threats.added.length);
    expect(plan.threats.added.length).toBeGreaterThan(75);
  });
});
