import { failure } from "../../shared/model/result.ts";
import { pictureLook, type PictureLook } from "../../shared/api-pictures.ts";
import type { Diagram, Id, Model } from "../../shared/model/model.ts";
import { embeddedFontCss, type Assets } from "../assets.ts";
import { browserPrinter, usualPlaces } from "../local/printer.ts";
import { renderDiagram } from "../services/export-document.ts";
import { extensionOf } from "../services/file-formats.ts";
import { InputAtFault, valueOf } from "./exit.ts";
import { openModel } from "./open-model.ts";
import { writeOutput } from "./output.ts";

export interface RenderOptions {
  /** Number or name of the diagram. */
  readonly diagram: string;
  readonly output: string;
  readonly scale: string;
  readonly padding: string;
  readonly theme: string;
  readonly transparent: boolean;
  readonly lens: boolean;
  /** Names of the items to show; all when absent. */
  readonly only?: readonly string[];
}

/** `palisade render`: one diagram as SVG or PNG. */
export async function renderCommand(
  assets: Assets,
  file: string,
  options: RenderOptions,
): Promise<void> {
  const { output } = options;
  const format = formatOf(output);
  const document = openModel(assets, file, null);
  const diagram = findDiagram(document.model, options.diagram, file);
  const look = lookOf(options, diagram, file);
  const picture = await renderDiagram(document, diagram, format, look, {
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

/** The look that was asked for; what it cannot be is the caller's mistake. */
function lookOf(options: RenderOptions, diagram: Diagram, file: string): PictureLook {
  const { scale, padding, theme, transparent, lens, only } = options;
  const look = pictureLook.safeParse({
    scale: Number(scale),
    padding: Number(padding),
    theme,
    transparent,
    lens,
    only: only === undefined ? null : idsOf(diagram, only, file),
  });
  if (look.success) return look.data;
  const option = String(look.error.issues[0]?.path[0] ?? "");
  throw new InputAtFault(
    failure("option-invalid", `--${option} is not valid.`, file, OPTION_REMEDIES[option]).problem,
  );
}

const OPTION_REMEDIES: Readonly<Record<string, string>> = {
  scale: "Give a number from 1 to 4.",
  padding: "Give a whole number from 0 to 400.",
  theme: "Give light or dark.",
};

function idsOf(diagram: Diagram, names: readonly string[], file: string): readonly Id[] {
  const items = [...diagram.shapes, ...diagram.lines];
  return names.flatMap((name) => {
    const found = items.filter((item) => item.name.trim() === name.trim());
    if (found.length > 0) return found.map(({ id }) => id);
    throw new InputAtFault(
      failure("item-unknown", `The diagram has nothing called ${name}.`, file).problem,
    );
  });
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
