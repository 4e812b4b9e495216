import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagram } from "../../../shared/model/model.ts";
import { ASPECTS, flowStatements } from "../../../shared/stride/flow-statements.ts";
import { coverageShare, zeroTrustView } from "../../../shared/stride/zero-trust.ts";
import { tenetCoverages } from "../../../shared/stride/zero-trust-tenets.ts";
import type { ZeroTrustStatement } from "../../../shared/template/template.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { ourTemplate } from "../../builders/messy-diagram.ts";
import { statedShop } from "../../builders/stated-shop.ts";
import {
  aBox,
  aDefinition,
  aDiagram,
  aFlow,
  anElement,
  aPair,
  aStencil,
  aTemplate,
  chosen,
  genericStencils,
} from "../../builders/template.ts";

const template = aTemplate({
  stencils: genericStencils.map((stencil) =>
    stencil.id === "GE.DF"
      ? aStencil("GE.DF", { shape: "line", attributes: [aDefinition("who"), aDefinition("tls")] })
      : stencil,
  ),
  zeroTrust: [
    { aspect: "caller", of: "flow", attribute: "who", good: ["Yes"], weak: ["No"] },
    { aspect: "encryption", of: "flow", attribute: "tls", good: ["Yes"], weak: ["No"] },
    { aspect: "encryption", of: "flow", attribute: "mac", good: ["Yes"], weak: ["No"] },
    { aspect: "audit", of: "target", attribute: "log", good: ["Yes"], weak: ["No"] },
  ],
});

const stating = (who: string, tls: string): Diagram =>
  aPair([aFlow("f", "a", "b", { attributes: [chosen("who", who), chosen("tls", tls)] })]);

const statementOf = (diagram: Diagram) => flowStatements(template, diagram).get("f");

describe("what a flow states", () => {
  it.each([
    ["Yes", "Yes", "full"],
    ["Yes", "No", "partial"],
    ["Yes", "?", "partial"],
    ["No", "?", "weak"],
    ["?", "?", "silent"],
  ])("caller %s and encryption %s make it %s", (who, tls, standing) => {
    expect(statementOf(stating(who, tls))?.standing).toBe(standing);
  });

  it("is not stated where the stencil has an attribute the flow does not", () => {
    expect(statementOf(aPair())?.standings).toEqual({
      caller: "unstated",
      server: "absent",
      authorization: "absent",
      encryption: "unstated",
      audit: "absent",
    });
  });

  it("takes the weakest of several attributes of one aspect", () => {
    const attributes = [chosen("tls", "Yes"), chosen("mac", "No")];
    const diagram = aPair([aFlow("f", "a", "b", { attributes })]);
    expect(statementOf(diagram)?.standings.encryption).toBe("weak");
  });

  it("may be said by the element at its end", () => {
    const target = anElement("b", { attributes: [chosen("log", "Yes")] });
    const diagram = aDiagram("d", [anElement("a"), target], [aFlow("f", "a", "b")]);
    expect(statementOf(diagram)?.standings.audit).toBe("good");
  });

  it("is not asked of flows it excepts, nor of those that descend from them", () => {
    const local = aStencil("SE.DF.Local", { parentId: "GE.DF" });
    const mount = aStencil("SE.DF.Mount", { parentId: "SE.DF.Local" });
    const excepting = (statement: ZeroTrustStatement) => {
      const isExcepted = statement.aspect === "encryption";
      return isExcepted ? { ...statement, except: ["SE.DF.Local"] } : statement;
    };
    const lenient = {
      ...template,
      stencils: [...template.stencils, local, mount],
      zeroTrust: (template.zeroTrust ?? []).map(excepting),
    };
    const attributes = [chosen("who", "Yes"), chosen("tls", "No")];
    const said = (stencilId: string) =>
      flowStatements(lenient, aPair([aFlow("f", "a", "b", { stencilId, attributes })])).get("f");
    expect(said("GE.DF")).toMatchObject({ standing: "partial", standings: { encryption: "weak" } });
    expect(said("SE.DF.Mount")).toMatchObject({
      standing: "full",
      standings: { caller: "good", encryption: "absent" },
    });
  });

  it("is nothing of a flow that is loose or out of scope", () => {
    const diagram = aPair([aFlow("f", "a", null), aFlow("g", "a", "b", { outOfScope: true })]);
    expect(flowStatements(template, diagram).size).toBe(0);
  });
});

