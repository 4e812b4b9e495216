/** What makes the Kubernetes template one of Zero Trust: statements decide, places do not. */

import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Diagram, Id } from "../../../shared/model/model.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import { termsOf, type Term } from "../../../shared/rules/syntax.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import { stencilIds } from "../../../shared/template/lookup.ts";
import {
  withoutBoundaries,
  withSilentBoundaries,
  withStatingBoundaries,
} from "../../builders/arbitrary-kubernetes-diagram.ts";
import {
  ELEMENTS,
  kubernetes,
  situation,
  stencilsOfKind,
  threatsOf,
  threatsOfSituation,
} from "../../builders/kubernetes-template.ts";

function termsIn(...rules: readonly string[]): readonly Term[] {
  return rules.flatMap((text) => {
    const parsed = parseRule(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
    return parsed.rule === null ? [] : termsOf(parsed.rule);
  });
}

/**
 * Rules that ask what a flow or an element lies in, all of them about what a boundary itself states.
 * inherits: the boundary's statement stands for one the thing does not make, so taking the boundary away brings the
 * threat back. breaks: the thing says the opposite of what its boundary demands, so without the boundary there is
 * nothing to break.
 */
const BOUNDARY_OWNED: Readonly<Record<string, "inherits" | "breaks">> = {
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
};

describe("filters", () => {
  test("none asks whether a flow crosses, enters or leaves a boundary", () => {
    const asking = kubernetes.threatTypes.filter(({ include, exclude }) =>
      termsIn(include, exclude).some(({ kind }) => kind === "crossing"),
    );
    expect(asking.map(({ id }) => id)).toEqual([]);
  });

  test("only those of what boundaries demand ask where something lies, always with what the boundary states", () => {
    const asking = kubernetes.threatTypes.flatMap(({ id, include, exclude }) => {
      const places = termsIn(include, exclude).filter((term) => term.kind === "containment");
      return places.length === 0 ? [] : [{ id, places }];
    });
    expect(asking.map(({ id }) => id).toSorted()).toEqual(Object.keys(BOUNDARY_OWNED).toSorted());
    expect(asking.flatMap(({ places }) => places).filter(({ detail }) => detail === null)).toEqual(
      [],
    );
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
  const ids = kubernetes.threatTypes.map(({ id }) => id).filter((id) => key.startsWith(id));
  return ids.toSorted((one, other) => other.length - one.length)[0] ?? "";
}

const GRADES = ["Low", "Medium", "High"];

describe("taking all boundaries away", () => {
  it("changes no threat of elements and flows where boundaries state nothing, and raises none", () => {
    fc.assert(
      fc.property(withSilentBoundaries, (diagram) => {
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
      fc.property(withStatingBoundaries, (diagram) => {
        const inside = gradesOf(diagram);
        const bare = gradesOf(withoutBoundaries(diagram));
        const gone = [...inside.keys()].filter((key) => !bare.has(key)).map(typeOf);
        const back = [...bare.keys()].filter((key) => !inside.has(key)).map(typeOf);
        expect(gone.filter((id) => BOUNDARY_OWNED[id] !== "breaks")).toEqual([]);
        expect(back.filter((id) => BOUNDARY_OWNED[id] !== "inherits")).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });
});

const ALL_STATED: Readonly<Record<string, string>> = {
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
};

function isOf(stencilId: Id, ...families: readonly Id[]): boolean {
  const ids = stencilIds(kubernetes, stencilId);
  return families.some((family) => ids.includes(family));
}

/** What is to be stated of the ends as well: whom the rule looks at beside the flow. */
const ENDS: Readonly<Record<string, string>> = { devicePosture: "Checked", inputValidation: "Yes" };

function end(stencilId: Id): readonly [Id, Readonly<Record<string, string>>] {
  const names = new Set(effectiveAttributes(kubernetes, stencilId).map(({ name }) => name));
  return [stencilId, Object.fromEntries(Object.entries(ENDS).filter(([name]) => names.has(name)))];
}

interface Call {
  readonly source: Id;
  readonly flow: Id;
  readonly target: Id;
}

/** The threats that come back with each statement that is withdrawn; what is left out brings none. */
function missing({ source, flow, target }: Call): Readonly<Record<string, readonly string[]>> {
  const isAsking = !isOf(source, "GE.DS", "K8S.P.APIServer");
  const isLimited = isAsking && isOf(target, "GE.P", "K8S.DataService", ...LIMITED);
  const isPod = isOf(target, "K8S.Workload", "K8S.P.Service") && !isOf(source, "GE.DS");
  const isLasting = !isOf(flow, "K8S.DF.Admission", "K8S.DF.Metrics");
  return {
    sourceAuthenticated: [isOf(flow, "K8S.DF.Admission") ? "ZT-S09" : "ZT-S01"],
    destinationAuthenticated: ["ZT-S02"],
    authnMechanism: ["ZT-S08"],
    authorization: authorizing({ source, flow }),
    encryption: ["ZT-I01", "ZT-I02", "ZT-T01"],
    audited: ["ZT-R01"],
    ...(isLimited ? { rateLimited: ["ZT-D01"] } : {}),
    ...(isPod ? { networkPolicy: ["ZT-E03"] } : {}),
    ...(isLasting ? { sessionLifetime: ["ZT-S06"] } : {}),
  };
}

/** A webhook has one caller; what comes out of a store was asked for by the other end. */
function authorizing({ source, flow }: Omit<Call, "target">): readonly string[] {
  const isOfStore = isOf(source, "GE.DS");
  if (isOf(flow, "K8S.DF.Admission")) return isOfStore ? ["ZT-E06", "ZT-S09"] : ["ZT-S09"];
  return [isOfStore ? "ZT-E06" : "ZT-E01"];
}

const LIMITED = ["K8S.DS.etcd", "K8S.DS.SecretStore", "K8S.DS.Registry", "K8S.DS.GitRepository"];

const call: fc.Arbitrary<Call> = fc.record({
  source: fc.constantFrom(...ELEMENTS),
  flow: fc.constantFrom(
    "GE.DF",
    ...stencilsOfKind("flow").filter((id) => isOf(id, "K8S.DF.Network")),
  ),
  target: fc.constantFrom(...ELEMENTS),
});

function zeroTrustThreats({ source, flow, target }: Call, stated: typeof ALL_STATED) {
  const given = situation({ source: end(source), flow: [flow, stated], target: end(target) });
  const ids = threatsOfSituation(given).map(({ typeId }) => typeId);
  return ids.filter((id) => id.startsWith("ZT-")).toSorted();
}

describe("a flow over a network", () => {
  it("has no Zero Trust threat once everything is stated", () => {
    fc.assert(
      fc.property(call, (each) => {
        expect(zeroTrustThreats(each, ALL_STATED)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("has exactly the threats of a statement that is withdrawn", () => {
    fc.assert(
      fc.property(call, fc.constantFrom(...Object.keys(ALL_STATED)), (each, name) => {
        const stated = { ...ALL_STATED, [name]: "Not stated" };
        expect([name, zeroTrustThreats(each, stated)]).toEqual([name, missing(each)[name] ?? []]);
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ["K8S.EI.User", { devicePosture: "Not stated" }, "K8S.P.Ingress", {}, "ZT-S07"],
    ["K8S.P.Deployment", {}, "K8S.P.Deployment", { inputValidation: "Not stated" }, "ZT-T02"],
  ] as const)("asks of %s %o and %s %o for %s", (source, ofSource, target, ofTarget, id) => {
    const given = situation({
      source: [source, ofSource],
      flow: ["K8S.DF.HTTPS", ALL_STATED],
      target: [target, ofTarget],
    });
    const ids = threatsOfSituation(given).map(({ typeId }) => typeId);
    expect(ids.filter((each) => each.startsWith("ZT-"))).toEqual([id]);
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
        const ids = (situated: typeof given) =>
          threatsOfSituation(situated)
            .map(({ typeId }) => typeId)
            .filter((id) => id.startsWith("ZT-"))
            .toSorted();
        expect(ids(inside)).toEqual(ids(given));
      }),
      { numRuns: 200 },
    );
  });
});

/** All attributes of flows, at whatever they may be. */
const flowAttributes = fc.record(
  Object.fromEntries(
    effectiveAttributes(kubernetes, "GE.DF")
      .filter(({ values }) => values.length > 0)
      .map(({ name, values }) => [name, fc.constantFrom(...values)]),
  ),
);

/** Each kind of flow with each statement the lens knows. */
const asked = (kubernetes.zeroTrust ?? []).flatMap(({ attribute, good, except = [] }) =>
  stencilsOfKind("flow").map((flow) => ({
    flow,
    attribute,
    good: good[0] ?? "",
    isExcepted: isOf(flow, ...except),
  })),
);

/** The threats that saying nothing brings and a good statement takes away. */
function broughtBySilence(
  { flow, attribute, good }: (typeof asked)[number],
  stated: Readonly<Record<string, string>>,
  source: readonly [Id, Readonly<Record<string, string>>?],
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
  it("no threat asks of it either", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...asked.filter(({ isExcepted }) => isExcepted)),
        flowAttributes,
        fc.constantFrom(...ELEMENTS),
        fc.constantFrom(...ELEMENTS),
        (each, stated, source, target) => {
          const brought = broughtBySilence(each, stated, [source], [target]);
          expect([each, brought]).toEqual([each, []]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is no more than that: whatever it asks, a threat asks too", () => {
    const plainBehind = { tlsTermination: "Terminates, plain behind" };
    const unasked = asked.filter(
      (each) =>
        !each.isExcepted &&
        broughtBySilence(each, ALL_STATED, ["K8S.P.Ingress", plainBehind], ["K8S.P.Deployment"])
          .length === 0,
    );
    expect(unasked).toEqual([]);
  });
});

describe("where nothing is stated", () => {
  const graves = (given: Parameters<typeof threatsOfSituation>[0]): readonly Id[] =>
    threatsOfSituation(given).flatMap(({ typeId, verdict }) =>
      verdict.priority === "High" ? [typeId] : [],
    );

  it("nothing on elements and boundaries is High", () => {
    const drawn = [...ELEMENTS, ...stencilsOfKind("boundaryBox", "boundaryLine")];
    expect(drawn.flatMap((id) => graves(situation({ source: [id] })))).toEqual([]);
  });

  it("a flow is High for what is drawn alone: strangers, the cloud's metadata, the runtime's socket", () => {
    fc.assert(
      fc.property(call, ({ source, flow, target }) => {
        fc.pre(source !== "K8S.EI.Internet");
        const found = graves(situation({ source: [source], flow: [flow], target: [target] }));
        expect(found.filter((id) => id !== "NET-S07" && id !== "WL-E12")).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
