/** Which categories of threats each stencil of our templates meets, as it is drawn, and which it does not. */

import { describe, expect, it } from "vitest";
import type { Id } from "../../../shared/model/model.ts";
import type { ExampleSituation } from "../../../shared/stride/example-diagram.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import { kindOfStencil } from "../../../shared/template/new-item.ts";
import type { Template } from "../../../shared/template/template.ts";
import { kubernetes, situation, stride, type BuiltIn } from "../../builders/built-in-template.ts";
import { KUBERNETES_HOLES, STRIDE_HOLES, type Hole } from "./holes.ts";

type Stated = Readonly<Record<string, string>>;
type Ends = readonly [source: Id, target: Id, ofSource?: Stated, ofTarget?: Stated];

interface Covered {
  readonly builtIn: BuiltIn;
  /** What an element is drawn with: the flow between it and another, and the other with what it states. */
  readonly partnerOf: (stencilId: Id) => {
    readonly flow: Id;
    readonly other: readonly [Id, Stated?];
  };
  /** What a flow is drawn between. */
  readonly endsOf: (flowId: Id) => readonly Ends[];
  readonly holes: readonly Hole[];
}

/** Of all attributes the first value, then the second of those that have one, and so on. */
function statements(template: Template, stencilId: Id): readonly Stated[] {
  const all = effectiveAttributes(template, stencilId);
  const most = Math.max(1, ...all.map(({ values }) => values.length));
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries(
      all.flatMap(({ name, values }) => {
        const value = values[at];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

/** Situations in which a stencil is usually drawn. */
function situationsOf(covered: Covered, stencilId: Id): readonly ExampleSituation[] {
  const { template } = covered.builtIn;
  const all = statements(template, stencilId);
  switch (kindOfStencil(template, stencilId)) {
    case "process":
    case "dataStore":
    case "externalInteractor": {
      const { flow, other } = covered.partnerOf(stencilId);
      return all.flatMap((stated) => [
        situation({ source: [stencilId, stated], flow: [flow], target: other }),
        situation({ source: other, flow: [flow], target: [stencilId, stated] }),
      ]);
    }
    case "flow":
      return all.flatMap((stated) =>
        covered.endsOf(stencilId).map(([source, target, ofSource = {}, ofTarget = {}]) =>
          situation({
            source: [source, ofSource],
            flow: [stencilId, stated],
            target: [target, ofTarget],
          }),
        ),
      );
    case "boundaryBox":
    case "boundaryLine":
      return all.map((stated) => situation({ source: [stencilId, stated] }));
    case "annotation":
    case null:
      return [];
  }
}

/** Threats about the stencil itself: on it, or on a flow it is or takes part in. */
function lettersOf(covered: Covered, stencilId: Id): string {
  const { template, threatsOfSituation } = covered.builtIn;
  const topics = new Set<Id>();
  const letters = new Set<string>();
  for (const given of situationsOf(covered, stencilId)) {
    topics.clear();
    if (given.flow === null) topics.add("source");
    else {
      topics.add("flow");
      if (given.source.stencilId === stencilId) topics.add("source");
      if (given.target?.stencilId === stencilId) topics.add("target");
    }
    for (const { typeId, flowId } of threatsOfSituation(given)) {
      const type = template.threatTypes.find(({ id }) => id === typeId);
      if (type !== undefined && topics.has(flowId)) letters.add(type.categoryId);
    }
  }
  return "STRIDE"
    .split("")
    .filter((letter) => letters.has(letter))
    .join("");
}

/** Stores that pods get as files or variables; no request reaches them over a network. */
const MOUNTED = [
  "K8S.DS.ConfigMap",
  "K8S.DS.Secret",
  "K8S.DS.ServiceAccount",
  "K8S.DS.HostPath",
  "K8S.Volume",
];

const ofKubernetes: Covered = {
  builtIn: kubernetes,
  partnerOf: (stencilId) => ({
    flow: kubernetes.isOf(stencilId, ...MOUNTED) ? "K8S.DF.Mount" : "GE.DF",
    other: ["K8S.P.Deployment"],
  }),
  endsOf: (flowId) => {
    const pod = "K8S.P.Deployment";
    if (kubernetes.isOf(flowId, "K8S.DF.Route")) {
      const plain = { tlsTermination: "Terminates, plain behind" };
      return [
        ["K8S.P.Ingress", "K8S.P.Service", plain],
        ["K8S.P.Service", pod],
      ];
    }
    if (kubernetes.isOf(flowId, "K8S.DF.ImagePull")) return [["K8S.DS.Registry", pod]];
    if (kubernetes.isOf(flowId, "K8S.DF.ManifestDelivery"))
      return [["K8S.DS.GitRepository", "K8S.P.Operator"]];
    if (kubernetes.isOf(flowId, "K8S.DF.UnixSocket")) return [[pod, "K8S.P.ContainerRuntime"]];
    if (kubernetes.isOf(flowId, "K8S.DF.HostAccess")) return [[pod, "K8S.P.NodeOS"]];
    if (kubernetes.isOf(flowId, "K8S.DF.InPod")) return [["K8S.P.Container", "K8S.P.Container"]];
    if (kubernetes.isOf(flowId, "K8S.DF.EnvReference"))
      return [
        ["K8S.DS.ConfigMap", pod],
        ["K8S.DS.Secret", pod],
      ];
    if (kubernetes.isOf(flowId, "K8S.DF.Mount"))
      return [
        ["K8S.DS.ConfigMap", pod],
        [pod, "K8S.DS.HostPath"],
      ];
    return [[pod, pod]];
  },
  holes: KUBERNETES_HOLES,
};

const RECORDING: Stated = { auditLog: "Yes" };

/** What these flows are drawn between; all others join two services, or a service and a system of others. */
const ENDS_OF_STRIDE: Readonly<Record<Id, readonly Ends[]>> = {
  "flow.https": [
    ["external.customer", "process.web-application", {}, RECORDING],
    ["process.service", "external.system"],
  ],
  "flow.api-call": [
    ["process.mobile-app", "process.service", {}, RECORDING],
    ["process.service", "external.third-party-api"],
  ],
  "flow.websocket": [
    ["process.single-page-app", "process.service", {}, RECORDING],
    ["process.service", "external.system"],
  ],
  "flow.prompt": [
    ["process.single-page-app", "process.ai-service", {}, RECORDING],
    ["process.service", "process.ai-service"],
  ],
  "flow.query": [["process.service", "store.database"]],
  "flow.message": [
    ["process.service", "store.queue"],
    ["store.queue", "process.worker"],
  ],
  "flow.webhook": [["external.webhook-sender", "process.service", {}, RECORDING]],
  "flow.tool-call": [
    ["process.ai-agent", "process.service"],
    ["process.ai-agent", "external.third-party-api"],
  ],
  "flow.sign-in": [
    ["external.browser", "process.identity-provider", {}, RECORDING],
    ["process.gateway", "process.identity-provider"],
  ],
  "flow.email": [["process.service", "external.mail-service"]],
  "flow.replication": [["store.database", "store.backup"]],
  "flow.admin-access": [["external.administrator", "process.service", {}, RECORDING]],
};

const ofStride: Covered = {
  builtIn: stride,
  partnerOf: () => ({ flow: "GE.DF", other: ["process.service", RECORDING] }),
  endsOf: (flowId) =>
    ENDS_OF_STRIDE[flowId] ?? [
      ["process.service", "process.service"],
      ["process.service", "external.system"],
    ],
  holes: STRIDE_HOLES,
};

describe.each([
  ["Kubernetes", ofKubernetes],
  ["STRIDE", ofStride],
])("our template %s", (_, covered) => {
  it("has a threat type of every category for every stencil, or says why not", () => {
    const explained = Object.fromEntries(
      covered.holes.flatMap(([, holes]) => Object.entries(holes)),
    );
    const found = covered.builtIn.standardStencils.flatMap(({ id }) => {
      const letters = lettersOf(covered, id);
      const holes = "STRIDE".split("").filter((letter) => !letters.includes(letter));
      return holes.length === 0 ? [] : [[id, holes.join("")] as const];
    });
    expect(Object.fromEntries(found)).toEqual(explained);
  });
});
