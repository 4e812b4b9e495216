/**
 * What runs inside the page: Electron's `contextBridge`, `ipcRenderer` and `webUtils` for the preload, which runs in
 * an isolated world as in Electron. The two worlds talk by DOM events, which cross worlds at once and clone what
 * they carry. Functions here are sent to the page as text and may use nothing from outside themselves.
 */

import type { contextBridge, ipcRenderer, webUtils } from "electron";

/** Name of the isolated world. */
export const WORLD = "palisade-preload";
/** The function by which the isolated world speaks to the stand-in. */
export const BINDING = "palisadeStandInSend";

/** What the stand-in calls in the isolated world. */
interface StandInDoor {
  /** Settles an `invoke`. */
  answer(id: number, failure: string | null, packed: string): void;
  /** A message of `webContents.send`. */
  hear(channel: string, packed: string): void;
  /** Files whose paths were asked for, by number. */
  readonly files: File[];
}

/** Bytes become text on their way, since a binding carries nothing else. */
export function pack(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (!(item instanceof Uint8Array)) return item;
    let text = "";
    for (let at = 0; at < item.length; at += 8192) {
      text += String.fromCharCode(...item.subarray(at, at + 8192));
    }
    return { $bytes: btoa(text) };
  });
}

/** The opposite of `pack`. */
export function unpack(packed: string): unknown {
  return JSON.parse(packed, (_key, item: unknown) => {
    if (typeof item !== "object" || item === null || !("$bytes" in item)) return item;
    return Uint8Array.from(atob(String(item.$bytes)), (letter) => letter.charCodeAt(0));
  });
}

/** Main world: makes what the preload exposes appear, as functions that call over to the isolated world. */
function mainWorld(): void {
  if (window !== window.top) return;
  const functions = new Map<number, (...values: unknown[]) => unknown>();
  const settle = new Map<number, (detail: { failure: string | null; value: unknown }) => void>();
  let next = 0;
  const detailOf = (event: Event) =>
    (event as CustomEvent<{ id: number; failure: string | null; value: unknown }>).detail;

  /** Calls a function of the other world by number; it answers before this returns. */
  const call = (target: number, values: unknown[]): unknown => {
    const carried = values.map((value) => {
      if (typeof value !== "function") return value;
      next += 1;
      functions.set(next, value as (...values: unknown[]) => unknown);
      return { $function: next };
    });
    let answer: { kind: string; value: unknown } | null = null;
    const heard = (event: Event): void => {
      answer = (event as CustomEvent<{ kind: string; value: unknown }>).detail;
    };
    window.addEventListener("standin:returned", heard, { once: true });
    const detail = { target, values: carried };
    window.dispatchEvent(new CustomEvent("standin:call", { detail }));
    window.removeEventListener("standin:returned", heard);
    const { kind, value } = (answer ?? { kind: "value", value: undefined }) as {
      kind: string;
      value: unknown;
    };
    if (kind === "function") return (...more: unknown[]) => call(Number(value), more);
    if (kind !== "promise") return value;
    return new Promise((resolve, reject) => {
      settle.set(Number(value), ({ failure, value: settled }) => {
        if (failure === null) resolve(settled);
        else reject(new Error(failure));
      });
    });
  };

  // Denied before there is a window: one that the browser makes first holds up the page that asked for it.
  window.open = (address = "about:blank"): null => {
    const detail = new URL(address, document.baseURI).href;
    window.dispatchEvent(new CustomEvent("standin:open", { detail }));
    return null;
  };
  window.addEventListener("standin:settled", (event) => {
    const detail = detailOf(event);
    settle.get(detail.id)?.(detail);
    settle.delete(detail.id);
  });
  window.addEventListener("standin:callback", (event) => {
    const { id, value } = detailOf(event);
    functions.get(id)?.(...(value as unknown[]));
  });
  window.addEventListener("standin:expose", (event) => {
    const { name, members } = (
      event as CustomEvent<{ name: string; members: Record<string, number> }>
    ).detail;
    const exposed = Object.fromEntries(
      Object.entries(members).map(([member, target]) => [
        member,
        (...values: unknown[]) => call(target, values),
      ]),
    );
    Object.defineProperty(window, name, { value: Object.freeze(exposed) });
  });
}

