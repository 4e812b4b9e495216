import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { must, openTestStore } from "../../builders/open-store.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const child = fileURLToPath(new URL("./append-forever.ts", import.meta.url));

test.each([1, 7, 230])(
  "killed after acknowledging change %i, nothing acknowledged is lost",
  async (changes) => {
    const folder = temporaryFolder();
    const acknowledged = await killAfter(folder, changes);
    const { projects } = openTestStore(folder);
    const [row] = projects.list();
    const project = must(projects.open(row?.id ?? ""));
    expect(acknowledged).toBeGreaterThanOrEqual(changes);
    expect(project.seq).toBeGreaterThanOrEqual(acknowledged);
    expect(project.model.diagrams[0]?.shapes[0]).toMatchObject({ left: project.seq });
  },
  30_000,
);

/** Runs the child, kills it outright once it acknowledged `changes`; gives the last acknowledged one. */
function killAfter(folder: string, changes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    const lines = () => text.split("\n").slice(0, -1).map(Number);
    process_.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if ((lines().at(-1) ?? 0) >= changes) process_.kill("SIGKILL");
    });
    process_.on("error", reject);
    process_.on("close", () => {
      resolve(lines().at(-1) ?? 0);
    });
  });
}
