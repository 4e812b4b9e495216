/** How the tool spells things in XML: namespaces, escaping, empty and nil elements, GUIDs. */

export const namespaces = {
  model: "http://schemas.datacontract.org/2004/07/ThreatModeling.Model",
  abstracts: "http://schemas.datacontract.org/2004/07/ThreatModeling.Model.Abstracts",
  knowledgeBase: "http://schemas.datacontract.org/2004/07/ThreatModeling.KnowledgeBase",
  interfaces: "http://schemas.datacontract.org/2004/07/ThreatModeling.Interfaces",
  arrays: "http://schemas.microsoft.com/2003/10/Serialization/Arrays",
  serialization: "http://schemas.microsoft.com/2003/10/Serialization/",
  instance: "http://www.w3.org/2001/XMLSchema-instance",
  schema: "http://www.w3.org/2001/XMLSchema",
} as const;

export const nilGuid = "00000000-0000-0000-0000-000000000000";

/** A readable GUID: `guid(7)` ends in 7. */
export function guid(number: number): string {
  return `a0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Text as the tool escapes it: a carriage return becomes a reference, quotes stay. */
export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

/** An element with text, self-closed when empty. */
export function leaf(name: string, text: string, declarations = ""): string {
  return text === ""
    ? `<${name}${declarations}/>`
    : `<${name}${declarations}>${escapeText(text)}</${name}>`;
}

export function nil(name: string): string {
  return `<${name} i:nil="true"/>`;
}

/** Text as the bytes of a file. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
