/** What makes our templates ones of Zero Trust: statements decide, places do not. */

import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Diagram, Id } from "../../../shared/model/model.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import { termsOf, type Term } from "../../../shared/rules/syntax.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import {
  withoutBoundaries,
  withSilentBoundaries,
  withStatingBoundaries,
} from "../../builders/arbitrary-built-in-diagram.ts";
import { situation } from "../../builders/built-in-template.ts";
import { ofKubernetes, ofStride, type Call, type Stated } from "./demands.ts";

const GRADES = ["Low", "Medium", "High"];

function termsIn(...rules: readonly string[]): readonly Term[] {
  return rules.flatMap((text) => {
    const parsed = parseRule(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
    return parsed.rule === null ? [] : termsOf(parsed.rule);
  });
}

describe.each([
  ["Kubernetes", ofKubernetes],
  ["STRIDE", ofStride],
])("our template %s", (_, demands) => {
  const { builtIn, boundaryOwned, allStated } = demands;
  const { template, elements, isOf, threatsOf, threatsOfSituation, stencilsOfKind } = builtIn;

  describe("filters", () => {
    test("none asks whether a flow crosses, enters or leaves a boundary", () => {
      const asking = template.threatTypes.filter(({ include, exclude }) =>
        termsIn(include, exclude).some(({ kind }) => kind === "crossing"),
      );
      expect(asking.map(({ id }) => id)).toEqual([]);
    });

    test("only those of what boundaries demand ask where something lies, always with what the boundary states", () => {
      const asking = template.threatTypes.flatMap(({ id, include, exclude }) => {
        const places = termsIn(include, exclude).filter((term) => term.kind === "containment");
        return places.length === 0 ? [] : [{ id, places }];
      });
      expect(asking.map(({ id }) => id).toSorted()).toEqual(Object.keys(boundaryOwned).toSorted());
      expect(
        asking.flatMap(({ places }) => places).filter(({ detail }) => detail === null),
      ).toEqual([]);
    });
  });

  /** Keys of threats on elements and flows, with what they are graded. */
  function gradesOf(diagram: Diagram): ReadonlyMap<string, string> {
    const boundaryIds = new Set(
      [...diagram.shapes, ...diagram.lines]
        .filter(({ kind }) => kind === "boundaryBox" || kind === "boundaryLine")
        .map(({ id }) => id),
    );
    return new Map(
      threatsOf(diagram)
        .filter(({ flowId }) => !boundaryIds.has(flowId))
        .map(({ key, verdict }) => [key, verdict.priority]),
    );
  }

  function typeOf(key: string): Id {
    const ids = template.threatTypes.map(({ id }) => id).filter((id) => key.startsWith(id));
    return ids.toSorted((one, other) => other.length - one.length)[0] ?? "";
  }

  describe("taking all boundaries away", () => {
    it("changes no threat of elements and flows where boundaries state nothing, and raises none", () => {
      fc.assert(
        fc.property(withSilentBoundaries(builtIn), (diagram) => {
          const inside = gradesOf(diagram);
          const bare = gradesOf(withoutBoundaries(diagram));
          expect([...inside.keys()].toSorted()).toEqual([...bare.keys()].toSorted());
          for (const [key, grade] of bare) {
            const before = inside.get(key) ?? "";
            expect([key, GRADES.indexOf(before) >= GRADES.indexOf(grade)]).toEqual([key, true]);
          }
        }),
        { numRuns: 150 },
      );
    });

    it("changes only what boundaries demand where they state something, and each only in its way", () => {
      fc.assert(
        fc.property(withStatingBoundaries(builtIn), (diagram) => {
          const inside = gradesOf(diagram);
          const bare = gradesOf(withoutBoundaries(diagram));
          const gone = [...inside.keys()].filter((key) => !bare.has(key)).map(typeOf);
          const back = [...bare.keys()].filter((key) => !inside.has(key)).map(typeOf);
          expect(gone.filter((id) => boundaryOwned[id] !== "breaks")).toEqual([]);
          expect(back.filter((id) => boundaryOwned[id] !== "inherits")).toEqual([]);
        }),
        { numRuns: 250 },
      );
    });
  });

  function end(stencilId: Id, stated: Stated = {}): readonly [Id, Stated] {
    const names = new Set(effectiveAttributes(template, stencilId).map(({ name }) => name));
    const known = Object.entries(demands.ofEnds).filter(([name]) => names.has(name));
    return [stencilId, { ...Object.fromEntries(known), ...stated }];
  }

  const call: fc.Arbitrary<Call> = fc.record({
    source: fc.constantFrom(...elements),
    flow: fc.constantFrom(...demands.flows),
    target: fc.constantFrom(...elements),
  });

  function askedIn(given: ReturnType<typeof situation>): readonly Id[] {
    const ids = threatsOfSituation(given).map(({ typeId }) => typeId);
    return ids.filter(demands.isAsked).toSorted();
  }

  function askedOf({ source, flow, target }: Call, stated: Stated): readonly Id[] {
    return askedIn(situation({ source: end(source), flow: [flow, stated], target: end(target) }));
  }

  describe("a flow over a network", () => {
    it("has no Zero Trust threat once everything is stated", () => {
      fc.assert(
        fc.property(call, (each) => {
          expect(askedOf(each, allStated)).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });

    it("has exactly the threats of a statement that is withdrawn", () => {
      fc.assert(
        fc.property(call, fc.constantFrom(...Object.keys(allStated)), (each, name) => {
          const stated = { ...allStated, [name]: "Not stated" };
          expect([name, askedOf(each, stated)]).toEqual([name, demands.missing(each)[name] ?? []]);
        }),
        { numRuns: 600 },
      );
    });

    it.each(demands.openEnds)("asks of %o and %o for %s", (source, target, id) => {
      const given = situation({
        source: end(...source),
        flow: [demands.flows[0] ?? "", allStated],
        target: end(...target),
      });
      expect(askedIn(given)).toEqual([id]);
    });

    it("takes back nothing for lying in a boundary that states nothing", () => {
      fc.assert(
        fc.property(call, fc.constantFrom(...stencilsOfKind("boundaryBox")), (each, stencilId) => {
          const { source, flow, target } = each;
          const given = situation({ source: [source], flow: [flow], target: [target] });
          const inside = {
            ...given,
            boundaries: [{ stencilId, attributes: {}, holds: "both" }],
          } as const;
          expect(askedIn(inside)).toEqual(askedIn(given));
        }),
        { numRuns: 200 },
      );
    });
  });

  /** All attributes of flows, at whatever they may be. */
  const flowAttributes = fc.record(
    Object.fromEntries(
      effectiveAttributes(template, "GE.DF")
        .filter(({ values }) => values.length > 0)
        .map(({ name, values }) => [name, fc.constantFrom(...values)]),
    ),
  );

  /** Each kind of flow with each statement the lens wants of it. */
  const wanted = (template.zeroTrust ?? [])
    .filter(({ of }) => of === "flow")
    .flatMap(({ attribute, good, except = [] }) =>
      stencilsOfKind("flow").map((flow) => ({
        flow,
        attribute,
        good: good[0] ?? "",
        isExcepted: isOf(flow, ...except),
      })),
    );

  /** The threats that saying nothing brings and a good statement takes away. */
  function broughtBySilence(
    { flow, attribute, good }: (typeof wanted)[number],
    stated: Stated,
    source: readonly [Id, Stated?],
    target: readonly [Id],
  ): readonly Id[] {
    const idsWith = (value: string): readonly Id[] =>
      threatsOfSituation(
        situation({ source, flow: [flow, { ...stated, [attribute]: value }], target }),
      ).map(({ typeId }) => typeId);
    const answered = new Set(idsWith(good));
    return idsWith("Not stated").filter((id) => !answered.has(id));
  }

  describe("what the lens does not ask of a flow", () => {
    const excepted = wanted.filter(({ isExcepted }) => isExcepted);

    it("no threat asks of it either", () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...excepted),
          flowAttributes,
          fc.constantFrom(...elements),
          fc.constantFrom(...elements),
          (each, stated, source, target) => {
            const brought = broughtBySilence(each, stated, [source], [target]);
            expect([each, brought]).toEqual([each, []]);
          },
        ),
        { numRuns: 300 },
      );
    });

    it("is no more than that: whatever it asks, a threat asks too", () => {
      const [source, stated, target] = demands.plainCall;
      const unasked = wanted.filter(
        (each) =>
          !each.isExcepted &&
          broughtBySilence(each, allStated, [source, stated], [target]).length === 0,
      );
      expect(unasked).toEqual([]);
    });
  });

  describe("where nothing is stated", () => {
    const { sources, typeIds } = demands.graveUnstated;
    const graves = (given: Parameters<typeof threatsOfSituation>[0]): readonly Id[] =>
      threatsOfSituation(given).flatMap(({ typeId, verdict }) =>
        verdict.priority === "High" ? [typeId] : [],
      );

    it("nothing on elements and boundaries is High", () => {
      const drawn = [...elements, ...stencilsOfKind("boundaryBox", "boundaryLine")];
      expect(drawn.flatMap((id) => graves(situation({ source: [id] })))).toEqual([]);
    });

    it("a flow is High for what is drawn alone", () => {
      fc.assert(
        fc.property(call, ({ source, flow, target }) => {
          fc.pre(!sources.includes(source));
          const found = graves(situation({ source: [source], flow: [flow], target: [target] }));
          expect(found.filter((id) => !typeIds.includes(id))).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });
  });
});
