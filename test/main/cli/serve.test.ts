import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { decodeWire, encodeWire } from "../../../shared/wire.ts";
import { endOf, startCommand } from "../../builders/command.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { smallModel } from "../../builders/tm7.ts";

const stop = process.platform === "win32" ? "SIGKILL" : "SIGTERM";

test("serve opens the file, answers the page, and keeps the project for the next time", async () => {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, "small.tm7"), smallModel());
  const first = await serve(folder, "small.tm7");
  const id = first.fragment.get("open");
  expect(await first.call("projects.open", { id })).toMatchObject({ ok: true });
  expect(await first.call("app.about", {})).toMatchObject({
    value: { host: "local", dataFolder: path.join(folder, "data") },
  });
  expect(await first.end()).toMatchObject({ code: 0 });

  const second = await serve(folder);
  expect(second.fragment.get("open")).toBeNull();
  expect(await second.call("projects.list", {})).toMatchObject({
    value: [{ id, name: "Small", fileName: "small.tm7" }],
  });
  expect(await second.end()).toMatchObject({ code: 0 });
});

test("serve that cannot start leaves no project behind", async () => {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, "small.tm7"), smallModel());
  const first = await serve(folder);
  const args = ["serve", "small.tm7", "--data", "data", "--no-open", "--port", first.port];
  const refused = await endOf(startCommand(args, folder));
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toMatch(/^palisade: Port \d+ is taken/);
  expect(await first.call("projects.list", {})).toMatchObject({ value: [] });
  expect(await first.end()).toMatchObject({ code: 0 });
});

test("two processes on one data folder work in step", async () => {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, "small.tm7"), smallModel());
  const first = await serve(folder, "small.tm7");
  const second = await serve(folder);
  const id = first.fragment.get("open");
  const heard = await second.listen();
  const append = (baseSeq: number) => ({ id, baseSeq, change: { label: "Nothing", patches: [] } });
  expect(await first.call("projects.append", append(0))).toMatchObject({ value: { seq: 1 } });
  await heard.until(`event: project.appended\ndata: {"id":"${id}","seq":1}\n`);
  expect(await second.call("projects.append", append(0))).toMatchObject({
    problem: { code: "out-of-date" },
  });
  expect(await second.call("projects.append", append(1))).toMatchObject({ value: { seq: 2 } });
  expect(await first.call("projects.open", { id })).toMatchObject({ value: { seq: 2 } });
  for (const process of [first, second]) expect(await process.end()).toMatchObject({ code: 0 });
});

test.skipIf(process.platform !== "linux")(
  "serve where no data folder can be made ends with a way out",
  async () => {
    const args = ["serve", "--no-open", "--data", "/proc/palisade"];
    const ended = await endOf(startCommand(args, temporaryFolder()));
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toMatch(
      /^palisade: \/proc\/palisade: The data folder cannot be written to/,
    );
  },
);

test.skipIf(process.platform === "win32")(
  "serve that opened a window keeps the way in out of what is written down",
  async () => {
    const folder = temporaryFolder();
    const browser = path.join(folder, "browser");
    fs.writeFileSync(
      browser,
      `#!/bin/sh\nprintf '%s' "$1" > "${folder}/asked.tmp"\nmv "${folder}/asked.tmp" "${folder}/asked"\n`,
    );
    fs.chmodSync(browser, 0o755);
    const child = startCommand(["serve", "--data", "data"], folder, {
      PALISADE_BROWSER: browser,
      DISPLAY: ":0",
    });
    const ended = endOf(child);
    await expect
      .poll(() => fs.existsSync(path.join(folder, "asked")), { timeout: 15_000 })
      .toBe(true);
    child.kill(stop);
    const { stdout } = await ended;
    expect(stdout).toMatch(/^Palisade is running at http:\/\/127\.0\.0\.1:\d+\n/);
    expect(stdout).not.toContain("ticket");
    expect(fs.readFileSync(path.join(folder, "asked"), "utf8")).toContain("#ticket=");
  },
);

/** Starts it on a free port and signs in like the page does. */
async function serve(folder: string, ...file: string[]) {
  const child = startCommand(["serve", ...file, "--data", "data", "--no-open"], folder);
  const ended = endOf(child);
  const address = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const found = /^Palisade is running at (\S+)\n/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  const url = new URL(address);
  const fragment = new URLSearchParams(url.hash.slice(1));
  const session = await fetch(new URL("/session", url), {
    method: "POST",
    headers: { "x-palisade": "1", "content-type": "application/json" },
    body: JSON.stringify({ ticket: fragment.get("ticket") }),
  });
  const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
  return {
    fragment,
    port: url.port,
    call: async (name: string, input: unknown) => {
      const answer = await fetch(new URL("/rpc", url), {
        method: "POST",
        headers: { "x-palisade": "1", "content-type": "application/octet-stream", cookie },
        body: new Uint8Array(encodeWire({ name, input })),
      });
      return decodeWire(new Uint8Array(await answer.arrayBuffer()));
    },
    /** Listens to its events like a window. */
    listen: async () => {
      const stream = (await fetch(new URL("/events", url), { headers: { cookie } })).body;
      if (stream === null) throw new Error("there is no stream of events");
      const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      return {
        until: async (words: string) => {
          while (!text.includes(words)) {
            const { done, value } = await reader.read();
            if (done) throw new Error(`the events ended with ${text}`);
            text += value;
          }
        },
      };
    },
    end: () => {
      child.kill(stop);
      return ended;
    },
  };
}
