/** Reads a template file of the Microsoft Threat Modeling Tool (`.tb7`), old ones included. */

import type { LossLedger } from "../../model/ledger.ts";
import { failure, success, type Result } from "../../model/result.ts";
import type { Template } from "../../template/template.ts";
import { readKnowledgeBase, type KnowledgeBaseDialect } from "../knowledge-base.ts";
import { childOf, excerpt, isSurrounded, XmlContent } from "../xml-content.ts";
import { parseXml, type XmlDocument, type XmlElement } from "../xml.ts";

export interface Tb7File {
  readonly template: Template;
  readonly ledger: LossLedger;
  /** The file as it came, for writing back what the template does not say. */
  readonly origin: XmlDocument;
  /** Whether another program put white space around every text. */
  readonly reindented: boolean;
  /** The element each stencil, attribute, category, threat type and threat property was read from. */
  readonly sources: ReadonlyMap<object, XmlElement>;
}

const DIALECT: KnowledgeBaseDialect = {
  id: "ID",
  parent: "ParentElement",
  image: "Image",
  value: "Value",
  manifest: (manifest) => {
    const read = (name: string) =>
      manifest.attributes.find((attribute) => attribute.local === name)?.value ?? "";
    return {
      id: read("id"),
      name: read("name"),
      version: read("version"),
      author: read("author"),
    };
  },
};

/**
 * Reads a `.tb7` file.
 * @param fileName only used to say where a problem is
 */
export function readTb7(bytes: Uint8Array, fileName: string): Result<Tb7File> {
  const origin = parseXml(bytes, fileName);
  return origin.ok ? readTb7Document(origin.value) : origin;
}

/** Reads a `.tb7` whose XML is parsed already. */
export function readTb7Document(origin: XmlDocument): Result<Tb7File> {
  const { root, fileName } = origin;
  if (root.local !== "KnowledgeBase") {
    const isModel = root.local === "ThreatModel";
    return failure(
      "not-a-tb7",
      isModel
        ? "This is a threat model, not a template."
        : `This is not a template of the Threat Modeling Tool: it begins with the element ${excerpt(root.name)}.`,
      `${fileName}, line ${root.line}`,
      isModel ? "Open it as a model (.tm7); the template inside comes with it." : null,
    );
  }
  const content = new XmlContent(isReindented(root));
  const template = readKnowledgeBase(root, DIALECT, content);
  return success({
    template,
    ledger: content.ledger(),
    origin,
    reindented: content.reindented,
    sources: content.sources,
  });
}

/** Told by the flags, which an XML editor that breaks texts breaks as well. */
function isReindented(root: XmlElement): boolean {
  const metaData = childOf(root, "ThreatMetaData");
  const stencils = childOf(root, "GenericElements")?.children ?? [];
  return (
    (metaData !== null && isSurrounded(childOf(metaData, "IsPriorityUsed"))) ||
    stencils.some((stencil) => isSurrounded(childOf(stencil, "Hidden")))
  );
}
