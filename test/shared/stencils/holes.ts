/** Categories no rule of our templates raises for a stencil, and why that is no gap. */

import type { Id } from "../../../shared/model/model.ts";

/** Why, and for each stencil the letters that are missing. */
export type Hole = readonly [reason: string, letters: Readonly<Record<Id, string>>];

export const KUBERNETES_HOLES: readonly Hole[] = [
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

export const STRIDE_HOLES: readonly Hole[] = [
  [
    "People and what runs for one of them are not ours to keep going",
    {
      "external.person": "D",
      "external.customer": "D",
      "external.employee": "D",
      "external.administrator": "D",
      "external.browser": "D",
      "process.single-page-app": "D",
      "process.mobile-app": "D",
      "process.desktop-application": "D",
    },
  ],
  ["Nobody is there who could deny anything, nor be kept from it", { "external.visitor": "RD" }],
  [
    "Starts by itself: nobody can ask more of it than it does",
    { "process.scheduler": "D", "process.training-job": "D", "process.pipeline": "D" },
  ],
  [
    "Takes from a queue at its own pace: the queue is what fills up",
    { "process.worker": "D", "process.stream-processor": "D" },
  ],
  [
    "Between programs of ours: whoever is asked records it, and bounds how much is asked",
    { "flow.query": "RD", "flow.message": "RD", "flow.replication": "RD" },
  ],
  [
    "Between programs: whoever is asked records it",
    { "flow.grpc": "R", "flow.file-transfer": "R", "flow.tool-call": "R" },
  ],
  ["Asks for nothing that could be denied or not allowed", { "flow.email": "RE" }],
  [
    "Answered by programs of ours, which bound how much is asked",
    { "flow.webhook": "D", "flow.admin-access": "D" },
  ],
  [
    "A place that enforces nothing by itself; what lies in it is judged one by one, and crossing it raises priorities",
    {
      "boundary.internet": "STRIDE",
      "boundary.data-centre": "STRIDE",
      "boundary.partner": "STRIDE",
      "boundary.personal-device": "STRIDE",
    },
  ],
  [
    "A place that is asked only for what it itself can enforce",
    {
      "boundary.cloud-account": "STRID",
      "boundary.machine": "STRID",
      "boundary.network": "STRDE",
      "boundary.regulated": "STRDE",
    },
  ],
];
