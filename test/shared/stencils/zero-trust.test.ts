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
import { kubernetes, situation, stride, type BuiltIn } from "../../builders/built-in-template.ts";

type Stated = Readonly<Record<string, string>>;

interface Call {
  readonly source: Id;
  readonly flow: Id;
  readonly target: Id;
}

/** One end of a flow that leaves something open, and the threat that it brings. */
type OpenEnd = readonly [source: readonly [Id, Stated], target: readonly [Id, Stated], typeId: Id];

interface ZeroTrust {
  readonly builtIn: BuiltIn;
  /** Whether a threat type is about what every flow has to state. */
  readonly isAsked: (typeId: Id) => boolean;
  /**
   * Rules that ask what a flow or an element lies in, all of them about what a boundary itself states.
   * inherits: the boundary's statement stands for one the thing does not make, so taking the boundary away brings the
   * threat back. breaks: the thing says the opposite of what its boundary demands, so without the boundary there is
   * nothing to break.
   */
  readonly boundaryOwned: Readonly<Record<Id, "inherits" | "breaks">>;
  /** Flows that carry requests. */
  readonly flows: readonly Id[];
  readonly allStated: Stated;
  /** What is to be stated of the ends as well: whom the rules look at beside the flow. */
  readonly ofEnds: Stated;
  /** The threats that come back with each statement that is withdrawn; what is left out brings none. */
  readonly missing: (call: Call) => Readonly<Record<string, readonly Id[]>>;
  readonly openEnds: readonly OpenEnd[];
}

const GRADES = ["Low", "Medium", "High"];

