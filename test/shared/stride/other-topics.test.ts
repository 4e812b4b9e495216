/** Threats that are about an element, a boundary or a diagram, wherever threats go. */

import { describe, expect, test } from "vitest";
import { writeTm7 } from "../../../shared/formats/tm7/write.ts";
import { readTm7 } from "../../../shared/formats/tm7/read.ts";
import { applyChange } from "../../../shared/model/change.ts";
import { copyItems } from "../../../shared/model/clip.ts";
import { deleteItems } from "../../../shared/model/edits/delete-items.ts";
import { addItems } from "../../../shared/model/edits/add-items.ts";
import { judgeThreats, storeThreats } from "../../../shared/model/edits/threats.ts";
import type { Change } from "../../../shared/model/change.ts";
import type { Model, Threat, Verdict } from "../../../shared/model/model.ts";
import { anchorLostVerdicts } from "../../../shared/model/verdict-anchor.ts";
import { reportCsv } from "../../../shared/report/csv.ts";
import { reportHtml } from "../../../shared/report/report.ts";
import { analyze } from "../../../shared/stride/analyze.ts";
import type { Analysis } from "../../../shared/stride/analysis.ts";
import {
  aBox,
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aTemplate,
  aThreatType,
} from "../../builders/template.ts";
import { valueOf } from "../formats/reading.ts";

const template = aTemplate({
  threatTypes: [
    aThreatType("F"),
    aThreatType("E", { scope: "element", include: "element is 'GE.DS'" }),
    aThreatType("B", { scope: "boundary", include: "boundary is 'GE.TB.B'" }),
    aThreatType("D", { scope: "diagram", include: "not diagram has 'GE.EI'" }),
  ],
});
const options = { titlesFrozen: false, loaded: false };

const store = { kind: "dataStore" as const, stencilId: "GE.DS", genericStencilId: "GE.DS" };
const drawn = aModel([
  aDiagram(
    "d",
    [
      aBox("zone", { name: "Zone", width: 600, height: 300 }),
      anElement("a", { name: "Shop" }),
      anElement("b", { name: "Orders", left: 300, ...store }),
    ],
    [aFlow("f", "a", "b", { name: "Saves" })],
  ),
]);

function analysisOf(model: Model): Analysis {
  return analyze(template, model, options);
}

function edited(model: Model, change: Change | null): Model {
  if (change === null) return model;
  const after = applyChange(model, change);
  const anchored = anchorLostVerdicts(model, after);
  return anchored === null ? after : applyChange(after, anchored);
}

const threatsOf = (model: Model): readonly Threat[] =>
  analysisOf(model).threats.map(({ threat }) => threat);

/** The model with its threats stored, all of them judged. */
const judged = (() => {
  const by = judgeThreats(
    drawn,
    threatsOf(drawn),
    { state: "mitigated", justification: "Because" },
    "ann",
    "2026-11-24T10:00:00Z",
  );
  return edited(drawn, by);
})();

test("each kind is there", () => {
  expect(judged.threats.map(({ key, interaction }) => [key, interaction])).toEqual([
    ["Fafb", "Saves"],
    ["Ebbb", "Orders"],
    ["Bzonezonezone", "Zone"],
    ["Dddd", "Diagram d"],
  ]);
});

describe("a judged one", () => {
  test("comes back with its verdict when the same element is drawn anew", () => {
    const without = edited(judged, deleteItems(judged, "d", new Set(["b", "f"])));
    const orphans = { ...without, threats: threatsOf(without) };
    expect(orphans.threats.filter(({ orphaned }) => orphaned).map(({ typeId }) => typeId)).toEqual([
      "F",
      "E",
    ]);
    const anew = anElement("b2", { name: "Orders", left: 300, ...store });
    const again = edited(orphans, addItems(orphans, "d", [anew], []));
    const home = threatsOf(again).find(({ key }) => key === "Eb2b2b2");
    expect(home).toMatchObject({ orphaned: false, verdict: { justification: "Because" } });
    expect(home?.anchor).toBeUndefined();
  });

  test("goes with the copy of its element", () => {
    const clip = copyItems(judged, "d", new Set(["b", "zone"]));
    expect(clip.judged.map(({ key }) => key).sort()).toEqual(["Bzonezonezone", "Ebbb"]);
  });
});

