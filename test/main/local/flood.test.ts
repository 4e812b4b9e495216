/** A host that is attacked by numbers and by noise: it refuses, writes it down, and serves on. */

import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { testHost } from "../../builders/local-host.ts";

/** Opens a connection and says what is given; resolves with what came back once it ends. */
function connection(port: number, said: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = net.connect(port, "127.0.0.1", () => socket.write(said));
    onTestFinished(() => void socket.destroy());
    socket.on("data", (chunk: Buffer) => (heard += chunk.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(heard));
  });
}

test("a thousand connections that say nothing are cut off; a person who comes meanwhile waits seconds, not for ever", async () => {
  const host = await testHost();
  const cookie = await host.signIn();
  // One that begins a request and never ends it holds its place for a while, and no longer.
  const head = `POST /session HTTP/1.1\r\nhost: 127.0.0.1:${host.server.port}\r\n`;
  const kind = `x-palisade: 1\r\norigin: ${host.origin}\r\ncontent-type: application/json\r\n`;
  const stalled = connection(host.server.port, `${head}${kind}content-length: 9\r\n\r\n{`);
  const silent = Array.from({ length: 1000 }, () => connection(host.server.port, ""));
  // Those too many are dropped at once, the others when they have said nothing for long enough.
  await expect
    .poll(() => host.log.some((line) => line.includes("too many at a time")), { timeout: 10_000 })
    .toBe(true);
  await expect
    .poll(
      () =>
        host.rpc(cookie, "app.about", {}).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 15_000, interval: 200 },
    )
    .toBe(200);
  const ends = await Promise.all(silent);
  expect(ends).toHaveLength(1000);
  expect(await stalled).toBe("");
  expect(host.log.length).toBeLessThan(100);
}, 30_000);

test("a thousand requests without a session are refused, and the log stays short", async () => {
  const host = await testHost();
  const cookie = await host.signIn();
  for (let round = 0; round < 10; round++) {
    const attempts = Array.from({ length: 100 }, () =>
      host.rpc("palisade-1=guess", "app.about", {}),
    );
    const statuses = new Set((await Promise.all(attempts)).map(({ status }) => status));
    expect(statuses).toEqual(new Set([401]));
  }
  expect(host.log.length).toBeLessThan(100);
  expect(host.log.at(-1)).toContain("1000 such lines");
  expect((await host.rpc(cookie, "app.about", {})).status).toBe(200);
});

test.each([
  ["no request at all", "\u0000\u0001\u0002\r\n\r\n"],
  ["TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000"],
  ["a header without end", `GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(70_000)}`],
  [
    "two lengths",
    "POST /rpc HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
  ],
  [
    "a length and chunks",
    "POST /rpc HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
  ],
  [
    "a chunk that lies",
    "POST /rpc HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n",
  ],
])("%s is refused and written down", async (_, said) => {
  const host = await testHost();
  const heard = await connection(host.server.port, said);
  expect(heard).toMatch(/^(HTTP\/1\.1 (400|403|431)|$)/u);
  expect(host.log.length).toBeGreaterThan(0);
  expect((await host.rpc(await host.signIn(), "app.about", {})).status).toBe(200);
});
