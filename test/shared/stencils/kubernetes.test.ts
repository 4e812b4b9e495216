/** What only the Kubernetes template has: profiles, and places of a cluster. */

import { expect, it } from "vitest";
import { kubernetes } from "../../builders/built-in-template.ts";

const { template, stencilsOfKind } = kubernetes;

it("keeps the extended threat types out of a model that does not ask for them", () => {
  expect(template.profiles?.map(({ id, on }) => [id, on])).toEqual([["extended", false]]);
  const extended = template.threatTypes.filter(({ profileId }) => profileId === "extended").length;
  expect(extended / template.threatTypes.length).toBeLessThan(1 / 3);
});

it("has a boundary for every place a cluster is made of", () => {
  const boxes = stencilsOfKind("boundaryBox").map((id) => id.replace("K8S.TB.", ""));
  const places =
    "Internet CloudAccount VPC CorporateNetwork Cluster ControlPlane Node Namespace CICD Pod Mesh";
  expect(boxes.toSorted()).toEqual(places.split(" ").toSorted());
});
