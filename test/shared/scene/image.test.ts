import { describe, expect, test } from "vitest";
import { safeImage } from "../../../shared/scene/image.ts";

function svg(markup: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(markup).toString("base64")}`;
}

const harmless =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2"/></svg>';

describe("images", () => {
  test.each([
    ["PNG", "data:image/png;base64,iVBORw0KGgo="],
    ["JPEG", "data:image/jpeg;base64,/9j/4AAQ"],
    ["a plain SVG", svg(harmless)],
    [
      "an SVG that refers to itself",
      svg('<svg><use href="#a"/><path id="a" fill="url(#b)"/></svg>'),
    ],
  ])("takes %s", (_, source) => {
    expect(safeImage(source)).toBe(source);
  });

  test.each([
    ["an address", "https://example.com/a.png"],
    ["a file", "file:///etc/passwd"],
    ["script as a picture", "javascript:alert(1)"],
    ["HTML", "data:text/html;base64,PHNjcmlwdD4="],
    ["GIF", "data:image/gif;base64,R0lGODlh"],
    ["a PNG that breaks out of its attribute", 'data:image/png;base64,AA"onload="alert(1)'],
    ["an SVG that is not in base64", `data:image/svg+xml,${harmless}`],
    ["an SVG with a script", svg("<svg><script>alert(1)</script></svg>")],
    ["an SVG with a prefixed script", svg("<s:svg><s:script/></s:svg>")],
    ["an SVG with an event handler", svg('<svg onload="alert(1)"/>')],
    ["an SVG with HTML inside", svg("<svg><foreignObject/></svg>")],
    ["an SVG that loads", svg('<svg><image href="https://example.com/x"/></svg>')],
    ["an SVG that loads by style", svg("<svg><style>@import 'x'</style></svg>")],
    ["an SVG with entities", svg('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')],
    ["an SVG that hides letters", svg('<svg><path fill="java&#115;cript:1"/></svg>')],
    ["an SVG with a link", svg('<svg><a href="#x"/></svg>')],
    ["base64 that is no SVG", svg("<html></html>")],
  ])("leaves out %s", (_, source) => {
    expect(safeImage(source)).toBeNull();
  });
});
