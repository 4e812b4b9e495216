/** What the rules of our templates are to ask of a flow, wherever it lies, and what they take from boundaries. */

import type { Id } from "../../../shared/model/model.ts";
import { kubernetes, stride, type BuiltIn } from "../../builders/built-in-template.ts";

export type Stated = Readonly<Record<string, string>>;

export interface Call {
  readonly source: Id;
  readonly flow: Id;
  readonly target: Id;
}

/** One end of a flow that leaves something open, and the threat that it brings. */
type OpenEnd = readonly [source: readonly [Id, Stated], target: readonly [Id, Stated], typeId: Id];

export interface Demands {
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
  /** Two ends, with what the first states, of whom every statement is asked that is asked at all. */
  readonly plainCall: readonly [source: Id, Stated, target: Id];
  /** What is High without anybody having stated anything: whatever begins at these, and threats of these types. */
  readonly graveUnstated: { readonly sources: readonly Id[]; readonly typeIds: readonly Id[] };
}

const LIMITED = ["K8S.DS.etcd", "K8S.DS.SecretStore", "K8S.DS.Registry", "K8S.DS.GitRepository"];

/** A webhook has one caller; what comes out of a store was asked for by the other end. */
function authorizing({ source, flow }: Omit<Call, "target">): readonly Id[] {
  const isOfStore = kubernetes.isOf(source, "GE.DS");
  if (kubernetes.isOf(flow, "K8S.DF.Admission")) {
    return isOfStore ? ["ZT-E06", "ZT-S09"] : ["ZT-S09"];
  }
  return [isOfStore ? "ZT-E06" : "ZT-E01"];
}

export const ofKubernetes: Demands = {
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
  },
  openEnds: [
    [["K8S.EI.User", { devicePosture: "Not stated" }], ["K8S.P.Ingress", {}], "ZT-S07"],
    [["K8S.P.Deployment", {}], ["K8S.P.Deployment", { inputValidation: "Not stated" }], "ZT-T02"],
  ],
  plainCall: ["K8S.P.Ingress", { tlsTermination: "Terminates, plain behind" }, "K8S.P.Deployment"],
  // Strangers, the cloud's metadata, the runtime's socket.
  graveUnstated: { sources: ["K8S.EI.Internet"], typeIds: ["NET-S07", "WL-E12"] },
};

export const ofStride: Demands = {
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
  missing: ({ source, flow, target }) => {
    // Outside nobody of ours authenticates or authorizes, and an anonymous visitor is nobody to pass for.
    const isOurs = stride.isOf(target, "GE.P", "GE.DS");
    const isSomebody = !stride.isOf(source, "external.visitor");
    return {
      ...(isOurs && isSomebody ? { authentication: ["S1"] } : {}),
      serverIdentity: ["S3"],
      ...(isOurs && !stride.isOf(flow, "flow.email") ? { authorization: ["E1"] } : {}),
      encryption: ["I1", "T1"],
    };
  },
  openEnds: [
    [["external.employee", {}], ["process.service", { auditLog: "Not stated" }], "R1"],
    [["process.service", { auditLog: "Not stated" }], ["external.system", {}], "R1"],
  ],
  plainCall: ["process.service", {}, "process.service"],
  graveUnstated: { sources: [], typeIds: [] },
};
