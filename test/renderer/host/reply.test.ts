import { describe, expect, it } from "vitest";
import { findBridge, electronApi } from "../../../renderer/host/electron.ts";
import { parseEvent, parseReply } from "../../../renderer/host/reply.ts";

describe("replies of a host", () => {
  it("pass when they keep the contract", () => {
    const reply = parseReply("templates.import", { ok: true, value: { id: "t" } });
    expect(reply).toEqual({ ok: true, value: { id: "t" } });
  });

  it("pass on what went wrong", () => {
    const problem = { code: "disk-full", message: "Full.", place: null, remedy: "Make room." };
    expect(parseReply("projects.list", { ok: false, problem })).toEqual({ ok: false, problem });
  });

  it.each([null, 7, {}, { ok: true, value: { id: 7 } }, { ok: false }])(
    "become a problem when they break it: %o",
    (answer) => {
      expect(parseReply("templates.import", answer)).toMatchObject({
        ok: false,
        problem: { code: "broken-reply", place: "templates.import" },
      });
    },
  );

  it("do not carry events that break the contract", () => {
    expect(parseEvent("projects.changed", {})).toEqual({});
    expect(parseEvent("project.requested", { id: "no uuid" })).toBeNull();
  });
});

describe("the bridge to Electron", () => {
  const bridge = {
    call: async () => ({ ok: true, value: { id: "t" } }),
    on: (_name: string, listener: (payload: unknown) => void) => {
      listener({ id: 5 });
      listener({});
      return () => undefined;
    },
    drop: async () => ({ ok: true, value: { kind: "template", id: "t" } }),
  };

  it("is found only when it is one", () => {
    expect(findBridge({})).toBeNull();
    expect(findBridge({ palisade: { call: 1 } })).toBeNull();
    expect(findBridge({ palisade: { call: bridge.call, on: bridge.on } })).toBeNull();
    expect(findBridge({ palisade: bridge })).toBe(bridge);
  });

  it("is checked like any host", async () => {
    const api = electronApi(bridge);
    const input = { fileName: "a.tb7", bytes: new Uint8Array() };
    expect(await api.call("templates.import", input)).toMatchObject({ ok: true });
    expect(await api.call("projects.list", {})).toMatchObject({ ok: false });
    const heard: unknown[] = [];
    api.on("project.requested", (payload) => heard.push(payload));
    expect(heard).toEqual([]);
  });
});
