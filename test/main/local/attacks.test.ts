import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LARGEST_INPUT } from "../../../shared/api.ts";
import { encodeWire } from "../../../shared/wire.ts";
import {
  callHeaders,
  callRequest,
  cookieOf,
  replyOf,
  sessionRequest,
  testHost,
  ticketOf,
} from "../../builders/local-host.ts";

describe("a session", () => {
  test("a ticket opens exactly one, as a cookie no script and no other site can use", async () => {
    const host = await testHost();
    const ticket = ticketOf(host.server);
    const answer = await host.send(sessionRequest(ticket));
    expect(answer.status).toBe(204);
    const cookie = answer.headers["set-cookie"]?.[0] ?? "";
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
    expect(cookie).not.toContain(ticket);
    expect((await host.send(sessionRequest(ticket))).status).toBe(403);
  });

  test("outlives a reload, which sends the used ticket again", async () => {
    const host = await testHost();
    const ticket = ticketOf(host.server);
    const cookie = cookieOf(await host.send(sessionRequest(ticket)));
    expect((await host.send(sessionRequest(ticket, { cookie }))).status).toBe(204);
    expect((await host.rpc(cookie, "app.about", {})).status).toBe(200);
  });

  test.each(["", "guess", "constructor"])("ticket %j opens none", async (ticket) => {
    const host = await testHost();
    expect((await host.send(sessionRequest(ticket))).status).toBe(403);
  });

  test.each(["", "{", "7", "null", '{"ticket":7}', "x".repeat(5000)])(
    "body %j opens none",
    async (body) => {
      const host = await testHost();
      expect((await host.send({ ...sessionRequest(""), body })).status).toBe(403);
    },
  );

  test.each([
    ["another origin", { origin: "http://evil.example" }],
    ["no origin a page can have", { origin: "null" }],
    ["another local server", { "sec-fetch-site": "same-site" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a form", { "content-type": "text/plain" }],
    ["no header of ours", { "x-palisade": "" }],
    ["a rebound name", { host: "evil.example" }],
  ])("cannot be opened by %s, and the ticket stays good", async (_, headers) => {
    const host = await testHost();
    const ticket = ticketOf(host.server);
    expect((await host.send(sessionRequest(ticket, headers))).status).toBe(403);
    expect((await host.send(sessionRequest(ticket))).status).toBe(204);
  });
});

describe("a call", () => {
  test("with a session is answered", async () => {
    const host = await testHost();
    const cookie = await host.signIn();
    const answer = await host.rpc(cookie, "app.about", {}, { origin: host.origin });
    expect(replyOf(answer)).toMatchObject({ ok: true, value: { version: "1.2.3" } });
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  test.each([
    ["without a session", { cookie: "" }, 401],
    ["with a guessed session", { cookie: "palisade-1=guess" }, 401],
    ["from another origin", { origin: "http://evil.example" }, 403],
    ["from another port", { origin: "http://127.0.0.1:1" }, 403],
    ["from another local server", { "sec-fetch-site": "same-site" }, 403],
    ["through a rebound name", { host: "evil.example" }, 403],
    ["through a rebound name with the right port", { host: "evil.example:PORT" }, 403],
    ["as a form could send it", { "content-type": "text/plain" }, 403],
    ["without the header", { "x-palisade": "0" }, 403],
  ])("%s is refused and changes nothing", async (_, headers: Record<string, string>, status) => {
    const host = await testHost();
    const cookie = await host.signIn();
    const sent = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace("PORT", String(host.server.port)),
    ]);
    const input = { author: "Mallory" };
    const answer = await host.rpc(cookie, "settings.set", input, Object.fromEntries(sent));
    expect(answer.status).toBe(status);
    expect(await host.services.call("settings.get", {})).toMatchObject({ author: "" });
    expect(host.log).toHaveLength(1);
  });

  test.each(["GET", "PUT", "DELETE", "OPTIONS"])("by %s is refused", async (method) => {
    const host = await testHost();
    const cookie = await host.signIn();
    const answer = await host.send({ method, path: "/rpc", headers: { ...callHeaders, cookie } });
    expect([404, 405]).toContain(answer.status);
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
  });

  test("that is no frame is refused, whatever its bytes", async () => {
    const host = await testHost();
    const cookie = await host.signIn();
    const headers = { ...callHeaders, cookie };
    const noCall = [encodeWire(null), encodeWire({ name: 7 }), encodeWire([])];
    const body = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...noCall));
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const answer = await host.send({ method: "POST", path: "/rpc", headers, body: bytes });
        expect(answer.status).toBe(400);
      }),
      { numRuns: 50 },
    );
  });

  test("larger than any file is refused before it is read", async () => {
    const host = await testHost();
    const cookie = await host.signIn();
    const headers = { ...callHeaders, cookie, "content-length": LARGEST_INPUT * 2 };
    const answer = await host.send({ ...callRequest("app.about", {}), headers });
    expect(answer.status).toBe(413);
    expect((await host.rpc(cookie, "app.about", {})).status).toBe(200);
  });

  test("larger than it said is refused too", async () => {
    const host = await testHost();
    const cookie = await host.signIn();
    const headers = { ...callHeaders, cookie, "transfer-encoding": "chunked" };
    const body = new Uint8Array(LARGEST_INPUT + 1024 * 1024);
    const refused = await host
      .send({ method: "POST", path: "/rpc", headers, body })
      .then(({ status }) => status === 413)
      // The host stops listening half-way, which some systems report to the sender as a reset.
      .catch((error: NodeJS.ErrnoException) => ["ECONNRESET", "EPIPE"].includes(error.code ?? ""));
    expect(refused).toBe(true);
    expect((await host.rpc(cookie, "app.about", {})).status).toBe(200);
  });
});

