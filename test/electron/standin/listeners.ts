import type { PreventableEvent } from "../../../main/electron/electron-port.ts";

type Listener = (...values: never[]) => void;

/** Listeners by event, as Node's emitters keep them; the port's overloads say which shape goes with which. */
export class Listeners {
  readonly #byEvent = new Map<string, Listener[]>();

  add(event: string, listener: Listener): void {
    this.#byEvent.set(event, [...(this.#byEvent.get(event) ?? []), listener]);
  }

  emit(event: string, ...values: unknown[]): void {
    for (const listener of this.#byEvent.get(event) ?? []) listener(...(values as never[]));
  }

  /** Whether a listener prevented what usually follows. */
  prevented(event: string, ...values: unknown[]): boolean {
    const subject = preventableEvent();
    this.emit(event, subject, ...values);
    return subject.prevented;
  }
}

/** An event that remembers whether it was prevented. */
export function preventableEvent(): PreventableEvent & { prevented: boolean } {
  return {
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
  };
}
