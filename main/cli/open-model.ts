/** Opens the model file a command names. */

import { LARGEST_INPUT } from "../../shared/api.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Assets } from "../assets.ts";
import { readInput } from "../read-input.ts";
import { loadBuiltInTemplates } from "../services/built-in-templates.ts";
import type { Document } from "../services/export-document.ts";
import { bareName } from "../services/file-formats.ts";
import { asKnown, findTemplate } from "../services/find-template.ts";
import { readModelFile } from "../services/read-model-file.ts";
import { valueOf } from "./exit.ts";
import { templateToUse } from "./open-template.ts";

export interface OpenModel extends Document {
  readonly ledger: LossLedger;
}

/**
 * Reads a model with its own template, the given one, or the built-in one when it has neither.
 * @throws InputAtFault when a file cannot be read.
 */
export function openModel(assets: Assets, file: string, templateFile: string | null): OpenModel {
  const bytes = valueOf(readInput(file, LARGEST_INPUT));
  const given = valueOf(templateToUse(assets, templateFile));
  const shelf =
    given === null ? loadBuiltInTemplates(assets.stencilsFolder, assets.preparedFolder) : [given];
  const [fallback = null] = shelf;
  const read = valueOf(
    readModelFile(bytes, file, {
      fallback,
      find(reference) {
        // A template the person names is to be used, whatever the model says.
        if (given !== null) return { template: given, exact: true };
        return findTemplate(
          shelf.map((one) => asKnown(one)),
          reference,
        );
      },
    }),
  );
  return {
    name: read.model.information.name.trim() || bareName(file),
    model: read.model,
    template: given ?? read.template,
    options: { titlesFrozen: read.titlesFrozen, loaded: true },
    ledger: read.ledger,
  };
}
