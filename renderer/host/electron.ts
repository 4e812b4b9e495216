import type { Api } from "../../shared/api.ts";
import { parseEvent, parseReply } from "./reply.ts";

/** What the preload script exposes; its answers are checked here, not trusted. */
interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  on(name: string, listener: (payload: unknown) => void): () => void;
  /** Opens a file that was dropped where it lies, which only the preload can find out. */
  drop(file: File): Promise<unknown>;
}

/** The bridge of Electron's preload, when this page runs in Electron. */
export function findBridge(global: object): Bridge | null {
  const bridge: unknown = "palisade" in global ? global.palisade : null;
  return isBridge(bridge) ? bridge : null;
}

/** Carries the contract over Electron's preload bridge. */
export function electronApi(bridge: Bridge): Api {
  return {
    call: async (name, input) => parseReply(name, await bridge.call(name, input)),
    on: (name, listener) =>
      bridge.on(name, (payload) => {
        const parsed = parseEvent(name, payload);
        if (parsed !== null) listener(parsed);
      }),
  };
}

function isBridge(value: unknown): value is Bridge {
  return (
    typeof value === "object" &&
    value !== null &&
    "call" in value &&
    typeof value.call === "function" &&
    "on" in value &&
    typeof value.on === "function" &&
    "drop" in value &&
    typeof value.drop === "function"
  );
}
