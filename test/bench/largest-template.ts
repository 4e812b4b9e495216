/** The template of the corpus that is the most work. */

import { readTb7 } from "../../shared/formats/tb7/read.ts";
import type { Template } from "../../shared/template/template.ts";
import { soundFiles } from "../corpus/corpus.ts";

/** The one with the most rules times stencils, which is what lint goes through; null without the corpus. */
export function largestTemplate(): Template | null {
  const templates = soundFiles("tb7").flatMap(({ name, bytes }) => {
    const read = readTb7(bytes, name);
    return read.ok ? [read.value.template] : [];
  });
  const size = ({ threatTypes, stencils }: Template): number =>
    threatTypes.length * stencils.length;
  return templates.toSorted((a, b) => size(b) - size(a))[0] ?? null;
}
