import type { Assets } from "../assets.ts";
export async function reportCommand(
  _assets: Assets,
  _file: string,
  _output: string,
): Promise<void> {}
