import { describe, expect, it } from "vitest";
import { findItems } from "../../../shared/model/find-items.ts";
import {
  aDiagram,
  aFlow,
  aModel,
  anAnnotation,
  anElement,
  chosen,
} from "../../builders/template.ts";

const model = aModel([
  aDiagram(
    "d1",
    [
      anElement("shop", { name: "Web\nShop" }),
      anElement("api", { name: "Café API", attributes: [chosen("Protocol", "gRPC")] }),
      anAnnotation("hint", { name: "Everything here is rented" }),
    ],
    [
      aFlow("order", "shop", "api", {
        name: "Order",
        outOfScope: true,
        outOfScopeReason: "Tested",
      }),
    ],
  ),
  aDiagram("d2", [anElement("bank", { name: "Bank shop" })], []),
]);

const found = (text: string, first = "d1") =>
  findItems(model, text, first).map(({ item, where }) => [item.id, where]);

describe("finding items", () => {
  it.each([
    [
      "a part of a name, whatever its case",
      "SHOP",
      [
        ["shop", null],
        ["bank", null],
      ],
    ],
    ["a name over two lines", "web shop", [["shop", null]]],
    ["a name without its accents", "cafe", [["api", null]]],
    ["a note on the diagram", "rented", [["hint", null]]],
    ["the value of an attribute, and says where", "grpc", [["api", "Protocol: gRPC"]]],
    ["why something is out of scope", "tested", [["order", "Out of scope: Tested"]]],
    ["nothing for what is nowhere", "nowhere", []],
    ["nothing for nothing", "  ", []],
  ])("finds %s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("begins with the diagram that is shown", () => {
    expect(found("shop", "d2")).toEqual([
      ["bank", null],
      ["shop", null],
    ]);
  });
});
