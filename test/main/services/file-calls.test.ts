/**
 * Every call of the contract that takes a path or a file's name, attacked. They are found in the contract itself:
 * a new one without its attacks fails here.
 */

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { calls, type CallName } from "../../../shared/api.ts";
import { testServices, fileBytes } from "../../builders/services.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { smallModel } from "../../builders/tm7.ts";

/** Names of inputs that say where on the machine something lies, or become part of such a place. */
const PLACES = /^(path|folder|file|fileName|suggestedName)$|(?:Path|Folder|File|FileName)$/u;

/** Calls whose `id` is not a UUID but names something on the disk. */
const NAMING_BY_ID = ["examples.open"] as const;

/** Input of each, with the attacked value in place. */
const ATTACKED = {
  "projects.import": (fileName: string) => ({ fileName, bytes: fileBytes("{}") }),
  "templates.import": (fileName: string) => ({ fileName, bytes: fileBytes("{}") }),
  "templates.cleanPicture": (fileName: string) => ({ fileName, bytes: fileBytes("{}") }),
  "projects.openFile": (file: string) => ({ path: file }),
  "projects.saveAs": (file: string, id: string) => ({
    id,
    path: file,
    overwrite: false,
    embedTemplate: false,
  }),
  "projects.saveCopy": (file: string, id: string) => ({
    id,
    path: file,
    overwrite: false,
    embedTemplate: false,
    scrub: false,
  }),
  "files.browse": (folder: string) => ({ folder }),
  "files.choose": (suggestedName: string) => ({ purpose: "save", suggestedName }),
  "examples.open": (id: string) => ({ id }),
} satisfies Partial<Record<CallName, (value: string, id: string) => object>>;

const NAMES = Object.keys(ATTACKED) as (keyof typeof ATTACKED)[];

function takesPlace(name: string): boolean {
  const input: unknown = calls[name as CallName].input;
  if (!(input instanceof z.ZodObject)) return false;
  return Object.keys(input.shape).some((key) => PLACES.test(key));
}

test("every call that takes a place of the machine is attacked here", () => {
  const found = Object.keys(calls).filter(takesPlace);
  expect([...found, ...NAMING_BY_ID].toSorted()).toEqual(NAMES.toSorted());
});

const attacks = [
  ["a way up", "../../../../etc/passwd"],
  ["a way up on Windows", "..\\..\\..\\windows\\win.ini"],
  ["a way here", "./model.tm7"],
  ["a bare name", "model.tm7"],
  ["a home folder", "~/model.tm7"],
  ["an address", "file:///etc/passwd"],
  ["an encoded way", "%2e%2e%2fetc%2fpasswd"],
  ["a hidden end", "/etc/passwd\0.tm7"],
  ["nothing", ""],
  ["more than any path has", "x".repeat(5000)],
] as const;

/** A folder with a secret that nobody may see and a file nobody may replace. */
async function attackable() {
  const folder = temporaryFolder();
  const secret = path.join(folder, "secret.txt");
  const taken = path.join(folder, "taken.tm7");
  fs.writeFileSync(secret, "the secret");
  fs.writeFileSync(taken, "theirs");
  const services = testServices({ folder: path.join(folder, "data") });
  const bytes = fileBytes(smallModel());
  const { id } = await services.call("projects.import", { fileName: "Small.tm7", bytes });
  const filesBefore = listed(folder);
  return { folder, secret, taken, services, id, changed: () => listed(folder) !== filesBefore };
}

/** Every file outside the data folder, with its content. */
function listed(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith("data"))
    .map((name) => {
      const file = path.join(folder, name);
      return `${name} ${fs.statSync(file).isFile() ? fs.readFileSync(file, "utf8") : ""}`;
    })
    .sort()
    .join("\n");
}

describe.each(NAMES)("%s", (name) => {
  test.each(attacks)(
    "refuses %j without a bug, a file or a word of what is there",
    async (value) => {
      const { services, id, changed } = await attackable();
      const reply = await services.dispatch(name, ATTACKED[name](value, id));
      expect(reply.ok).toBe(false);
      expect(JSON.stringify(reply)).not.toMatch(/root:|the secret|\[fonts\]/u);
      expect(services.bugs).toEqual([]);
      expect(changed()).toBe(false);
    },
  );
});

test.each(["projects.openFile", "files.browse"] as const)(
  "%s tells nothing of a file that is none of ours",
  async (name) => {
    const { services, secret } = await attackable();
    const reply = await services.dispatch(name, ATTACKED[name](secret));
    expect(reply.ok).toBe(false);
    expect(JSON.stringify(reply)).not.toContain("the secret");
  },
);

test("a folder's list names nothing but folders and what Palisade opens", async () => {
  const { services, folder } = await attackable();
  const { entries } = await services.call("files.browse", { folder });
  expect(entries.map(({ name }) => name)).toEqual(["data", "taken.tm7"]);
});

test.each(["projects.saveAs", "projects.saveCopy"] as const)(
  "%s replaces nothing unasked, and writes nothing that is no model",
  async (name) => {
    const { services, secret, taken, folder, id, changed } = await attackable();
    const program = path.join(folder, "autostart.desktop");
    for (const file of [secret, taken, program, path.join(folder, "no", "such", "x.tm7")]) {
      expect(await services.dispatch(name, ATTACKED[name](file, id))).toMatchObject({ ok: false });
    }
    const forced = { ...ATTACKED[name](program, id), overwrite: true };
    expect(await services.dispatch(name, forced)).toMatchObject({ ok: false });
    expect(changed()).toBe(false);
  },
);

test("a file's name with a way in it is only ever a name", async () => {
  const { services } = await attackable();
  const bytes = fileBytes(smallModel());
  await services.call("projects.import", { fileName: "../../../tmp/evil.tm7", bytes });
  const [newest] = await services.call("projects.list", {});
  expect(newest?.fileName).toBe("evil.tm7");
});
