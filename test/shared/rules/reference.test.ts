import { readFileSync } from "node:fs";
import prettier from "prettier";
import { describe, expect, test } from "vitest";
import { languageReference, withReference } from "../../../shared/rules/reference.ts";

describe("the guide to templates", () => {
  test("has the language reference that the grammar gives (else: npm run write-reference)", async () => {
    const file = new URL("../../../docs/templates.md", import.meta.url);
    const guide = readFileSync(file, "utf8");
    const options = { ...(await prettier.resolveConfig(file)), parser: "markdown" };
    expect(guide).toBe(await prettier.format(withReference(guide, languageReference()), options));
  });

  test("keeps what stands around the reference", () => {
    const guide = "before\n<!-- grammar:begin -->\nold\n<!-- grammar:end -->\nafter\n";
    expect(withReference(guide, "new")).toBe(
      "before\n<!-- grammar:begin -->\n\nnew\n\n<!-- grammar:end -->\nafter\n",
    );
  });

  test.each(["nothing", "<!-- grammar:end --><!-- grammar:begin -->"])(
    "cannot be written without its markers: %s",
    (guide) => {
      expect(() => withReference(guide, "new")).toThrow("the guide has no");
    },
  );
});
