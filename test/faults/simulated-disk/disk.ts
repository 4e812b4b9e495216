/**
 * A disk with a cache that power loss empties. What was synced is there afterwards. Of what was written to a file
 * since its last sync, any 512-byte sectors may be there and others not. Of what was done to a folder since its
 * last sync (names made, changed, removed), a beginning may be there: folders are journaled in order.
 */

import fs from "node:fs";
import path from "node:path";
import type { Operation } from "./journal.ts";

const SECTOR = 512;

/** A number from 0 up to 1, such as `Math.random` gives. */
export type Random = () => number;

interface Write {
  readonly offset: number;
  readonly bytes: Uint8Array;
}
type Pending = Write | { readonly size: number };

class DiskFile {
  #synced = new Uint8Array();
  #pending: Pending[] = [];

  write(offset: number, bytes: Uint8Array): void {
    this.#pending.push({ offset, bytes });
  }

  truncate(size: number): void {
    this.#pending.push({ size });
  }

  sync(): void {
    this.#synced = this.content();
    this.#pending = [];
  }

  /** As a process sees it. */
  content(): Uint8Array<ArrayBuffer> {
    return apply(this.#synced, this.#pending);
  }

  /** As it may be found after power loss. */
  afterPowerLoss(random: Random): Uint8Array<ArrayBuffer> {
    // All, none and anything between: each cut draws anew how lucky it is.
    const luck = [0, 0.5, 1, random()][Math.floor(random() * 4)] ?? 0;
    const survives = () => random() < luck;
    return apply(
      this.#synced,
      this.#pending.flatMap((pending): readonly Pending[] =>
        "size" in pending ? (survives() ? [pending] : []) : sectorsOf(pending).filter(survives),
      ),
    );
  }
}