function termsIn(...rules: readonly string[]): readonly Term[] {
  return rules.flatMap((text) => {
    const parsed = parseRule(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
    return parsed.rule === null ? [] : termsOf(parsed.rule);
  });
}

const LIMITED = ["K8S.DS.etcd", "K8S.DS.SecretStore", "K8S.DS.Registry", "K8S.DS.GitRepository"];

const ofKubernetes: ZeroTrust = {
  builtIn: kubernetes,
  isAsked: (typeId) => typeId.startsWith("ZT-"),
  boundaryOwned: {
    // Strict mutual TLS of a mesh.
    "ZT-S01": "inherits",
    "ZT-S02": "inherits",
    // Strict mutual TLS of a mesh, encryption between the nodes of a cluster.
    "ZT-T01": "inherits",
    "ZT-I01": "inherits",
    "ZT-I02": "inherits",
    "NET-I02": "inherits",
    // The access log of a mesh.
    "ZT-R01": "inherits",
    // The default-deny policy of a namespace.
    "ZT-E03": "inherits",
    "WL-I07": "inherits",
    // The Pod Security level a namespace enforces.
    "WL-E05": "inherits",
    "WL-E06": "inherits",
    "WL-E08": "inherits",
    "WL-E09": "inherits",
    "WL-E23": "inherits",
    // The LimitRange of a namespace.
    "WL-D01": "inherits",
    // Mutual TLS of a mesh, default deny, audit and Pod Security level of a namespace, each contradicted.
    "BR-S01": "breaks",
    "BR-E01": "breaks",
    "BR-R01": "breaks",
    "BR-E02": "breaks",
  },
  flows: [
    "GE.DF",
    ...kubernetes.stencilsOfKind("flow").filter((id) => kubernetes.isOf(id, "K8S.DF.Network")),
  ],
  allStated: {
    sourceAuthenticated: "Yes",
    destinationAuthenticated: "Yes",
    authnMechanism: "Workload identity (mTLS)",
    authorization: "Least privilege",
    encryption: "mTLS",
    networkPolicy: "Allowed by policy",
    carriesCredentials: "Yes",
    dataClass: "Internal",
    audited: "Yes",
    rateLimited: "Yes",
    sessionLifetime: "Short",
  },
  ofEnds: { devicePosture: "Checked", inputValidation: "Yes" },
  missing: ({ source, flow, target }) => {
    const { isOf } = kubernetes;
    const isLimited = isOf(target, "GE.P", "K8S.DataService", ...LIMITED);
    const isPod = isOf(target, "K8S.Workload", "K8S.P.Service") && !isOf(source, "GE.DS");
    const isLasting = !isOf(flow, "K8S.DF.Admission", "K8S.DF.Metrics");
    return {
      sourceAuthenticated: ["ZT-S01"],
      destinationAuthenticated: ["ZT-S02"],
      authnMechanism: ["ZT-S08"],
      authorization: ["ZT-E01"],
      encryption: ["ZT-I01", "ZT-I02", "ZT-T01"],
      audited: ["ZT-R01"],
      ...(isLimited ? { rateLimited: ["ZT-D01"] } : {}),
      ...(isPod ? { networkPolicy: ["ZT-E03"] } : {}),
      ...(isLasting ? { sessionLifetime: ["ZT-S06"] } : {}),
    };
  },
  openEnds: [
    [["K8S.EI.User", { devicePosture: "Not stated" }], ["K8S.P.Ingress", {}], "ZT-S07"],
    [["K8S.P.Deployment", {}], ["K8S.P.Deployment", { inputValidation: "Not stated" }], "ZT-T02"],
  ],
};

const ofStride: ZeroTrust = {
  builtIn: stride,
  isAsked: (typeId) => ["S1", "S3", "E1", "T1", "I1", "R1"].includes(typeId),
  boundaryOwned: {},
  flows: ["GE.DF", ...stride.stencilsOfKind("flow")],
  allStated: {
    authentication: "Mutual TLS or a signed identity",
    serverIdentity: "Yes",
    authorization: "Yes",
    encryption: "Yes",
    sensitivity: "Internal",
  },
  ofEnds: { auditLog: "Yes" },
  missing: ({ source, target }) => {
    // Outside nobody of ours authenticates or authorizes, and an anonymous visitor is nobody to pass for.
    const isOurs = stride.isOf(target, "GE.P", "GE.DS");
    const isSomebody = !stride.isOf(source, "external.visitor");
    return {
      ...(isOurs && isSomebody ? { authentication: ["S1"] } : {}),
      serverIdentity: ["S3"],
      ...(isOurs ? { authorization: ["E1"] } : {}),
      encryption: ["I1", "T1"],
    };
  },
  openEnds: [
    [["external.employee", {}], ["process.service", { auditLog: "Not stated" }], "R1"],
    [["process.service", { auditLog: "Not stated" }], ["external.system", {}], "R1"],
  ],
};

describe.each([
  ["Kubernetes", ofKubernetes],
  ["STRIDE", ofStride],
])("our template %s", (_, zeroTrust) => {
  const { builtIn, boundaryOwned, allStated } = zeroTrust;
  const { template, elements, threatsOf, threatsOfSituation, stencilsOfKind } = builtIn;

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
    const known = Object.entries(zeroTrust.ofEnds).filter(([name]) => names.has(name));
    return [stencilId, { ...Object.fromEntries(known), ...stated }];
  }

  const call: fc.Arbitrary<Call> = fc.record({
    source: fc.constantFrom(...elements),
    flow: fc.constantFrom(...zeroTrust.flows),
    target: fc.constantFrom(...elements),
  });

  function askedIn(given: ReturnType<typeof situation>): readonly Id[] {
    const ids = threatsOfSituation(given).map(({ typeId }) => typeId);
    return ids.filter(zeroTrust.isAsked).toSorted();
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
          expect([name, askedOf(each, stated)]).toEqual([
            name,
            zeroTrust.missing(each)[name] ?? [],
          ]);
        }),
        { numRuns: 600 },
      );
    });

    it.each(zeroTrust.openEnds)("asks of %o and %o for %s", (source, target, id) => {
      const given = situation({
        source: end(...source),
        flow: [zeroTrust.flows[0] ?? "", allStated],
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
});
