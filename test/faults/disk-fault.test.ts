import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { must, openTestStore } from "../builders/open-store.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { runJournaled, whyNotJournaled } from "./simulated-disk/journal.ts";

const script = fileURLToPath(new URL("./simulated-disk/meet-fault.ts", import.meta.url));

test.skipIf(whyNotJournaled() !== null)(
  "while the disk is broken, changes are refused and what is stored can be read; then work goes on",
  () => {
    const [folder, workplace] = [temporaryFolder(), temporaryFolder()];
    const fault = path.join(workplace, "fault");
    const { printed } = runJournaled({ script, args: [folder, fault], folder, workplace, fault });
    const refused = { ok: false, problem: { code: "disk-fault", remedy: expect.any(String) } };
    expect(
      printed
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { ok: true, value: { seq: 1 } },
      refused,
      refused,
      true,
      { ok: true, value: { seq: 2 } },
    ]);
    const { projects } = openTestStore(folder);
    expect(must(projects.open(projects.list()[0]?.id ?? "")).seq).toBe(2);
  },
  30_000,
);
