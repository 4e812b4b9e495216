import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { formatOf } from "./file-formats.ts";

/** Reads a template from a file's content; the extension of its name says which format it is. */
export function readTemplateFile(bytes: Uint8Array, fileName: string): Result<Template> {
  if (formatOf(fileName) !== "tb7") {
    return failure(
      "format-unknown",
      "This is not the name of a template file.",
      fileName,
      "Palisade imports templates of the Microsoft Threat Modeling Tool (.tb7).",
    );
  }
  const read = readTb7(bytes, fileName);
  return read.ok ? success(read.value.template) : read;
}
