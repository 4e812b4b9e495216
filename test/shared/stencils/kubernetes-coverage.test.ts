/** Which categories of threats each stencil of the Kubernetes template meets, as it is drawn, and which it does not. */

import { expect, it } from "vitest";
import type { Id } from "../../../shared/model/model.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import { stencilIds } from "../../../shared/template/lookup.ts";
import { kindOfStencil } from "../../../shared/template/new-item.ts";
import type { ExampleSituation } from "../../../shared/stride/example-diagram.ts";
import {
  kubernetes,
  situation,
  standardStencils,
  threatsOfSituation,
} from "../../builders/kubernetes-template.ts";

type Stated = Readonly<Record<string, string>>;

function isOf(stencilId: Id, ...families: readonly Id[]): boolean {
  const ids = stencilIds(kubernetes, stencilId);
  return families.some((family) => ids.includes(family));
}

/** The most values an attribute has. */
const MOST = Math.max(
  ...kubernetes.stencils.flatMap(({ attributes }) => attributes.map(({ values }) => values.length)),
);

/** Of all attributes the first value, then the second of those that have one, and so on. */
function statements(stencilId: Id): readonly Stated[] {
  const all = effectiveAttributes(kubernetes, stencilId);
  return Array.from({ length: MOST }, (_, at) =>
    Object.fromEntries(
      all.flatMap(({ name, values }) => {
        const value = values[at];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

/** Stores that pods get as files or variables; no request reaches them over a network. */
const MOUNTED = [
  "K8S.DS.ConfigMap",
  "K8S.DS.Secret",
  "K8S.DS.ServiceAccount",
  "K8S.DS.HostPath",
  "K8S.Volume",
];

/** Situations in which a stencil is usually drawn. */
function situationsOf(stencilId: Id): readonly ExampleSituation[] {
  const pod = "K8S.P.Deployment";
  switch (kindOfStencil(kubernetes, stencilId)) {
    case "process":
    case "dataStore":
    case "externalInteractor": {
      const flow = isOf(stencilId, ...MOUNTED) ? "K8S.DF.Mount" : "GE.DF";
      return statements(stencilId).flatMap((stated) => [
        situation({ source: [stencilId, stated], flow: [flow], target: [pod] }),
        situation({ source: [pod], flow: [flow], target: [stencilId, stated] }),
      ]);
    }
    case "flow":
      return statements(stencilId).flatMap((stated) =>
        endsOf(stencilId).map(([source, target, ofSource = {}]) =>
          situation({ source: [source, ofSource], flow: [stencilId, stated], target: [target] }),
        ),
      );
    case "boundaryBox":
    case "boundaryLine":
      return statements(stencilId).map((stated) => situation({ source: [stencilId, stated] }));
    case "annotation":
    case null:
      return [];
  }
}

type Ends = readonly [source: Id, target: Id, ofSource?: Stated];

function endsOf(flowId: Id): readonly Ends[] {
  const pod = "K8S.P.Deployment";
  if (isOf(flowId, "K8S.DF.Route")) {
    const plain = { tlsTermination: "Terminates, plain behind" };
    return [
      ["K8S.P.Ingress", "K8S.P.Service", plain],
      ["K8S.P.Service", pod],
    ];
  }
  if (isOf(flowId, "K8S.DF.ImagePull")) return [["K8S.DS.Registry", pod]];
  if (isOf(flowId, "K8S.DF.ManifestDelivery")) return [["K8S.DS.GitRepository", "K8S.P.Operator"]];
  if (isOf(flowId, "K8S.DF.UnixSocket")) return [[pod, "K8S.P.ContainerRuntime"]];
  if (isOf(flowId, "K8S.DF.HostAccess")) return [[pod, "K8S.P.NodeOS"]];
  if (isOf(flowId, "K8S.DF.InPod")) return [["K8S.P.Container", "K8S.P.Container"]];
  if (isOf(flowId, "K8S.DF.EnvReference"))
    return [
      ["K8S.DS.ConfigMap", pod],
      ["K8S.DS.Secret", pod],
    ];
  if (isOf(flowId, "K8S.DF.Mount"))
    return [
      ["K8S.DS.ConfigMap", pod],
      [pod, "K8S.DS.HostPath"],
    ];
  return [[pod, pod]];
}

/** Threats about the stencil itself: on it, or on a flow it is or takes part in. */
function lettersOf(stencilId: Id): string {
  const topics = new Set<Id>();
  const letters = new Set<string>();
  for (const given of situationsOf(stencilId)) {
    topics.clear();
    if (given.flow === null) topics.add("source");
    else {
      topics.add("flow");
      if (given.source.stencilId === stencilId) topics.add("source");
      if (given.target?.stencilId === stencilId) topics.add("target");
    }
    for (const { typeId, flowId } of threatsOfSituation(given)) {
      const type = kubernetes.threatTypes.find(({ id }) => id === typeId);
      if (type !== undefined && topics.has(flowId)) letters.add(type.categoryId);
    }
  }
  return "STRIDE"
    .split("")
    .filter((letter) => letters.has(letter))
    .join("");
}

/** Categories no rule raises for a stencil, and why that is no gap. */
const HOLES: readonly (readonly [reason: string, holes: Readonly<Record<Id, string>>])[] = [
  [
    "Kept by the API server: who writes, reads and deletes it is a question to the API server and its audit log",
    {
      "K8S.DS.ConfigMap": "SRDE",
      "K8S.DS.CustomResource": "D",
      "K8S.DS.Secret": "RDE",
      "K8S.DS.ServiceAccount": "RD",
    },
  ],
  [
    "Reached through a mount: whoever uses it is the pod, and what the pod does is asked of the workload",
    {
      "K8S.DS.PersistentVolumeClaim": "SRE",
      "K8S.DS.PersistentVolume": "RE",
      // Writing to the node is named for what it leads to, elevation.
      "K8S.DS.HostPath": "STR",
      "K8S.DF.Mount": "SR",
      "K8S.DF.EnvReference": "SRDE",
      "K8S.DF.UnixSocket": "STRD",
      "K8S.DF.InPod": "STRDE",
      "K8S.DF.HostAccess": "STRD",
    },
  ],
  ["Part of a call that is judged where it is made", { "K8S.DF.Route": "TRE" }],
  [
    "What was supplied is judged where it runs, and who delivered it is on record in Git and the registry",
    { "K8S.DF.ImagePull": "RE", "K8S.DF.ManifestDelivery": "RE" },
  ],
  [
    "A place that enforces nothing by itself; what lies in it is judged one by one, and crossing it raises priorities",
    {
      "K8S.TB.Internet": "STRIDE",
      "K8S.TB.InternetLine": "STRIDE",
      "K8S.TB.CloudAccount": "STRIDE",
      "K8S.TB.CorporateNetwork": "STRIDE",
      "K8S.TB.ControlPlane": "STRIDE",
      "K8S.TB.NodeLine": "STRIDE",
    },
  ],
  [
    "A place that is asked only for what it itself can enforce",
    {
      "K8S.TB.VPC": "STRDE",
      "K8S.TB.Cluster": "STD",
      "K8S.TB.Node": "STRID",
      "K8S.TB.Namespace": "STI",
      "K8S.TB.CICD": "STRID",
      "K8S.TB.Pod": "STRDE",
      "K8S.TB.Mesh": "TID",
    },
  ],
  [
    "A note: what it stands for is stated on flows and workloads",
    { "K8S.C.NetworkPolicy": "STRIDE", "K8S.C.MeshPolicy": "STRIDE" },
  ],
];

it("has a threat type of every category for every stencil, or says why not", () => {
  const explained = Object.fromEntries(HOLES.flatMap(([, holes]) => Object.entries(holes)));
  const found = standardStencils.flatMap(({ id }) => {
    const letters = lettersOf(id);
    const holes = "STRIDE".split("").filter((letter) => !letters.includes(letter));
    return holes.length === 0 ? [] : [[id, holes.join("")] as const];
  });
  expect(Object.fromEntries(found)).toEqual(explained);
});
