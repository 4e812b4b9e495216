import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Model, Threat, ThreatState } from "../../../shared/model/model.ts";
import { reportHtml } from "../../../shared/report/report.ts";
import type { Template } from "../../../shared/template/template.ts";
import { ourTemplate } from "../../builders/messy-diagram.ts";
import { statedShop } from "../../builders/stated-shop.ts";
import {
  aBox,
  aCurve,
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aTemplate,
  aThreatType,
} from "../../builders/template.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

const browser = anElement("a", { name: "Browser" });
const server = anElement("b", { name: "Server", left: 400 });
const at = aCurve([95, 50], [250, 10], [405, 50]);
const shop = aDiagram(
  "d",
  [browser, server, aBox("box", { name: "Zone", left: -60, top: -60, width: 200, height: 300 })],
  [aFlow("f", "a", "b", { name: "zip", ...at }), aFlow("g", "b", "a", { name: "Answer", ...at })],
);
const depot = aDiagram("e", [], []);

const threats: readonly Threat[] = [
  aThreat(7, { flowId: "f", interaction: "zip" }),
  aThreat(8, {
    flowId: "g",
    interaction: "Answer",
    verdict: aVerdict({ state: "mitigated", justification: "TLS 1.3" }),
  }),
  aThreat(9, { flowId: "f", interaction: "zip", verdict: aVerdict({ state: "notApplicable" }) }),
  aThreat(4, { orphaned: true, title: "Lost", verdict: aVerdict({ state: "needsInvestigation" }) }),
];

const shopModel = aModel([shop, depot], {
  information: {
    name: "Shop",
    owner: "Ann",
    reviewer: "Bob",
    contributors: "",
    description: "Sells things.\nOnline.",
    assumptions: "None",
    externalDependencies: "Post",
  },
  notes: [
    { id: 1, message: "Ask ops", addedBy: "CORP\\ann", addedAt: "2022-08-26T09:40:40+08:00" },
  ],
  messages: [
    { issueId: "i", diagramId: "d", elementIds: ["f"], text: "Attach it.", enabled: true },
  ],
});

function report(model: Model = shopModel, list = threats, template: Template | null = aTemplate()) {
  return reportHtml({
    model,
    template,
    threats: list,
    createdAt: { iso: "2026-05-04T10:20:00.000Z", text: "4 May 2026, 10:20" },
    fontFace: "",
    zeroTrust: false,
    productName: "Palisade",
  });
}

describe("the Zero-Trust section", () => {
  const model = aModel([statedShop()]);
  const reportWith = (zeroTrust: boolean, template: Template | null = ourTemplate()): string =>
    reportHtml({
      model,
      template,
      threats: [],
      zeroTrust,
      createdAt: { iso: "2026-05-04T10:20:00.000Z", text: "4 May 2026, 10:20" },
      fontFace: "",
      productName: "Palisade",
    });

  test("has the picture, the figures and what rests on implicit trust", () => {
    const [, section = ""] = reportWith(true).split('<section id="zero-trust">');
    expect(section).toContain("through the Zero-Trust lens");
    const words = textOf(section);
    expect(words).toContain("All flows 8 2 17 29 %");
    expect(words).toContain("Crossing Cloud 5 0 0 100 %");
    expect(words).toContain("5. The state of every asset is watched A diagram does not tell");
    expect(words).toContain("Copy Orders → Archive, in Data zone");
    expect(words).toMatch(/no caller is authenticated API Worker Orders Archive/u);
  });

  test("is linked when it is there, and there only when it is asked for and can be", () => {
    expect(reportWith(true)).toContain('<a href="#zero-trust">');
    for (const without of [reportWith(false), reportWith(true, null)]) {
      expect(without).not.toContain('id="zero-trust"');
      expect(without).not.toContain('href="#zero-trust"');
    }
  });
});

/** Text between tags, one blank for every run of white space. */
function textOf(markup: string): string {
  return markup
    .replace(/<(style|title|desc)\b[^>]*>.*?<\/\1>/gsu, " ")
    .replace(/<[^>]*>/gu, " ")
    .replace(/&lt;/gu, "<")
    .replace(/&gt;/gu, ">")
    .replace(/\s+/gu, " ");
}

function headings(markup: string): readonly string[] {
  return [...markup.matchAll(/<(h[1-6])\b[^>]*>(.*?)<\/\1>/gsu)].map(
    ([, level, content]) => `${level} ${textOf(content ?? "").trim()}`,
  );
}

