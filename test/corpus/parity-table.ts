/** Prints parities for people. */

import type { Parity, Share } from "./parity.ts";

export interface NamedParity {
  readonly name: string;
  readonly parity: Parity;
}

/** A line per file and the total, as aligned text. */
export function parityTable(files: readonly NamedParity[]): string {
  const heads = ["written", "live", "orphan", "found", "missing", "extra", "precision", "recall"];
  const shares = ["text", "titles", "content", "interaction", "neighbours", "sittings", "exact"];
  const rows = [
    [...heads, ...shares, "file"],
    ...files.map(({ name, parity }) => [...cells(parity), name]),
    [...cells(totalParity(files.map(({ parity }) => parity))), `TOTAL of ${files.length} files`],
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === row.length - 1 ? cell : cell.padStart(widths?.[at] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

function cells(parity: Parity): readonly string[] {
  return [
    parity.writtenBy,
    String(parity.live),
    String(parity.orphans),
    String(parity.found),
    String(parity.missing.length),
    String(parity.extra.length),
    percent({ equal: parity.found, of: parity.generated }),
    percent({ equal: parity.found, of: parity.live }),
    ...[parity.text, parity.titles, parity.content, parity.interactions, parity.neighbours].map(
      fraction,
    ),
    String(parity.sittings),
    String(parity.exactlyNumbered),
  ];
}

function percent({ equal, of }: Share): string {
  return of === 0 ? "-" : `${((100 * equal) / of).toFixed(2)} %`;
}

function fraction({ equal, of }: Share): string {
  return of === 0 ? "-" : `${equal}/${of}`;
}

/** All parities as one. */
export function totalParity(parities: readonly Parity[]): Parity {
  const sum = (read: (parity: Parity) => number): number =>
    parities.reduce((total, parity) => total + read(parity), 0);
  const sums = (read: (parity: Parity) => Share): Share => ({
    equal: sum((parity) => read(parity).equal),
    of: sum((parity) => read(parity).of),
  });
  return {
    writtenBy: "unknown",
    flows: sum((parity) => parity.flows),
    live: sum((parity) => parity.live),
    orphans: sum((parity) => parity.orphans),
    generated: sum((parity) => parity.generated),
    found: sum((parity) => parity.found),
    missing: parities.flatMap((parity) => parity.missing),
    extra: parities.flatMap((parity) => parity.extra),
    text: sums((parity) => parity.text),
    titles: sums((parity) => parity.titles),
    content: sums((parity) => parity.content),
    interactions: sums((parity) => parity.interactions),
    neighbours: sums((parity) => parity.neighbours),
    sittings: sum((parity) => parity.sittings),
    exactlyNumbered: sum((parity) => parity.exactlyNumbered),
    differences: parities.flatMap((parity) => parity.differences),
    losses: parities.flatMap((parity) => parity.losses),
  };
}
