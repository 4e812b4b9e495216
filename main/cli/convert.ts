import { LARGEST_INPUT } from "../../shared/api.ts";
import type { Assets } from "../assets.ts";
import { readInput } from "../read-input.ts";
import { loadBuiltInTemplates } from "../services/built-in-templates.ts";
import { convertFile } from "../services/convert-file.ts";
import { valueOf } from "./exit.ts";
import { aroundFile, templateToUse } from "./open-template.ts";
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
  const template = valueOf(templateToUse(assets, options.template ?? null));
  const converted = valueOf(
    convertFile(bytes, file, options.output, {
      scrub: options.scrub,
      embedTemplate: options.embedTemplate,
      template,
      knownTemplates: loadBuiltInTemplates(assets.stencilsFolder, assets.preparedFolder),
      around: aroundFile(assets, file),
    }),
  );
  writeOutput(options.output, converted.bytes);
  for (const { effect, place, what } of converted.ledger) {
    console.error(`${effect}: ${place}: ${what}`);
  }
}
