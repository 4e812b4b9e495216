/** What holds for every upgrade, whatever the model and the two templates. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange, invert } from "../../../../shared/model/change.ts";
import type { Model, Threat } from "../../../../shared/model/model.ts";
import { analyze } from "../../../../shared/stride/analyze.ts";
import { generateThreats } from "../../../../shared/stride/generate.ts";
import {
  applyUpgrade,
  isEmptyPlan,
  planUpgrade,
  type Upgrade,
  type UpgradeChoices,
} from "../../../../shared/stride/upgrade/plan-upgrade.ts";
import type { Template } from "../../../../shared/template/template.ts";
import { arbitraryModel } from "../../../builders/arbitrary-model.ts";
import { arbitraryTemplateEdit, templateAfter } from "../../../builders/arbitrary-template.ts";
import {
  aDefinition,
  aStencil,
  aTemplate,
  aThreatType,
  genericStencils,
} from "../../../builders/template.ts";

const base = aTemplate({
  stencils: [
    ...genericStencils,
    aStencil("SE.P.Web", {
      parentId: "GE.P",
      name: "Web App",
      attributes: [aDefinition("hardened"), aDefinition("exposed", ["No", "Yes"])],
    }),
  ],
  threatTypes: [
    aThreatType("web", {
      include: "source is 'SE.P.Web'",
      title: "{source.Name} is not {target.Name}",
    }),
    aThreatType("process", { include: "target is 'GE.P'", title: "Somebody else at the door" }),
    aThreatType("open", { include: "not source.exposed is 'No'", title: "Exposed to all" }),
  ],
});

const texts = fc.constantFrom(
  "source is 'GE.P'",
  "target.exposed is 'Yes'",
  "flow is 'GE.DF' or target is 'SE.P.Web'",
  "Somebody else at the door",
  "Exposed to everybody",
  "Web App",
);

const arbitraryTarget: fc.Arbitrary<Template> = fc
  .array(arbitraryTemplateEdit(texts), { maxLength: 12 })
  .map((edits) => templateAfter(base, edits));

const states = fc.constantFrom("notStarted" as const, "mitigated" as const);

type Judged = Pick<Threat["verdict"], "state" | "priority">;

/** The model with these own threats stored, judged in turn, and its foreign ones behind them. */
function withThreats(model: Model, own: readonly Threat[], verdicts: readonly Judged[]): Model {
  const threats: Threat[] = [];
  for (const threat of own) {
    const judged = verdicts[threats.length % verdicts.length];
    threats.push({ ...threat, verdict: { ...threat.verdict, ...judged } });
  }
  for (const threat of model.threats) threats.push({ ...threat, number: threat.number + 1000 });
  return { ...model, threats };
}

/** A model some of whose threats are stored and judged, besides ones of nobody knows where. */
const arbitraryStored: fc.Arbitrary<Model> = arbitraryModel.chain((model) =>
  fc
    .tuple(
      fc.shuffledSubarray([...generateThreats(base, model)]),
      fc.array(fc.record({ state: states, priority: fc.constantFrom("High", "Low") }), {
        minLength: 1,
      }),
    )
    .map(([own, verdicts]) => withThreats(model, own, verdicts)),
);

const arbitraryUpgrade: fc.Arbitrary<Upgrade> = fc.record({
  model: arbitraryStored,
  from: fc.constant(base),
  to: arbitraryTarget,
  options: fc.record({ titlesFrozen: fc.boolean(), loaded: fc.boolean() }),
});

/** Any decisions on what a plan proposes, sensible or not. */
const arbitraryChoices = (upgrade: Upgrade): fc.Arbitrary<UpgradeChoices> => {
  const { stencils, verdicts } = planUpgrade(upgrade);
  const ids = [null, ...upgrade.to.stencils.map(({ id }) => id)];
  return fc.record({
    mapping: fc
      .array(
        fc.tuple(fc.constantFrom("", ...stencils.map(({ key }) => key)), fc.constantFrom(...ids)),
      )
      .map((pairs) => new Map(pairs)),
    moves: fc
      .array(
        fc.tuple(
          fc.constantFrom("", ...verdicts.moves.map(({ threat }) => threat.key)),
          fc.boolean(),
        ),
      )
      .map((pairs) => new Map(pairs)),
  });
};