describe("a threat nobody judged", () => {
  const graded = (include: string) =>
    aTemplate({
      threatTypes: [
        aThreatType("T", {
          scope: "diagram",
          include: "diagram has 'GE.P'",
          priorities: [{ when: include, value: "Urgent" }],
          properties: [{ name: "Priority", value: "Low" }],
        }),
      ],
    });
  const before = graded("diagram has 'GE.EI'");
  const stored = edited(
    drawn,
    storeThreats(
      drawn,
      analyze(before, drawn, options).threats.map(({ threat }) => threat),
    ),
  );
  const after = graded("diagram has 'GE.DS'");
  const priorityIn = (model: Model): string | undefined =>
    analyze(after, model, options).threats[0]?.threat.verdict.priority;

  test("follows the rules that grade its type", () => {
    expect(stored.threats[0]?.verdict.priority).toBe("Low");
    expect(priorityIn(stored)).toBe("Urgent");
  });

  test.each<readonly [string, Partial<Verdict>]>([
    ["judged", { state: "mitigated" }],
    ["graded by hand", { priority: "Odd" }],
    ["justified", { justification: "Because" }],
  ])("does not once it was %s", (_, verdict) => {
    const threats = stored.threats.map((threat) => ({
      ...threat,
      verdict: { ...threat.verdict, ...verdict },
    }));
    expect(priorityIn({ ...stored, threats })).toBe(verdict.priority ?? "Low");
  });
});

test("a report names what each is about and shows its picture", () => {
  const html = reportHtml({
    model: judged,
    template,
    threats: judged.threats,
    createdAt: { iso: "2026-11-24T10:00:00Z", text: "today" },
    fontFace: "",
    zeroTrust: false,
    productName: "Palisade",
  });
  const headings = [...html.matchAll(/<h3 id="i\d+">\s*([^<]*?)\s*</gu)].map(([, text]) => text);
  expect(headings).toEqual([
    "Diagram: Diagram d",
    "Element: Orders",
    "Interaction: Saves",
    "Boundary: Zone",
  ]);
  expect(html.match(/<figure class="excerpt">/gu)).toHaveLength(3);
});

test("a table names what each is about", () => {
  const csv = reportCsv({ model: judged, threats: judged.threats });
  expect(csv).toContain("Diagram d,Orders,");
  expect(csv).toContain("Diagram d,Zone,");
});

describe("a .tm7", () => {
  const written = valueOf(writeTm7({ model: judged, template: null, origin: null }));

  test("holds the threats of flows alone", () => {
    const { model } = valueOf(readTm7(written.bytes, "again.tm7"));
    expect(model.threats.map(({ typeId }) => typeId)).toEqual(["F"]);
  });

  test("leaves out the others with their verdicts, and says so of each", () => {
    const dropped = written.ledger.filter(({ effect }) => effect === "dropped");
    const what = (name: string): string =>
      `It is about "${name}", and the format only knows threats of flows. Its verdict is left out with it.`;
    expect(dropped.map((entry) => entry.what)).toEqual(["Orders", "Zone", "Diagram d"].map(what));
    expect(dropped[0]?.place).toBe('threat 1 "Title E"');
  });

  test("has no profiles", () => {
    const model = { ...drawn, profiles: { zt: true } };
    const { ledger } = valueOf(writeTm7({ model, template: null, origin: null }));
    expect(ledger.filter(({ place }) => place === "profiles")).toMatchObject([
      { effect: "dropped" },
    ]);
  });
});