describe("a file", () => {
  test("of the page is served with the strict policy and nothing else around it", async () => {
    const host = await testHost();
    const answer = await host.send({ path: "/" });
    expect(answer.text).toBe("<title>Palisade</title>");
    expect(answer.headers["content-security-policy"]).toMatch(
      /^default-src 'none'; script-src 'self'/,
    );
    expect(answer.headers["content-security-policy"]).not.toContain("unsafe");
    expect(answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cache-control": "no-cache",
    });
  });

  test("is not sent again while it is the same", async () => {
    const host = await testHost();
    const { headers } = await host.send({ path: "/index.html" });
    const again = { path: "/index.html", headers: { "if-none-match": headers.etag ?? "" } };
    expect((await host.send(again)).status).toBe(304);
    fs.writeFileSync(path.join(host.files, "index.html"), "<title>Newer</title>");
    expect((await host.send(again)).text).toBe("<title>Newer</title>");
  });

  test("named after its content is kept by the browser", async () => {
    const host = await testHost();
    const { headers } = await host.send({ path: "/assets/index-AbCd1234.js" });
    expect(headers["cache-control"]).toContain("immutable");
    expect(headers["content-type"]).toContain("text/javascript");
  });

  test.each([
    "/../secret.html",
    "/%2e%2e/secret.html",
    "/..%2fsecret.html",
    "/..%5csecret.html",
    "/%252e%252e/secret.html",
    "/assets/../../secret.html",
    "//secret.html",
    "/....//secret.html",
    "/index.html%00.js",
    "/%",
    "/%c0%ae%c0%ae/secret.html",
    "/link.html",
    "/assets",
    "/assets/",
    "/nothing.html",
    "/index.html/x",
    `/${"a".repeat(5000)}`,
    "http://evil.example/secret.html",
  ])("outside the page's folder or missing is not there: %s", async (target) => {
    const host = await testHost();
    fs.symlinkSync(path.join(host.files, "..", "secret.html"), path.join(host.files, "link.html"));
    const answer = await host.send({ path: target });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("secret");
  });

  test("is not served to a rebound name", async () => {
    const host = await testHost();
    const answer = await host.send({ path: "/", headers: { host: "evil.example" } });
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain("Palisade<");
  });
});

test("a host that refused much still serves", async () => {
  const host = await testHost();
  const cookie = await host.signIn();
  const attempts = Array.from({ length: 200 }, () => host.send(sessionRequest("guess")));
  const statuses = (await Promise.all(attempts)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([403]));
  expect((await host.rpc(cookie, "app.about", {})).status).toBe(200);
});

test("listens on the loopback address only", async () => {
  const host = await testHost();
  expect(host.server.address(null)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#ticket=[\w-]{43}$/);
  expect(host.server.address("p1")).toMatch(/&open=p1$/);
});
