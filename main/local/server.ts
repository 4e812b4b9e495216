/**
 * The local host's server: the renderer's files, calls and events for one person's browser, on the loopback
 * address only. The protocol stands in `shared/wire.ts`.
 */

import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { LARGEST_INPUT } from "../../shared/api.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { decodeWire, encodeWire, MalformedFrame } from "../../shared/wire.ts";
import { PAGE_HEADERS } from "../content-policy.ts";
import { findRendererFile } from "../renderer-files.ts";
import type { Dispatch } from "../services/dispatch.ts";
import type { EventHub } from "../services/events.ts";
import { readBody } from "./body.ts";
import { streamEvents } from "./event-stream.ts";
import { boundConnections, TIMING } from "./connections.ts";
import { limitedLog } from "./limited-log.ts";
import { watchPresence, type Presence } from "./idle.ts";
import { cookieOf, refuseHost, refuseOrigin, refusePost, type Refusal } from "./guards.ts";
import { sessions, type Sessions } from "./sessions.ts";

export interface ServerOptions {
  /** 0 = any free one. */
  readonly port: number;
  readonly rendererFolder: string;
  readonly dispatch: Dispatch;
  readonly events: EventHub;
  /** Told of refused requests and of bugs, one line each. */
  readonly log: (line: string) => void;
  /** Milliseconds without any window after which `onIdle` is called; null = never. */
  readonly idleAfter: number | null;
  readonly onIdle: () => void;
}

export interface LocalServer {
  readonly port: number;
  /** A new address to open the app at, good for one session, with a project to open at once if given. */
  address(projectId: string | null): string;
  close(): Promise<void>;
}

/** What a frame needs around the largest input. */
const FRAME_OVERHEAD = 64 * 1024;
const LARGEST_TICKET_BODY = 1024;
/** Milliseconds for sending a ticket: who has none yet must not hold a place for long. */
const TICKET_WITHIN = 5_000;

const ticketBody = z.object({ ticket: z.string() });
const callFrame = z.object({ name: z.string(), input: z.unknown() });

interface Context extends ServerOptions {
  readonly sessions: Sessions;
  readonly presence: Presence;
}

