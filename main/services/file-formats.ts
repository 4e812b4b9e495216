/** File names: what they say of the format, and what a file may be called. */

/** What Palisade reads and writes. */
export type FileFormat = "tm7" | "tb7" | "palisade" | "yaml";

/** The format the name of a file says; null when it says none that Palisade knows. */
export function formatOf(fileName: string): FileFormat | null {
  const name = baseName(fileName).toLowerCase();
  if (name.endsWith(".palisade.json")) return "palisade";
  if (name.endsWith(".tm7")) return "tm7";
  if (/\.ya?ml$/.test(name)) return "yaml";
  return name.endsWith(".tb7") ? "tb7" : null;
}

/** Whether a file of this format holds a template and no model. */
export function isTemplateFormat(format: FileFormat | null): format is "tb7" | "yaml" {
  return format === "tb7" || format === "yaml";
}

/** Lower-case extension with its dot; "" when there is none. */
export function extensionOf(fileName: string): string {
  return /\.[^./\\]*$/.exec(fileName)?.[0].toLowerCase() ?? "";
}

/** The last part of a path, whichever system it is from. */
export function baseName(fileName: string): string {
  return fileName.split(/[/\\]/).at(-1) ?? fileName;
}

/** The last part of a path without what says the format. */
export function bareName(fileName: string): string {
  return baseName(fileName).replace(/\.palisade\.json$|\.[^.]*$/i, "");
}

/** The name without what file systems refuse or hide. */
export function safeFileName(name: string): string {
  const safe = name
    .replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return safe.slice(0, 120) || "Threat model";
}
