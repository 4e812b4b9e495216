/** Files to open: kept until somebody takes them, then handed over as they come. */
export class FileQueue {
  #waiting: string[];
  #take: ((file: string) => void) | null = null;

  constructor(files: readonly string[]) {
    this.#waiting = [...files];
  }

  add(files: readonly string[]): void {
    for (const file of files) {
      if (this.#take === null) this.#waiting.push(file);
      else this.#take(file);
    }
  }

  /** Gives what waits; later ones go to `take`. */
  drain(take: (file: string) => void): readonly string[] {
    this.#take = take;
    return this.#waiting.splice(0);
  }
}
