/** A local host on a free port for the running test, and a client that can send any request, well-formed or not. */

import fs from "node:fs";
import http, { type OutgoingHttpHeaders } from "node:http";
import path from "node:path";
import { onTestFinished } from "vitest";
import { decodeWire, encodeWire } from "../../shared/wire.ts";
import { startServer, type LocalServer } from "../../main/local/server.ts";
import { must } from "./open-store.ts";
import { testServices, type TestServices } from "./services.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Uint8Array;
  readonly text: string;
}

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Uint8Array | string;
}

export interface TestHost {
  readonly server: LocalServer;
  readonly services: TestServices;
  readonly log: string[];
  /** Folder the renderer's files are served from. */
  readonly files: string;
  readonly origin: string;
  send(request: Sent): Promise<Answer>;
  /** Trades a new ticket for a session; gives the cookie to send along. */
  signIn(): Promise<string>;
  /** A call as the renderer makes it; headers override the usual ones. */
  rpc(cookie: string, name: string, input: unknown, headers?: OutgoingHttpHeaders): Promise<Answer>;
}

/** The page's folder has an `index.html` and an asset; a secret file lies beside it. */
export async function testHost(idleAfter: number | null = null): Promise<TestHost> {
  const folder = temporaryFolder();
  const files = path.join(folder, "renderer");
  fs.mkdirSync(path.join(files, "assets"), { recursive: true });
  fs.writeFileSync(path.join(files, "index.html"), "<title>Palisade</title>");
  fs.writeFileSync(path.join(files, "assets", "index-AbCd1234.js"), "start()");
  fs.writeFileSync(path.join(folder, "secret.html"), "secret");

  const services = testServices();
  const log: string[] = [];
  const server = must(
    await startServer({
      port: 0,
      rendererFolder: files,
      dispatch: services.dispatch,
      events: services.events,
      log: (line) => log.push(line),
      idleAfter,
      onIdle: () => log.push("idle"),
    }),
  );
  onTestFinished(() => server.close());
  const origin = `http://127.0.0.1:${server.port}`;
  const send = (request: Sent) => sendTo(server.port, request);
  return {
    server,
    services,
    log,
    files,
    origin,
    send,
    async signIn() {
      const answer = await send(sessionRequest(ticketOf(server)));
      return cookieOf(answer);
    },
    rpc: (cookie, name, input, headers = {}) =>
      send({ ...callRequest(name, input), headers: { ...callHeaders, cookie, ...headers } }),
  };
}

export const callHeaders = { "x-palisade": "1", "content-type": "application/octet-stream" };

export function callRequest(name: string, input: unknown): Sent {
  return { method: "POST", path: "/rpc", headers: callHeaders, body: encodeWire({ name, input }) };
}

export function sessionRequest(ticket: string, headers: OutgoingHttpHeaders = {}): Sent {
  return {
    method: "POST",
    path: "/session",
    headers: { "x-palisade": "1", "content-type": "application/json", ...headers },
    body: JSON.stringify({ ticket }),
  };
}

/** The ticket in a new address of the host. */
export function ticketOf(server: LocalServer): string {
  const { hash } = new URL(server.address(null));
  return new URLSearchParams(hash.slice(1)).get("ticket") ?? "";
}

export function cookieOf({ headers }: Answer): string {
  return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

export function replyOf({ bytes }: Answer): unknown {
  return decodeWire(bytes);
}

function sendTo(port: number, { method = "GET", path = "/", headers = {}, body }: Sent) {
  return new Promise<Answer>((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, method, path, headers, agent: false });
    request.on("response", (response) => {
      const chunks: Uint8Array[] = [];
      response.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      response.on("end", () => {
        const bytes = new Uint8Array(Buffer.concat(chunks));
        const text = new TextDecoder().decode(bytes);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}
