/**
 * Which requests are ours. Every page a person visits can send requests to 127.0.0.1, and a name under a
 * stranger's control can be made to point there (DNS rebinding); none of that may reach the services.
 */

import type { IncomingMessage } from "node:http";

/** Null when the request may go on, else why not. */
export type Refusal = string | null;

/** For every request: it must have been sent to our own address. */
export function refuseHost(request: IncomingMessage, port: number): Refusal {
  const host = request.headers.host ?? "";
  return ownHosts(port).includes(host) ? null : "wrong host";
}

/** For requests that reach the services: sent by our own page, not by another site or another local server. */
export function refuseOrigin(request: IncomingMessage, port: number): Refusal {
  const { origin } = request.headers;
  const ownOrigins = ownHosts(port).map((host) => `http://${host}`);
  if (origin !== undefined && !ownOrigins.includes(origin)) return "wrong origin";
  // SameSite cookies go along with requests from other ports of the same host; this header tells them apart.
  const site = request.headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" ? null : "wrong site";
}

/** For posts: a header that a page of another origin cannot set without being asked first, and a body type. */
export function refusePost(request: IncomingMessage, contentType: string): Refusal {
  if (request.headers["x-palisade"] !== "1") return "missing header";
  const stated = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  return stated === contentType ? null : `content type must be ${contentType}`;
}

function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Value of a cookie of the request; null when it has none of that name. */
export function cookieOf(request: IncomingMessage, name: string): string | null {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}