describe("the view of a diagram", () => {
  const view = zeroTrustView(ourTemplate(), statedShop());

  it("counts what is required, by aspect and as a whole", () => {
    expect(view.overall).toEqual({ flows: 6, good: 8, weak: 2, unstated: 17 });
    expect(view.byAspect.caller).toEqual({ flows: 6, good: 1, weak: 1, unstated: 4 });
    expect(view.byAspect.audit).toEqual({ flows: 6, good: 2, weak: 0, unstated: 1 });
    expect(coverageShare(view.overall)).toBeCloseTo(8 / 27);
    expect(coverageShare({ flows: 1, good: 0, weak: 0, unstated: 0 })).toBeNull();
  });

  it("counts for each boundary what is inside and what crosses", () => {
    expect(
      view.boundaries.map(({ boundary, inside, crossing }) => [
        boundary.id,
        inside.flows,
        crossing.flows,
      ]),
    ).toEqual([
      ["cloud", 5, 1],
      ["data", 1, 2],
    ]);
  });

  it("lists flows that only their place speaks for, with the innermost boundary", () => {
    const found = view.implicitFlows.map(({ statement, inside }) => [
      statement.interaction.flow.id,
      inside?.id,
    ]);
    expect(found).toEqual([
      ["job", "cloud"],
      ["copy", "data"],
    ]);
  });

  it("lists elements that nobody authenticates to", () => {
    expect(view.openElements.map(({ id }) => id)).toEqual(["api", "worker", "orders", "archive"]);
  });

  it("speaks to the tenets that flows can speak to", () => {
    const tenets = tenetCoverages(view);
    expect(tenets.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(tenets.filter(({ coverage }) => coverage === null).map(({ number }) => number)).toEqual([
      1, 5,
    ]);
    expect(tenets[1]?.coverage).toEqual({ flows: 6, good: 4, weak: 1, unstated: 7 });
  });
});

describe("in every model", () => {
  const required = ({ good, weak, unstated }: { good: number; weak: number; unstated: number }) =>
    good + weak + unstated;

  it("the aspects add up to the whole, and no boundary has more than that", () => {
    fc.assert(
      fc.property(arbitraryModel, ({ diagrams }) => {
        for (const diagram of diagrams) {
          const { overall, byAspect, boundaries } = zeroTrustView(template, diagram);
          const parts = ASPECTS.map((aspect) => required(byAspect[aspect]));
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(required(overall));
          for (const { inside, crossing } of boundaries) {
            expect(inside.flows + crossing.flows).toBeLessThanOrEqual(overall.flows);
          }
        }
      }),
    );
  });

  it("boundaries change nothing of what flows state", () => {
    fc.assert(
      fc.property(arbitraryModel, ({ diagrams }) => {
        for (const diagram of diagrams) {
          const shapes = diagram.shapes.filter(({ kind }) => kind !== "boundaryBox");
          const lines = diagram.lines.filter(({ kind }) => kind === "flow");
          const bare = zeroTrustView(template, { ...diagram, shapes, lines });
          const { overall, openElements } = zeroTrustView(template, diagram);
          expect(bare.overall).toEqual(overall);
          expect(bare.openElements).toEqual(openElements);
        }
      }),
    );
  });

  it("a statement withdrawn is missing once, and nothing else changes", () => {
    const attributes = ["who", "tls", "mac"] as const;
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.boolean(), tls: fc.boolean(), mac: fc.boolean() }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.nat(),
        fc.constantFrom("who" as const, "tls" as const),
        (flows, at, name) => {
          const diagram = (stated: typeof flows) =>
            aDiagram(
              "d",
              [anElement("a"), anElement("b"), aBox("box", { width: 50 })],
              stated.map((said, index) =>
                aFlow(`f${index}`, "a", "b", {
                  attributes: attributes.map((key) => chosen(key, said[key] ? "Yes" : "?")),
                }),
              ),
            );
          const which = at % flows.length;
          const full = flows.map((said, index) =>
            index === which ? { who: true, tls: true, mac: true } : said,
          );
          const without = full.map((said, index) =>
            index === which ? { ...said, [name]: false } : said,
          );
          const before = zeroTrustView(template, diagram(full)).overall;
          const after = zeroTrustView(template, diagram(without)).overall;
          expect(after).toEqual({
            ...before,
            good: before.good - 1,
            unstated: before.unstated + 1,
          });
        },
      ),
    );
  });
});
