import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reportCsv } from "../../../shared/report/csv.ts";
import { aModel, aPair } from "../../builders/template.ts";
import { parseCsv } from "../../builders/csv.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

const model = aModel([aPair()]);

describe("the threat list", () => {
  test("has the columns of Microsoft's", () => {
    expect(reportCsv({ model, threats: [] })).toBe(
      "Id,Title,Category,Diagram,Interaction,Priority,State,Changed By,Description,Justification,Last Modified\r\n",
    );
  });

  test("quotes only what needs it", () => {
    const threat = aThreat(3, { title: 'a "b"', category: "x, y", description: "plain text" });
    expect(reportCsv({ model, threats: [threat] }).split("\r\n")[1]).toBe(
      '3,"a ""b""","x, y",Diagram d,Name of f,High,Not Started,,plain text,,Generated',
    );
  });

  test.each([
    ["notStarted", "Not Started"],
    ["needsInvestigation", "Needs Investigation"],
    ["notApplicable", "Not Applicable"],
    ["mitigated", "Mitigated"],
  ] as const)("words %s as the grid does", (state, label) => {
    const threat = aThreat(1, { verdict: aVerdict({ state }) });
    expect(parseCsv(reportCsv({ model, threats: [threat] }))[1]?.[6]).toBe(label);
  });

  test("says who changed a threat and when", () => {
    const verdict = aVerdict({
      justification: "done",
      changedBy: "CORP\\ann",
      changedAt: "2022-08-26T09:40:40.1665057+08:00",
    });
    const row = parseCsv(reportCsv({ model, threats: [aThreat(1, { verdict })] }))[1];
    expect([row?.[7], row?.[9], row?.[10]]).toEqual(["CORP\\ann", "done", "2022-08-26 09:40:40"]);
  });

  test("sorts by number and leaves orphans out", () => {
    const threats = [aThreat(5), aThreat(2), aThreat(4, { orphaned: true })];
    expect(parseCsv(reportCsv({ model, threats })).map((row) => row[0])).toEqual(["Id", "2", "5"]);
  });

  test("whatever is written comes back the same", () => {
    const text = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (title, description, justification) => {
        const threat = aThreat(1, { title, description, verdict: aVerdict({ justification }) });
        const row = parseCsv(reportCsv({ model, threats: [threat] }))[1];
        expect([row?.[1], row?.[8], row?.[9]]).toEqual([title, description, justification]);
      }),
    );
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])(
    "guards %j from spreadsheets on request only",
    (title) => {
      const threats = [aThreat(1, { title })];
      expect(parseCsv(reportCsv({ model, threats }))[1]?.[1]).toBe(title);
      expect(parseCsv(reportCsv({ model, threats, guardFormulas: true }))[1]?.[1]).toBe(
        `'${title}`,
      );
    },
  );
});
