/** How benchmarks measure: many times, after the compiler has warmed up. */

import type { Model } from "../../shared/model/model.ts";

export interface Measurement {
  readonly name: string;
  readonly unit: "ms";
  readonly samples: number[];
}

const warmUps = 5;
const rounds = 30;

/** Times `work` on what `prepare` makes for each round, which is not timed. */
export function measure<Input>(
  name: string,
  prepare: (round: number) => Input,
  work: (input: Input) => unknown,
): Measurement {
  const samples: number[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const input = prepare(round);
    const start = performance.now();
    work(input);
    const took = performance.now() - start;
    if (round >= warmUps) samples.push(took);
  }
  return { name, unit: "ms", samples };
}

/** The model with one element renamed, as an edit leaves it. */
export function withOneEdit(model: Model, round: number): Model {
  const [diagram] = model.diagrams;
  const at = diagram?.shapes.findIndex((shape) => shape.kind === "process") ?? -1;
  const shape = diagram?.shapes[at];
  if (diagram === undefined || shape === undefined) throw new Error("the model has no process");
  const shapes = diagram.shapes.with(at, { ...shape, name: `Renamed ${round}` });
  return { ...model, diagrams: model.diagrams.with(0, { ...diagram, shapes }) };
}
