import { LARGEST_INPUT } from "../../shared/api.ts";
import type { Assets } from "../assets.ts";
import { readInput } from "../read-input.ts";
import { loadBuiltInTemplates } from "../services/built-in-templates.ts";
import { convertFile } from "../services/convert-file.ts";
import { readTemplateFile } from "../services/read-template-file.ts";
import { valueOf } from "./exit.ts";
import { writeOutput } from "./output.ts";

export interface ConvertOptions {
  readonly output: string;
  readonly template?: string;
  readonly embedTemplate: boolean;
  readonly scrub: boolean;
}

/** `palisade convert`: the ledger of reading and writing goes to standard error, a line for every entry. */
export function convertCommand(assets: Assets, file: string, options: ConvertOptions): void {
  const bytes = valueOf(readInput(file, LARGEST_INPUT));
  const template =
    options.template === undefined
      ? null
      : valueOf(
          readTemplateFile(valueOf(readInput(options.template, LARGEST_INPUT)), options.template),
        );
  const converted = valueOf(
    convertFile(bytes, file, options.output, {
      scrub: options.scrub,
      embedTemplate: options.embedTemplate,
      template,
      knownTemplates: loadBuiltInTemplates(assets.stencilsFolder),
    }),
  );
  writeOutput(options.output, converted.bytes);
  for (const { effect, place, what } of converted.ledger) {
    console.error(`${effect}: ${place}: ${what}`);
  }
}