describe("the list of what is most urgent", () => {
  const graded = aTemplate({
    threatTypes: [
      aThreatType("T1", { properties: [{ name: "Priority", value: "Low" }] }),
      aThreatType("T2", { properties: [{ name: "Priority", value: "Top" }] }),
    ],
  });
  const verdict = (priority: string, state: ThreatState = "notStarted") =>
    aVerdict({ priority, state });

  function urgentIn(list: readonly Threat[], template: Template | null): readonly string[] {
    const [, section = ""] = report(shopModel, list, template).split('<section id="urgent">');
    const [table = ""] = section.split("</section>");
    return [...table.matchAll(/<a href="#t\d+">([^<]*)<\/a>/gu)].map(([, title]) => title ?? "");
  }

  test("names what is open, gravest first, ten at most", () => {
    const rest = Array.from({ length: 20 }, (_, at) =>
      aThreat(at + 10, { title: `low ${at}`, typeId: "T1", verdict: verdict("Low") }),
    );
    const list = [
      ...rest,
      aThreat(1, { title: "done", typeId: "T2", verdict: verdict("Top", "mitigated") }),
      aThreat(2, { title: "grave", typeId: "T2", verdict: verdict("Top", "needsInvestigation") }),
      aThreat(3, { title: "lost", orphaned: true, verdict: verdict("Top", "needsInvestigation") }),
    ];
    const named = urgentIn(list, graded);
    expect(named).toHaveLength(10);
    expect(named[0]).toBe("grave");
    expect(named.slice(1).every((title) => title.startsWith("low"))).toBe(true);
    expect(report(shopModel, list, graded)).toContain('<a href="#urgent">');
  });

  test("is not there where the template does not tell threats apart, or nothing is open", () => {
    const done = [aThreat(1, { verdict: verdict("Top", "notApplicable") })];
    for (const html of [
      report(),
      report(shopModel, threats, null),
      report(shopModel, done, graded),
    ]) {
      expect(html).not.toContain("#urgent");
      expect(html).not.toContain('id="urgent"');
    }
  });
});

