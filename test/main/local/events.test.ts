import http from "node:http";
import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startServer } from "../../../main/local/server.ts";
import { testHost } from "../../builders/local-host.ts";
import { missingPrinter, testServices } from "../../builders/services.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const id = "00000000-0000-4000-8000-000000000001";

test("events reach every signed-in window, and only those", async () => {
  const host = await testHost();
  const cookie = await host.signIn();
  const [first, second] = await Promise.all([
    listen(host.origin, cookie),
    listen(host.origin, cookie),
  ]);
  host.services.events.emit({ name: "project.appended", payload: { id, seq: 7 } });
  const event = `event: project.appended\ndata: {"id":"${id}","seq":7}\n\n`;
  await first.until(event);
  await second.until(event);
  for (const headers of [{}, { cookie: "palisade-1=guess" }]) {
    expect((await host.send({ path: "/events", headers })).status).toBe(401);
  }
  const foreign = { cookie, "sec-fetch-site": "same-site" };
  expect((await host.send({ path: "/events", headers: foreign })).status).toBe(403);
});

test("a window that left hears nothing and costs nothing", async () => {
  const host = await testHost();
  const cookie = await host.signIn();
  const window = await listen(host.origin, cookie);
  await window.close();
  host.services.events.emit({ name: "projects.changed", payload: {} });
  expect(window.text()).toBe(": listening\n\n");
});

test("a window that takes nothing in is let go, before what waits for it fills the memory", async () => {
  const host = await testHost();
  const cookie = await host.signIn();
  const socket = net.connect(host.server.port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => void socket.on("close", resolve));
  socket.write(
    `GET /events HTTP/1.1\r\nhost: 127.0.0.1:${host.server.port}\r\ncookie: ${cookie}\r\n\r\n`,
  );
  await new Promise((resolve) => void socket.once("data", resolve));
  socket.pause();
  for (let round = 0; round < 40; round += 1) {
    for (let seq = 0; seq < 5_000; seq += 1) {
      host.services.events.emit({ name: "project.appended", payload: { id, seq } });
    }
    await new Promise((resolve) => void setImmediate(resolve));
  }
  socket.resume();
  await closed;
}, 30_000);

test("closing the host ends the streams of its windows", async () => {
  const host = await testHost();
  const window = await listen(host.origin, await host.signIn());
  await host.server.close();
  await window.ended;
});

test("a port that is taken is a problem, not a crash", async () => {
  const host = await testHost();
  const services = testServices({ printer: missingPrinter });
  const second = await startServer({
    port: host.server.port,
    rendererFolder: temporaryFolder(),
    dispatch: services.dispatch,
    events: services.events,
    log: () => undefined,
    idleAfter: null,
    onIdle: () => undefined,
  });
  expect(second).toMatchObject({ ok: false, problem: { code: "port-taken" } });
});

interface Window_ {
  text(): string;
  until(words: string): Promise<void>;
  close(): Promise<void>;
  readonly ended: Promise<void>;
}

/** Opens the event stream; resolves once the host listens for this window. */
async function listen(origin: string, cookie: string): Promise<Window_> {
  let text = "";
  let check = (): void => undefined;
  const request = http.get(`${origin}/events`, { headers: { cookie }, agent: false });
  onTestFinished(() => {
    request.destroy();
  });
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request.on("response", resolve);
    request.on("error", reject);
  });
  response.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    check();
  });
  response.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => {
    response.on("close", resolve);
  });
  const until = (words: string) =>
    new Promise<void>((resolve) => {
      check = () => {
        if (text.includes(words)) resolve();
      };
      check();
    });
  await until(": listening");
  return {
    text: () => text,
    until,
    ended,
    close: () => {
      request.destroy();
      return ended;
    },
  };
}