/** Starts it; fails with `port-taken` when another program listens there. */
export async function startServer(options: ServerOptions): Promise<Result<LocalServer>> {
  const presence = watchPresence(options.idleAfter, options.onIdle);
  const refusals = limitedLog(options.log);
  const context: Context = { ...options, log: refusals, sessions: sessions(), presence };
  const server = http.createServer(TIMING, (request, response) => {
    answer(context, request, response).catch((error: unknown) => {
      // The page went away while it was sending.
      if (request.destroyed && !request.complete) return;
      options.log(`bug while answering ${request.url ?? ""}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "Palisade made a mistake.");
    });
  });
  boundConnections(server, refusals);
  const listening = await listen(server, options.port);
  if (!listening.ok) {
    presence.close();
    return listening;
  }
  const port = listening.value;
  return success({
    port,
    address(projectId) {
      const open = projectId === null ? "" : `&open=${projectId}`;
      return `http://127.0.0.1:${port}/#ticket=${context.sessions.issueTicket()}${open}`;
    },
    close: () =>
      new Promise((resolve) => {
        presence.close();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}

const portProblems: Readonly<Record<string, string>> = {
  EADDRINUSE: "is taken by another program",
  EACCES: "may not be used",
};

function listen(server: http.Server, port: number): Promise<Result<number>> {
  return new Promise((resolve, reject) => {
    server.on("error", (error: NodeJS.ErrnoException) => {
      const why = portProblems[error.code ?? ""];
      if (why === undefined) reject(error);
      else
        resolve(failure("port-taken", `Port ${port} ${why}.`, null, "Choose another with --port."));
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("no address"));
      else resolve(success(address.port));
    });
  });
}

async function answer(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const port = request.socket.localPort ?? 0;
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
  const refusal = refuseHost(request, port);
  if (refusal !== null) {
    refuse(context, request, response, 403, refusal);
    return;
  }
  const urlPath = (request.url ?? "/").split("?", 1)[0] ?? "/";
  switch (`${request.method ?? ""} ${urlPath}`) {
    case "POST /session":
      await answerSession(context, request, response, port);
      return;
    case "POST /rpc":
      await answerCall(context, request, response, port);
      return;
    case "GET /events":
      answerEvents(context, request, response, port);
      return;
    default:
      await answerFile(context, request, response, urlPath);
  }
}

async function answerSession(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
): Promise<void> {
  const refusal = refuseOrigin(request, port) ?? refusePost(request, "application/json");
  if (refusal !== null) {
    refuse(context, request, response, 403, refusal);
    return;
  }
  const body = await readBody(request, LARGEST_TICKET_BODY, TICKET_WITHIN);
  const secret = body === null ? null : context.sessions.exchange(ticketIn(body));
  // A reload sends its used ticket again; the session it already has is as good.
  if (secret === null && !hasSession(context, request, port)) {
    refuse(context, request, response, 403, "unknown or used ticket");
    return;
  }
  if (secret !== null) {
    const cookie = `${cookieName(port)}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    response.setHeader("set-cookie", cookie);
  }
  response.writeHead(204).end();
}

function ticketIn(body: Uint8Array): string {
  try {
    const parsed = ticketBody.safeParse(JSON.parse(new TextDecoder().decode(body)));
    return parsed.success ? parsed.data.ticket : "";
  } catch {
    return "";
  }
}

async function answerCall(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
): Promise<void> {
  const refusal = refuseOrigin(request, port) ?? refusePost(request, "application/octet-stream");
  if (refusal !== null) {
    refuse(context, request, response, 403, refusal);
    return;
  }
  if (!hasSession(context, request, port)) {
    refuse(context, request, response, 401, "no session");
    return;
  }
  const body = await readBody(request, LARGEST_INPUT + FRAME_OVERHEAD);
  if (body === null) {
    refuse(context, request, response, 413, "too large");
    return;
  }
  const call = callIn(body);
  if (call === null) {
    refuse(context, request, response, 400, "malformed frame");
    return;
  }
  const reply = encodeWire(await context.dispatch(call.name, call.input));
  response.writeHead(200, {
    "content-type": "application/octet-stream",
    "cache-control": "no-store",
    "content-length": reply.length,
  });
  response.end(reply);
}

function callIn(body: Uint8Array): z.output<typeof callFrame> | null {
  try {
    const parsed = callFrame.safeParse(decodeWire(body));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof MalformedFrame) return null;
    throw error;
  }
}

function answerEvents(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
): void {
  const refusal = refuseOrigin(request, port);
  if (refusal !== null) refuse(context, request, response, 403, refusal);
  else if (!hasSession(context, request, port)) {
    refuse(context, request, response, 401, "no session");
  } else {
    streamEvents(response, context.events);
    response.on("close", context.presence.arrive());
  }
}

async function answerFile(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  urlPath: string,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    refuse(context, request, response, 405, "method not allowed");
    return;
  }
  const file = await findRendererFile(context.rendererFolder, urlPath);
  if (file === null) {
    sendText(response, 404, "There is nothing here.");
    return;
  }
  response.setHeader("etag", file.tag);
  response.setHeader(
    "cache-control",
    file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
  );
  if (request.headers["if-none-match"] === file.tag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { "content-type": file.mimeType, "content-length": file.bytes.length });
  response.end(request.method === "HEAD" ? undefined : file.bytes);
}

function hasSession(context: Context, request: IncomingMessage, port: number): boolean {
  const secret = cookieOf(request, cookieName(port));
  return secret !== null && context.sessions.isOpen(secret);
}

/** Cookies are shared by all ports of a host: the name keeps two running hosts apart. */
function cookieName(port: number): string {
  return `palisade-${port}`;
}

function refuse(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  why: NonNullable<Refusal>,
): void {
  context.log(`refused ${request.method ?? ""} ${(request.url ?? "").slice(0, 200)}: ${why}`);
  // What is left of the body is not read: the connection cannot be used again.
  if (!request.complete) response.setHeader("connection", "close");
  sendText(response, status, why);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`${text}\n`);
}