describe("the report", () => {
  test("has Microsoft's sections in Microsoft's order", () => {
    expect(headings(report())).toEqual([
      "h1 Threat Modeling Report",
      "h2 Notes",
      "h2 Threat Model Summary",
      "h2 Contents",
      "h2 Diagram: Diagram d",
      "h3 Validation Messages",
      "h3 Diagram d Diagram Summary",
      "h3 Interaction: Answer Browser → Server",
      "h4 1. Title of 8",
      "h3 Interaction: zip Browser → Server",
      "h4 2. Title of 7",
      "h4 3. Title of 9",
      "h2 Diagram: Diagram e",
      "h3 Diagram e Diagram Summary",
      "h2 No longer generated",
      "h3 4. Lost",
    ]);
  });

  test("says who made the model and when the report", () => {
    const text = textOf(report());
    for (const part of [
      "Owner Ann",
      "Reviewer Bob",
      "Contributors Not stated",
      "Created on 4 May 2026",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("1 Ask ops 2022-08-26 09:40 +08:00 CORP\\ann");
    expect(text).toContain("Error: Attach it.");
  });

  test("counts what is generated, in total and per diagram", () => {
    const text = textOf(report());
    const counts =
      "Not Started 1 Not Applicable 1 Needs Investigation 0 Mitigation Implemented 1 Total 3 Total Migrated 0";
    expect(text.split(counts)).toHaveLength(3);
    expect(text).toContain("Not counted: 1 threat that is no longer generated");
    expect(text).toContain(
      "Not Started 0 Not Applicable 0 Needs Investigation 0 Mitigation Implemented 0 Total 0",
    );
  });

  test("shows state, priority, category, description and justification of a threat", () => {
    const text = textOf(report());
    expect(text).toContain(
      "1. Title of 8 Mitigation Implemented Priority: High Category Spoofing Description Description of 8 Justification TLS 1.3",
    );
    expect(text).toContain("Justification <no mitigation provided>");
  });

  test("shows the template's properties under their labels, in its order, without hidden and empty ones", () => {
    const template = aTemplate({
      threatProperties: [
        { name: "one", label: "First thing", hidden: false, kind: "text", values: [] },
        { name: "two", label: "Second thing", hidden: false, kind: "richText", values: [] },
        { name: "three", label: "Secret thing", hidden: true, kind: "text", values: [] },
      ],
    });
    const threat = aThreat(1, {
      properties: [
        { name: "three", value: "hush" },
        { name: "two", value: "&lt;b&gt;bold&lt;/b&gt;" },
        { name: "one", value: "<b>plain</b>" },
        { name: "four", value: " " },
      ],
    });
    const markup = report(shopModel, [threat], template);
    expect(textOf(markup)).toContain("First thing <b>plain</b> Second thing bold");
    expect(markup).toContain("<b>bold</b>");
    expect(markup).not.toContain("hush");
    expect(markup).not.toContain("Secret thing");
  });

  test("every link leads somewhere, every id is there once", () => {
    const markup = report();
    const ids = [...markup.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    const links = [...markup.matchAll(/\shref="#([^"]*)"/gu)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(6);
    for (const link of links) expect(known.has(link)).toBe(true);
    for (const name of markup.matchAll(/aria-(?:labelledby|describedby)="([^"]*)"/gu)) {
      expect(known.has(name[1])).toBe(true);
    }
    expect(ids.filter((id) => /^t\d+$/u.test(id ?? ""))).toEqual(["t1", "t2", "t3", "t4"]);
  });

  test("shows every diagram and interaction as a drawing", () => {
    expect(report().match(/<svg\b/gu)).toHaveLength(3);
    expect(report()).toContain("This diagram is empty.");
  });

  test("loads nothing and runs nothing", () => {
    const markup = report();
    expect(markup).toContain("default-src 'none'".replaceAll("'", "&#39;"));
    expect(markup).not.toMatch(/<script|<link|<iframe|@import|\ssrc=|url\((?!"?data:)/iu);
  });

  test("threats of a diagram that is gone are kept with the orphans", () => {
    const stray = aThreat(1, { diagramId: "gone", title: "Stray" });
    expect(headings(report(shopModel, [stray]))).toContain("h3 1. Stray");
  });

  test("a model without anything still makes a report", () => {
    const markup = report(aModel([]), [], null);
    expect(headings(markup)).toEqual([
      "h1 Threat Modeling Report",
      "h2 Threat Model Summary",
      "h2 Contents",
    ]);
  });

  test("nothing anyone wrote becomes markup", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><script>",
        "</title></head><body onload=alert(1)>",
        "javascript:alert(1)",
        "' onmouseover='alert(1)",
      ),
    );
    const kind = fc.constantFrom("text" as const, "richText" as const);
    fc.assert(
      fc.property(nasty, nasty, kind, (text, other, propertyKind) => {
        const model = aModel(
          [
            aDiagram(
              "d",
              [{ ...browser, name: text }, server],
              [aFlow("f", "a", "b", { name: other, ...at })],
            ),
          ],
          {
            information: {
              name: text,
              owner: other,
              reviewer: text,
              contributors: other,
              description: text,
              assumptions: other,
              externalDependencies: text,
            },
            notes: [{ id: 1, message: text, addedBy: other, addedAt: text }],
            messages: [{ issueId: "", diagramId: "d", elementIds: [], text: other, enabled: true }],
          },
        );
        const template = aTemplate({
          threatProperties: [
            { name: "p", label: other, hidden: false, kind: propertyKind, values: [] },
          ],
        });
        const threat = aThreat(1, {
          title: text,
          category: other,
          description: text,
          interaction: other,
          properties: [{ name: "p", value: text }],
          verdict: aVerdict({
            priority: text,
            justification: other,
            changedBy: text,
            changedAt: other,
          }),
        });
        const markup = reportHtml({
          model,
          template,
          threats: [threat, { ...threat, orphaned: true }],
          createdAt: { iso: text, text: other },
          fontFace: "",
          zeroTrust: false,
          productName: other,
        });
        const tags = [
          ...markup.matchAll(/<\/?([a-z!][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/giu),
        ];
        for (const [, tag = "", attributes = ""] of tags) {
          expect(tag).toMatch(OWN_TAGS);
          expect(attributes.replace(/"[^"]*"/gu, '""')).not.toMatch(/\son/iu);
          expect(attributes).not.toMatch(/(?:href|src)="\s*javascript/iu);
        }
        // What is left between the tags holds no bracket, so nothing else can be taken for a tag.
        const rest = markup.replace(/<style>.*?<\/style>/su, "");
        expect(rest.replace(/<\/?[a-z!](?:[^<>"']|"[^"]*"|'[^']*')*>/giu, "")).not.toMatch(/[<>]/u);
      }),
    );
  });
});

const OWN_TAGS =
  /^(?:!DOCTYPE|html|head|meta|title|style|body|main|header|footer|section|nav|article|h[1-4]|p|div|span|time|dl|dt|dd|table|caption|thead|tbody|tr|th|td|ol|ul|li|a|figure|svg|desc|defs|symbol|image|g|path|rect|ellipse|text|tspan|use|b|br|strong|i|em|u)$/u;
