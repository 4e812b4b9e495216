/** The containers Windows and macOS keep icons in, made of PNGs by their size in pixels. */

type Pngs = ReadonlyMap<number, Uint8Array>;

/**
 * A Windows icon: a directory of 16-byte entries, then the PNGs, which Windows reads since Vista.
 * Layout: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function ico(pngs: Pngs): Uint8Array {
  const entries = [...pngs].sort(([one], [other]) => one - other);
  const head = Buffer.alloc(6 + 16 * entries.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  for (const [index, [size, png]] of entries.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256, which a byte cannot hold.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...entries.map(([, png]) => png)]);
}

/** Kinds of entries that hold a PNG of this many pixels; those for sharp screens count every second one. */
const ICNS_KINDS: readonly (readonly [kind: string, size: number])[] = [
  ["icp4", 16],
  ["icp5", 32],
  ["ic11", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic08", 256],
  ["ic13", 256],
  ["ic09", 512],
  ["ic14", 512],
  ["ic10", 1024],
];

/** An Apple icon: `icns`, its whole length, then entries of kind, length and PNG, all big-endian. */
export function icns(pngs: Pngs): Uint8Array {
  const entries = ICNS_KINDS.flatMap(([kind, size]) => {
    const png = pngs.get(size);
    return png === undefined ? [] : [entry(kind, png)];
  });
  return entry("icns", Buffer.concat(entries));
}

function entry(kind: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, "latin1");
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
