import { failure } from "../../shared/model/result.ts";
import type { Diagram, Model } from "../../shared/model/model.ts";
import { embeddedFontCss, type Assets } from "../assets.ts";
import { browserPrinter, usualPlaces } from "../local/printer.ts";
import { renderDiagram } from "../services/export-document.ts";
import { extensionOf } from "../services/file-formats.ts";
import { InputAtFault, valueOf } from "./exit.ts";
import { openModel } from "./open-model.ts";
import { writeOutput } from "./output.ts";

/** `palisade render`: one diagram as SVG or PNG. */
export async function renderCommand(
  assets: Assets,
  file: string,
  which: string,
  output: string,
): Promise<void> {
  const format = formatOf(output);
  const document = openModel(assets, file, null);
  const diagram = findDiagram(document.model, which, file);
  const picture = await renderDiagram(document, diagram, format, {
    printer: browserPrinter(usualPlaces()),
    fontCss: embeddedFontCss(assets),
    clock: () => new Date(),
  });
  writeOutput(output, valueOf(picture).bytes);
}

function formatOf(output: string): "svg" | "png" {
  const extension = extensionOf(output);
  if (extension === ".svg") return "svg";
  if (extension === ".png") return "png";
  throw new InputAtFault(
    failure("format-unknown", "A picture can be .svg or .png.", output).problem,
  );
}

/** By number first: a diagram called "2" that is not the second can still be reached by its own number. */
function findDiagram({ diagrams }: Model, which: string, file: string): Diagram {
  const byNumber = /^\d+$/.test(which) ? diagrams[Number(which) - 1] : undefined;
  const found = byNumber ?? diagrams.find(({ name }) => name.trim() === which.trim());
  if (found !== undefined) return found;
  const names = diagrams.map(({ name }, index) => `${index + 1} ${name.trim()}`).join(", ");
  const remedy = diagrams.length === 0 ? "It has none." : `It has: ${names}.`;
  throw new InputAtFault(
    failure("diagram-unknown", `The model has no diagram ${which}.`, file, remedy).problem,
  );
}
