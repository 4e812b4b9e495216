/** What the format tests share: reading a text that must be readable, or must not. */

import { describeProblem, type Problem, type Result } from "../../../shared/model/result.ts";
import { modelSchema } from "../../../shared/model/schema.ts";
import { readTm7, type Tm7File } from "../../../shared/formats/tm7/read.ts";
import { bytesOf } from "../../builders/tm7-text.ts";

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(describeProblem(result.problem));
  return result.value;
}

export function problemOf<Value>(result: Result<Value>): Problem {
  if (result.ok) throw new Error("read without a problem");
  return result.problem;
}

/** Reads a text as a `.tm7` and checks the model against its schema. */
export function readModel(text: string): Tm7File {
  const file = valueOf(readTm7(bytesOf(text), "small.tm7"));
  modelSchema.parse(file.model);
  return file;
}
