/** Reads a model file of the Microsoft Threat Modeling Tool (`.tm7`), 2016 to 7.x, and those of its imitators. */

import type { LossLedger } from "../../model/ledger.ts";
import type { Model } from "../../model/model.ts";
import { failure, success, type Result } from "../../model/result.ts";
import type { Template } from "../../template/template.ts";
import {
  readKnowledgeBase,
  recordsPropertyKinds,
  type KnowledgeBaseDialect,
} from "../knowledge-base.ts";
import { childOf, excerpt, isNil, isSurrounded, XmlContent } from "../xml-content.ts";
import { parseXml, type XmlDocument, type XmlElement } from "../xml.ts";
import { readDiagrams } from "./diagrams.ts";
import { readInformation, readMessages, readNotes } from "./information.ts";
import { readThreats } from "./threats.ts";

export interface Tm7File {
  readonly model: Model;
  /** The copy of the template inside the file; null when it has none. */
  readonly template: Template | null;
  readonly ledger: LossLedger;
  /** The file as it came, for writing back what the model does not say. */
  readonly origin: XmlDocument;
  /** Whether another program put white space around every text. */
  readonly reindented: boolean;
  /** The element each diagram, shape, line, threat (its whole entry), note and message was read from. */
  readonly sources: ReadonlyMap<object, XmlElement>;
  /** Which program's habits the file shows; 2016 does not refresh the titles of threats. */
  readonly writtenBy: "7.x" | "2016" | "unknown";
}

const NAMESPACE = "http://schemas.datacontract.org/2004/07/ThreatModeling.Model";
const SECTIONS = new Set([
  "DrawingSurfaceList",
  "KnowledgeBase",
  "MetaInformation",
  "Notes",
  "Profile",
  "ThreatGenerationEnabled",
  "ThreatInstances",
  "Validations",
  "Version",
]);

const DIALECT: KnowledgeBaseDialect = {
  id: "Id",
  parent: "ParentId",
  image: "ImageSource",
  value: "string",
  manifest: (manifest, content) => {
    content.expectOnly(manifest, new Set(["Author", "Id", "Name", "Version"]));
    return {
      id: content.wordOf(manifest, "Id"),
      name: content.textOf(manifest, "Name") ?? "",
      version: content.wordOf(manifest, "Version"),
      author: content.textOf(manifest, "Author") ?? "",
    };
  },
};

/**
 * Reads a `.tm7` file. Broken content never fails the whole: it is read as well as it can be and noted in the
 * ledger. An empty ledger means nothing was lost.
 * @param fileName only used to say where a problem is
 */
export function readTm7(bytes: Uint8Array, fileName: string): Result<Tm7File> {
  const origin = parseXml(bytes, fileName);
  return origin.ok ? readTm7Document(origin.value) : origin;
}

/** Reads a `.tm7` whose XML is parsed already. */
export function readTm7Document(origin: XmlDocument): Result<Tm7File> {
  const { root, fileName } = origin;
  if (!isThreatModel(root)) return refuseRoot(root, fileName);

  const content = new XmlContent(isReindented(root));
  content.expectOnly(root, SECTIONS);
  const version = content.wordOf(root, "Version");
  if (version !== "" && version !== "4.3") {
    content.note("kept", "Version", `The file says ${excerpt(version)}; it was read as 4.3.`);
  }
  const base = childOf(root, "KnowledgeBase");
  const hasTemplate = base !== null && !isNil(base) && base.children.length > 0;
  const template = hasTemplate ? readKnowledgeBase(base, DIALECT, content) : null;
  const diagrams = readDiagrams(root, template, content);
  const model: Model = {
    information: readInformation(root, content),
    generationEnabled: content.flagOf(root, "ThreatGenerationEnabled", true, "the whole file"),
    diagrams,
    threats: readThreats(root, diagrams, content),
    notes: readNotes(root, content),
    messages: readMessages(root, content),
  };
  notePrompts(root, content);
  return success({
    model,
    template,
    ledger: content.ledger(),
    origin,
    reindented: content.reindented,
    sources: content.sources,
    writtenBy: hasTemplate ? recogniseWriter(base) : "unknown",
  });
}

function isThreatModel(root: XmlElement): boolean {
  if (root.local !== "ThreatModel") return false;
  return root.namespace === NAMESPACE || root.children.some(({ local }) => SECTIONS.has(local));
}

function refuseRoot(root: XmlElement, fileName: string): Result<never> {
  const place = `${fileName}, line ${root.line}`;
  if (root.local === "KnowledgeBase") {
    return failure(
      "not-a-tm7",
      "This is a template (.tb7), not a threat model.",
      place,
      "Import it as a template.",
    );
  }
  if (root.local.toLowerCase() === "html") {
    return failure(
      "not-a-tm7",
      "This is a web page, not a threat model.",
      place,
      "If you saved it from a browser, download the raw file instead.",
    );
  }
  if (root.local === "ThreatModel") {
    return failure(
      "not-a-tm7",
      "This calls itself a threat model but holds nothing that the Threat Modeling Tool writes.",
      place,
    );
  }
  return failure(
    "not-a-tm7",
    `This is not a threat model of the Threat Modeling Tool: it begins with the element ${excerpt(root.name)}.`,
    place,
  );
}

function recogniseWriter(base: XmlElement): Tm7File["writtenBy"] {
  const recordsKinds = recordsPropertyKinds(base);
  if (recordsKinds === null) return "unknown";
  return recordsKinds ? "7.x" : "2016";
}

/**
 * Told by texts that never have white space around them when the tool writes them: GUIDs, flags, pictures. One
 * is enough, since XML editors break only the long lines.
 */
function isReindented(root: XmlElement): boolean {
  const surfaces = childOf(root, "DrawingSurfaceList")?.children ?? [];
  const threats = childOf(root, "ThreatInstances")?.children ?? [];
  const base = childOf(root, "KnowledgeBase");
  const stencils = (base && childOf(base, "GenericElements")?.children) ?? [];
  return (
    isSurrounded(childOf(root, "Version")) ||
    isSurrounded(childOf(root, "ThreatGenerationEnabled")) ||
    surfaces.some((surface) => isSurrounded(childOf(surface, "Guid"))) ||
    threats.some((entry) => {
      const threat = childOf(entry, "Value");
      if (threat === null) return false;
      return ["FlowGuid", "InteractionKey"].some((name) => isSurrounded(childOf(threat, name)));
    }) ||
    stencils.some((stencil) => isSurrounded(childOf(stencil, "ImageSource")))
  );
}

/** The tool keeps an always empty list of prompts here. */
function notePrompts(root: XmlElement, content: XmlContent): void {
  const profile = childOf(root, "Profile");
  const prompts = profile === null ? null : childOf(profile, "PromptedKb");
  if (profile !== null) content.expectOnly(profile, new Set(["PromptedKb"]));
  if (prompts !== null && (prompts.children.length > 0 || prompts.text.trim() !== "")) {
    content.note("kept", "Profile", "The list of prompted templates is not shown.");
  }
}
