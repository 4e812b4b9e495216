/**
 * How calls and events travel between the renderer and the local host (`main/local`), and the bytes of a frame.
 *
 * Session. The host prints an address such as `http://127.0.0.1:49152/#ticket=T` or, when a project shall open
 * at once, `#ticket=T&open=PROJECT-ID`. The page sends `POST /session` with header `x-palisade: 1`, content type
 * `application/json` and body `{"ticket": "T"}`; the answer is 204 with an HttpOnly, SameSite=Strict cookie (also
 * when the page, reloaded, sends its used ticket along with that cookie), or 403 when the ticket is unknown or
 * used. The cookie keeps the session; the fragment never leaves the browser by itself.
 *
 * Calls. `POST /rpc` with header `x-palisade: 1`, content type `application/octet-stream` and a frame of
 * `{name, input}`; the answer is 200 with a frame of a `Reply` (see `api.ts`), whether the call succeeded or not.
 * 401 = no session, 403 = wrong origin or host, 413 = larger than `LARGEST_INPUT` and its overhead, 400 = not a
 * frame; these carry one line of plain text.
 *
 * Events. `GET /events` is a server-sent event stream: `event: NAME`, `data: PAYLOAD AS JSON`, blank line.
 *
 * Frame. 4 bytes: length of the JSON part, big-endian; the JSON part in UTF-8; the binary parts, one after the
 * other. The JSON part is `{"value": V, "lengths": [bytes of each binary part]}`. In V, `{"$bytes": n}` stands
 * for binary part n. Keys of plain objects that start with `$` get one more `$` in front, so no data can pass
 * for a reference.
 */

// Both hosts and every browser have these; `shared` sees neither Node's nor the DOM's types.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label: "utf-8", options: { fatal: boolean; ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

/** Deepest nesting of arrays and objects a frame may hold: real values stay under 20. */
const DEEPEST = 100;

const PREFIX_BYTES = 4;

/** Thrown by `decodeWire` for bytes that are no frame. */
export class MalformedFrame extends Error {
  override readonly name = "MalformedFrame";
}

/**
 * Encodes plain data: null, booleans, finite numbers, strings, arrays, plain objects and Uint8Arrays. Properties
 * that are undefined are left out.
 * @throws TypeError for anything else, and for nesting deeper than 100: a bug of the caller.
 */
export function encodeWire(value: unknown): Uint8Array {
  const parts: Uint8Array[] = [];
  const marked = mark(value, parts, 0);
  const json = new TextEncoder().encode(
    JSON.stringify({ value: marked, lengths: parts.map((part) => part.length) }),
  );
  const size = parts.reduce((sum, part) => sum + part.length, PREFIX_BYTES + json.length);
  const frame = new Uint8Array(size);
  new DataView(frame.buffer).setUint32(0, json.length);
  frame.set(json, PREFIX_BYTES);
  let offset = PREFIX_BYTES + json.length;
  for (const part of parts) {
    frame.set(part, offset);
    offset += part.length;
  }
  return frame;
}

/** What is sent is copied only where it holds bytes or keys to escape: models are large and hold neither. */
function mark(value: unknown, parts: Uint8Array[], depth: number): unknown {
  if (depth > DEEPEST) throw new TypeError("a value to send is nested too deeply");
  if (value instanceof Uint8Array) return { $bytes: parts.push(value) - 1 };
  if (Array.isArray(value)) return mapArray(value, (item) => mark(item, parts, depth + 1));
  if (isRecord(value)) return markObject(value, parts, depth);
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new TypeError(
    `cannot send a value of type ${typeof value}, or a number that is not finite`,
  );
}

function markObject(value: Record<string, unknown>, parts: Uint8Array[], depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError("only plain objects can be sent");
  }
  return mapObject(
    value,
    (key) => (key.startsWith("$") ? `$${key}` : key),
    // JSON leaves out what is undefined.
    (item) => (item === undefined ? undefined : mark(item, parts, depth + 1)),
  );
}

/** The array with every item mapped; the same array when none became another. */
function mapArray(items: readonly unknown[], map: (item: unknown) => unknown): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    const mapped = map(item);
    if (copy === null && mapped !== item) copy = items.slice(0, at);
    copy?.push(mapped);
  }
  return copy ?? items;
}

/** The object with every key and value mapped; the same object when none became another. */
function mapObject(
  value: Readonly<Record<string, unknown>>,
  mapKey: (key: string) => string,
  map: (item: unknown) => unknown,
): object {
  const keys = Object.keys(value);
  const mapped: unknown[] = [];
  let same = true;
  for (const key of keys) {
    const item = value[key];
    const after = map(item);
    mapped.push(after);
    same &&= after === item && mapKey(key) === key;
  }
  return same ? value : Object.fromEntries(keys.map((key, at) => [mapKey(key), mapped[at]]));
}

/**
 * Decodes a frame made by `encodeWire`. What comes out is untyped: parse it with the schema of the call.
 * @throws MalformedFrame for anything that is not exactly one frame.
 */
export function decodeWire(frame: Uint8Array): unknown {
  const { json, end } = readJson(frame);
  if (!isRecord(json) || !Array.isArray(json["lengths"]) || !("value" in json)) {
    throw new MalformedFrame("the frame has no value");
  }
  return restore(json["value"], cutParts(frame, end, json["lengths"]), 0);
}

function readJson(frame: Uint8Array): { json: unknown; end: number } {
  if (frame.length < PREFIX_BYTES) throw new MalformedFrame("the frame is too short");
  const length = new DataView(frame.buffer, frame.byteOffset).getUint32(0);
  const end = PREFIX_BYTES + length;
  if (end > frame.length) throw new MalformedFrame("the frame is cut off");
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      frame.subarray(PREFIX_BYTES, end),
    );
    return { json: JSON.parse(text), end };
  } catch {
    throw new MalformedFrame("the frame holds no JSON");
  }
}

function cutParts(frame: Uint8Array, start: number, lengths: readonly unknown[]): Uint8Array[] {
  let offset = start;
  const parts = lengths.map((length) => {
    if (typeof length !== "number" || !Number.isInteger(length) || length < 0) {
      throw new MalformedFrame("a binary part has no length");
    }
    const part = new Uint8Array(frame.subarray(offset, offset + length));
    if (part.length !== length) throw new MalformedFrame("a binary part is cut off");
    offset += length;
    return part;
  });
  if (offset !== frame.length) throw new MalformedFrame("the frame has bytes left over");
  return parts;
}

function restore(value: unknown, parts: readonly Uint8Array[], depth: number): unknown {
  if (depth > DEEPEST) throw new MalformedFrame("the value is nested too deeply");
  if (Array.isArray(value)) return mapArray(value, (item) => restore(item, parts, depth + 1));
  if (!isRecord(value)) return value;
  if ("$bytes" in value) return partOf(value, parts);
  return mapObject(value, restoreKey, (item) => restore(item, parts, depth + 1));
}

function partOf(reference: Record<string, unknown>, parts: readonly Uint8Array[]): Uint8Array {
  const index = reference["$bytes"];
  const part = typeof index === "number" ? parts[index] : undefined;
  if (part === undefined || Object.keys(reference).length !== 1) {
    throw new MalformedFrame("a reference names no binary part");
  }
  return part;
}

function restoreKey(key: string): string {
  if (!key.startsWith("$")) return key;
  if (!key.startsWith("$$")) throw new MalformedFrame("a key is not escaped");
  return key.slice(1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