/** Isolated world: runs the preload with Electron's modules for the page. */
function isolatedWorld(
  preload: (require: (name: string) => object) => void,
  send: (text: string) => void,
  packed: (value: unknown) => string,
  unpacked: (text: string) => unknown,
): void {
  if (window !== window.top) return;
  type Listener = (event: object, ...values: unknown[]) => void;
  const exposed: ((...values: unknown[]) => unknown)[] = [];
  const waiting = new Map<number, (failure: string | null, value: unknown) => void>();
  const listeners = new Map<string, Set<Listener>>();
  let next = 0;
  const tell = (name: string, detail: object): void =>
    void window.dispatchEvent(new CustomEvent(`standin:${name}`, { detail }));

  const door: StandInDoor = {
    files: [],
    answer(id, failure, text) {
      waiting.get(id)?.(failure, unpacked(text));
      waiting.delete(id);
    },
    hear(channel, text) {
      const values = unpacked(text) as unknown[];
      for (const listener of listeners.get(channel) ?? []) listener({}, ...values);
    },
  };
  Object.assign(globalThis, { palisadeStandIn: door });

  const toPage = (value: unknown): { kind: string; value: unknown } => {
    if (typeof value === "function") {
      const target = exposed.push(value as (...values: unknown[]) => unknown) - 1;
      return { kind: "function", value: target };
    }
    if (!(value instanceof Promise)) return { kind: "value", value };
    next += 1;
    const id = next;
    value.then(
      (settled: unknown) => tell("settled", { id, failure: null, value: settled }),
      (error: unknown) => tell("settled", { id, failure: String(error), value: null }),
    );
    return { kind: "promise", value: id };
  };
  window.addEventListener("standin:call", (event) => {
    const { target, values } = (event as CustomEvent<{ target: number; values: unknown[] }>).detail;
    const received = values.map((value) => {
      if (typeof value !== "object" || value === null || !("$function" in value)) return value;
      const id = Number(value.$function);
      return (...more: unknown[]) => tell("callback", { id, value: more });
    });
    tell("returned", toPage(exposed[target]?.(...received)));
  });

  window.addEventListener("standin:open", (event) => {
    const address = (event as CustomEvent<string>).detail;
    send(packed({ id: 0, channel: "standin:open", values: [address] }));
  });
  // The browser tells its own clients of titles only now and then; Electron tells of each.
  document.addEventListener("DOMContentLoaded", () => {
    let told = document.title;
    const watch = new MutationObserver(() => {
      if (document.title === told) return;
      told = document.title;
      send(packed({ id: 0, channel: "standin:title", values: [told] }));
    });
    watch.observe(document.head, { subtree: true, childList: true, characterData: true });
  });

  const modules = {
    contextBridge: {
      exposeInMainWorld(name: string, api: Record<string, unknown>): void {
        const members = Object.entries(api).map(([member, value]) => [
          member,
          exposed.push(value as (...values: unknown[]) => unknown) - 1,
        ]);
        tell("expose", { name, members: Object.fromEntries(members) as object });
      },
    } satisfies Pick<typeof contextBridge, "exposeInMainWorld">,
    ipcRenderer: {
      invoke: (channel: string, ...values: unknown[]): Promise<unknown> =>
        new Promise((resolve, reject) => {
          next += 1;
          waiting.set(next, (failure, value) => {
            if (failure === null) resolve(value);
            else reject(new Error(failure));
          });
          send(packed({ id: next, channel, values }));
        }),
      on(channel: string, listener: Listener): unknown {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
        return this;
      },
      off(channel: string, listener: Listener): unknown {
        listeners.get(channel)?.delete(listener);
        return this;
      },
    } satisfies Record<keyof Pick<typeof ipcRenderer, "invoke" | "on" | "off">, unknown>,
    webUtils: {
      // The path itself is known outside only; there it takes the place of this.
      getPathForFile: (file: File): string => `standin-file:${door.files.push(file) - 1}`,
    } satisfies Pick<typeof webUtils, "getPathForFile">,
  };
  preload((name) => {
    if (name === "electron") return modules;
    throw new Error(`a sandboxed preload cannot load ${name}`);
  });
}

/** Source for the main world of a window with a preload. */
export function mainWorldSource(): string {
  return `(${mainWorld.toString()})()`;
}

/** Source for the isolated world: the preload, as built, and what it stands on. */
export function isolatedWorldSource(preload: string): string {
  const parts = [`(require) => {${preload}\n}`, BINDING, pack.toString(), unpack.toString()];
  return `(${isolatedWorld.toString()})(${parts.join(", ")})`;
}
