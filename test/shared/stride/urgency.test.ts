import { describe, expect, it } from "vitest";
import type { Threat } from "../../../shared/model/model.ts";
import { gradesThreats, prioritiesOf, urgencyOf } from "../../../shared/stride/urgency.ts";
import { aTemplate, aThreatType } from "../../builders/template.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

/** Its priorities are Top and Low, in this order. */
const template = aTemplate({ threatTypes: [aThreatType("T1"), aThreatType("T2")] });

function threat(number: number, typeId: string, priority: string): Threat {
  return aThreat(number, { typeId, verdict: aVerdict({ priority }) });
}

function sorted(...threats: readonly Threat[]): readonly number[] {
  return threats.toSorted(urgencyOf(template)).map(({ number }) => number);
}

describe("urgency", () => {
  it("goes by the template's priorities, not by their names; others come last", () => {
    const mixed = [
      threat(1, "T1", "Blue"),
      threat(2, "T1", "Low"),
      threat(3, "T1", "Top"),
      threat(4, "T1", "Amber"),
    ];
    expect(sorted(...mixed)).toEqual([3, 2, 4, 1]);
  });

  it("goes among equals by the order of the types in the template; those it does not know come last", () => {
    const typed = ["T9", "T2", "T1", "T2"].map((typeId, at) => threat(at + 1, typeId, "Top"));
    expect(sorted(...typed)).toEqual([3, 2, 4, 1]);
  });

  it("knows the usual priorities where a template names none", () => {
    const bare = aTemplate({ threatProperties: [] });
    expect(prioritiesOf(bare)).toEqual(["High", "Medium", "Low"]);
  });
});

describe("a template grades its threats", () => {
  const high = [{ name: "Priority", value: "High" }];

  it("when types differ in priority", () => {
    const low = [{ name: "Priority", value: "Low" }];
    const types = [aThreatType("T1", { properties: high }), aThreatType("T2", { properties: low })];
    expect(gradesThreats(aTemplate({ threatTypes: types }))).toBe(true);
  });

  it("when one tells by a rule how urgent it is", () => {
    const priorities = [{ when: "source is 'GE.P'", value: "High" }];
    const types = [aThreatType("T1", { properties: high, priorities })];
    expect(gradesThreats(aTemplate({ threatTypes: types }))).toBe(true);
  });

  it("not when all have the same", () => {
    const types = ["T1", "T2"].map((id) => aThreatType(id, { properties: high }));
    expect(gradesThreats(aTemplate({ threatTypes: types }))).toBe(false);
  });
});