const arbitraryChosen = arbitraryUpgrade.chain((upgrade) =>
  fc.tuple(fc.constant(upgrade), arbitraryChoices(upgrade)),
);

function threatsNow(template: Template, { model, options }: Upgrade): readonly Threat[] {
  return analyze(template, model, options).threats.map(({ threat }) => threat);
}

/** A priority that its type does not give was given by somebody, even where no file says by whom. */
function isJudged({ typeId, verdict }: Threat): boolean {
  const own = base.threatTypes.some(({ id }) => id === typeId);
  const chosen = own && verdict.priority !== "High";
  return verdict.state !== "notStarted" || verdict.changedAt !== null || chosen;
}

describe("an upgrade", () => {
  it("never loses or changes a verdict, whatever is chosen", () => {
    fc.assert(
      fc.property(arbitraryChosen, ([upgrade, choices]) => {
        const plan = planUpgrade(upgrade, choices);
        const after = new Map(plan.upgraded.threats.map((threat) => [threat.number, threat]));
        const { kept, moves, orphaned } = plan.verdicts;
        const going = moves.filter(({ accepted }) => accepted);
        const told = [...kept, ...[...going, ...orphaned].map(({ threat }) => threat)];
        const carried = new Set(told.map(({ number }) => number));
        for (const threat of threatsNow(upgrade.from, upgrade)) {
          if (!isJudged(threat)) continue;
          expect(carried).toContain(threat.number);
          expect(after.get(threat.number)?.verdict).toEqual(threat.verdict);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is one change that taken back gives the first model", () => {
    fc.assert(
      fc.property(arbitraryChosen, ([upgrade, choices]) => {
        const plan = planUpgrade(upgrade, choices);
        const change = { label: "Upgrade", patches: applyUpgrade(upgrade.model, plan) };
        const upgraded = applyChange(upgrade.model, change);
        expect(upgraded).toEqual(plan.upgraded);
        expect(applyChange(upgraded, invert(change))).toEqual(upgrade.model);
      }),
      { numRuns: 300 },
    );
  });

  it("does what it showed: the new template finds just that", () => {
    fc.assert(
      fc.property(arbitraryChosen, ([upgrade, choices]) => {
        const { to, options } = upgrade;
        const { upgraded, threats, verdicts } = planUpgrade(upgrade, choices);
        const found = analyze(to, upgraded, options);
        expect(found.threats.map(({ threat }) => threat)).toEqual(upgraded.threats);
        expect(found.removed).toEqual([]);
        const there = new Set(
          found.threats.flatMap(({ threat, generated }) => (generated ? [threat.key] : [])),
        );
        for (const { key } of threats.added) expect(there).toContain(key);
        // Under another template the id of one that is gone may be that of one that comes.
        const coming = new Set([
          ...threats.added.map(({ key }) => key),
          ...verdicts.moves.flatMap(({ onto, accepted }) => (accepted ? [onto.key] : [])),
        ]);
        for (const { key } of threats.gone) if (!coming.has(key)) expect(there).not.toContain(key);
        for (const { threat } of verdicts.orphaned) expect(there).not.toContain(threat.key);
        for (const { onto, accepted } of verdicts.moves)
          if (accepted) expect(there).toContain(onto.key);
      }),
      { numRuns: 300 },
    );
  });

  it("onto the same template changes nothing that was up to date", () => {
    fc.assert(
      fc.property(arbitraryUpgrade, (upgrade) => {
        const same = { ...upgrade, to: structuredClone(base) };
        expect(isEmptyPlan(planUpgrade(same))).toBe(true);
        const settled = { ...same, model: { ...same.model, threats: threatsNow(base, same) } };
        expect(applyUpgrade(settled.model, planUpgrade(settled))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
