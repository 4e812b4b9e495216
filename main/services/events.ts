import type { EventName, EventPayload } from "../../shared/api.ts";

/** An event with the payload that goes with its name. */
export type Event = {
  [Name in EventName]: { readonly name: Name; readonly payload: EventPayload<Name> };
}[EventName];

/** Carries events from the services to whoever listens. */
export interface EventHub {
  emit(event: Event): void;
  /** Gives the function that stops listening. */
  listen(listener: (event: Event) => void): () => void;
}

/** A hub whose listeners are called at once, in the order they came. */
export function eventHub(): EventHub {
  const listeners = new Set<(event: Event) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
