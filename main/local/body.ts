import type { IncomingMessage } from "node:http";

/**
 * The whole body of a request; null when it is larger than `largest` bytes, in which case the rest is not read.
 * @param within milliseconds after which a sender that is not done is cut off; null = the server's own limit
 * @throws when the sender goes away before the end, or is cut off.
 */
export async function readBody(
  request: IncomingMessage,
  largest: number,
  within: number | null = null,
): Promise<Uint8Array | null> {
  const cut = within === null ? undefined : setTimeout(() => request.destroy(), within);
  try {
    return await wholeBody(request, largest);
  } finally {
    clearTimeout(cut);
  }
}

async function wholeBody(request: IncomingMessage, largest: number): Promise<Uint8Array | null> {
  if (Number(request.headers["content-length"] ?? 0) > largest) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
