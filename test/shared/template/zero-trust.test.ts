import { describe, expect, it } from "vitest";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import { ALONE, readTemplateYaml } from "../../../shared/template/yaml.ts";
import { zeroTrustStatements } from "../../../shared/template/zero-trust.ts";
import { ourTemplate } from "../../builders/messy-diagram.ts";
import { aDefinition, aStencil, aTemplate, genericStencils } from "../../builders/template.ts";

/** A template whose flows have attributes of these labels and values. */
function withFlowAttributes(labels: Readonly<Record<string, readonly string[]>>) {
  const attributes = Object.entries(labels).map(([label, values], at) =>
    aDefinition(`key-${at}`, values, { label }),
  );
  const flow = aStencil("SE.DF", { parentId: "GE.DF", attributes });
  return aTemplate({ stencils: [...genericStencils, flow] });
}

describe("what states what", () => {
  it.each([
    ["Source Authenticated", ["Not Selected", "No", "Yes"], "caller"],
    ["Destination Authenticated", ["No", "Yes"], "server"],
    ["Provides Confidentiality", ["No", "Yes"], "encryption"],
    ["Provides Integrity", ["No", "Yes"], "encryption"],
    ["has authentication", ["no", "yes", "multiple"], "caller"],
    ["Authorization", ["Unknown", "None", "Required"], "authorization"],
    ["Encryption", ["Select", "TLS", "mTLS", "none"], "encryption"],
    ["Audited", ["Yes", "No"], "audit"],
  ])("is recognised by the label %s", (label, values, aspect) => {
    const [statement, ...others] = zeroTrustStatements(withFlowAttributes({ [label]: values }));
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ aspect, of: "flow", attribute: "key-0" });
  });

  it.each([
    ["Physical Network", ["Wire", "Wi-Fi"]],
    ["Contains Cookies", ["Yes", "No"]],
    ["Authentication", ["Kerberos", "NTLM"]],
    ["Forgery Protection", ["None", "Nonce"]],
  ])("is not guessed of %s", (label, values) => {
    expect(zeroTrustStatements(withFlowAttributes({ [label]: values }))).toEqual([]);
  });

  it("takes values by their plain meaning only", () => {
    const template = withFlowAttributes({ Encryption: ["Not Selected", "No", "TLS", "Maybe"] });
    expect(zeroTrustStatements(template)).toEqual([
      { aspect: "encryption", of: "flow", attribute: "key-0", good: ["TLS"], weak: ["No"] },
    ]);
  });

  it("is what the template says, where it says it", () => {
    const template = { ...withFlowAttributes({ Encryption: ["No", "TLS"] }), zeroTrust: [] };
    expect(zeroTrustStatements(template)).toEqual([]);
  });
});

describe("our general template", () => {
  const template = ourTemplate();

  it("says what states each aspect", () => {
    const aspects = template.zeroTrust?.map(({ aspect }) => aspect);
    expect(aspects).toEqual(["caller", "server", "authorization", "encryption", "audit"]);
  });

  it("names only attributes and values there are, and leaves one value for what nobody stated", () => {
    const ends = ["GE.P", "GE.EI", "GE.DS"];
    for (const { of, attribute, good, weak } of template.zeroTrust ?? []) {
      const found = (of === "flow" ? ["GE.DF"] : ends)
        .flatMap((id) => effectiveAttributes(template, id))
        .find(({ name }) => name === attribute);
      expect(found?.values.toSorted()).toEqual(["Not stated", ...good, ...weak].toSorted());
    }
  });
});

describe("a template file", () => {
  const file = (zeroTrust: string): string => `
palisade: template/1
manifest: { id: t, name: T, version: 1.0.0.0, author: "" }
categories: []
stencils: []
threats: []
${zeroTrust}`;

  it("says what states what", () => {
    const read = readTemplateYaml(
      file("zeroTrust: [{ aspect: audit, of: target, attribute: log, good: ['Yes'] }]"),
      "t.yaml",
      ALONE,
    );
    expect(read.ok && read.value.template.zeroTrust).toEqual([
      { aspect: "audit", of: "target", attribute: "log", good: ["Yes"], weak: [] },
    ]);
  });

  it("is refused when it names another aspect", () => {
    const read = readTemplateYaml(
      file("zeroTrust: [{ aspect: karma, attribute: log }]"),
      "t.yaml",
      ALONE,
    );
    expect(read.ok).toBe(false);
  });
});