function sectorsOf({ offset, bytes }: Write): Write[] {
  const sectors: Write[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + SECTOR - ((offset + at) % SECTOR));
    sectors.push({ offset: offset + at, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return sectors;
}

function apply(start: Uint8Array, changes: readonly Pending[]): Uint8Array<ArrayBuffer> {
  let size = start.length;
  let capacity = size;
  for (const change of changes) {
    capacity = Math.max(capacity, endOf(change));
  }
  const bytes = new Uint8Array(capacity);
  bytes.set(start);
  for (const change of changes) {
    if ("size" in change) {
      // What a later write leaves out beyond the end reads as zeros.
      bytes.fill(0, change.size);
      size = change.size;
    } else {
      bytes.set(change.bytes, change.offset);
      size = Math.max(size, endOf(change));
    }
  }
  return bytes.slice(0, size);
}

function endOf(change: Pending): number {
  return "size" in change ? change.size : change.offset + change.bytes.length;
}

type Node = DiskFile | DiskFolder;
/** What happens to the names of a folder: null takes the name away. */
type Naming = readonly (readonly [name: string, node: Node | null])[];

class DiskFolder {
  readonly #now = new Map<string, Node>();
  #synced = new Map<string, Node>();
  #pending: Naming[] = [];

  get(name: string): Node | undefined {
    return this.#now.get(name);
  }

  /** Names that change together. */
  name(naming: Naming): void {
    put(this.#now, naming);
    this.#pending.push(naming);
  }

  sync(): void {
    this.#synced = new Map(this.#now);
    this.#pending = [];
  }

  entries(): ReadonlyMap<string, Node> {
    return this.#now;
  }

  afterPowerLoss(random: Random): ReadonlyMap<string, Node> {
    const names = new Map(this.#synced);
    const kept = Math.floor(random() * (this.#pending.length + 1));
    for (const naming of this.#pending.slice(0, kept)) put(names, naming);
    return names;
  }
}

function put(names: Map<string, Node>, naming: Naming): void {
  for (const [name, node] of naming) {
    if (node === null) names.delete(name);
    else names.set(name, node);
  }
}

/** What the disk forgets to do when it is told to sync: for showing that the test notices. */
export type Neglect = "nothing" | "files" | "folders";

export class Disk {
  readonly #rootPath: string;
  readonly #neglect: Neglect;
  readonly #root = new DiskFolder();
  readonly #open = new Map<number, Node>();

  /** @param rootPath where the folder lay that the operations are about; empty at first. */
  constructor(rootPath: string, neglect: Neglect = "nothing") {
    this.#rootPath = rootPath;
    this.#neglect = neglect;
  }

  carryOut(operation: Operation): void {
    switch (operation.kind) {
      case "open":
        this.#open.set(operation.descriptor, this.#opened(operation.path, operation.truncate));
        return;
      case "close":
        this.#open.delete(operation.descriptor);
        return;
      case "write":
        this.#file(operation.descriptor).write(operation.offset, operation.bytes);
        return;
      case "truncate":
        this.#file(operation.descriptor).truncate(operation.size);
        return;
      case "sync":
        this.#sync(operation.descriptor);
        return;
      case "rename":
        this.#rename(operation.from, operation.to);
        return;
      case "remove": {
        const { folder, name } = this.#locate(operation.path);
        folder.name([[name, null]]);
        return;
      }
      case "makeFolder": {
        const { folder, name } = this.#locate(operation.path);
        folder.name([[name, new DiskFolder()]]);
        return;
      }
    }
  }

  /** Files by path below the root, as the process sees them. */
  contents(): Map<string, Uint8Array> {
    const files = new Map<string, Uint8Array>();
    visit(
      this.#root,
      (folder) => folder.entries(),
      (file, name) => files.set(name, file.content()),
    );
    return files;
  }

  /** One file as the process sees it; undefined when it is not there. */
  content(name: string): Uint8Array | undefined {
    const node = this.#root.get(name);
    return node instanceof DiskFile ? node.content() : undefined;
  }

  /** Fills an empty folder with what power loss now may leave. */
  losePower(target: string, random: Random): void {
    visit(
      this.#root,
      (folder) => folder.afterPowerLoss(random),
      (file, name) => {
        const place = path.join(target, name);
        fs.mkdirSync(path.dirname(place), { recursive: true });
        fs.writeFileSync(place, file.afterPowerLoss(random));
      },
    );
  }

  #opened(file: string, truncate: boolean): Node {
    if (file === this.#rootPath) return this.#root;
    const { folder, name } = this.#locate(file);
    const found = folder.get(name);
    if (found !== undefined) {
      if (truncate && found instanceof DiskFile) found.truncate(0);
      return found;
    }
    const made = new DiskFile();
    folder.name([[name, made]]);
    return made;
  }

  #rename(from: string, to: string): void {
    const [source, target] = [this.#locate(from), this.#locate(to)];
    const node = source.folder.get(source.name);
    if (node === undefined) throw new Error(`${from} is renamed but was never made`);
    if (source.folder !== target.folder) throw new Error(`${from} leaves its folder`);
    source.folder.name([
      [source.name, null],
      [target.name, node],
    ]);
  }

  #sync(descriptor: number): void {
    const node = this.#open.get(descriptor);
    if (node === undefined) throw new Error(`${descriptor} is synced but not open`);
    if (this.#neglect !== (node instanceof DiskFile ? "files" : "folders")) node.sync();
  }

  #file(descriptor: number): DiskFile {
    const node = this.#open.get(descriptor);
    if (node instanceof DiskFile) return node;
    throw new Error(`${descriptor} is written to but is no open file`);
  }

  #locate(place: string): { folder: DiskFolder; name: string } {
    const names = path.relative(this.#rootPath, place).split(path.sep);
    let folder = this.#root;
    for (const name of names.slice(0, -1)) {
      const next = folder.get(name);
      if (!(next instanceof DiskFolder)) throw new Error(`there is no folder ${name}`);
      folder = next;
    }
    return { folder, name: names.at(-1) ?? "" };
  }
}

function visit(
  root: DiskFolder,
  entriesOf: (folder: DiskFolder) => ReadonlyMap<string, Node>,
  onFile: (file: DiskFile, name: string) => void,
): void {
  const enter = (folder: DiskFolder, at: string): void => {
    for (const [name, node] of entriesOf(folder)) {
      const place = path.join(at, name);
      if (node instanceof DiskFolder) enter(node, place);
      else onFile(node, place);
    }
  };
  enter(root, "");
}
