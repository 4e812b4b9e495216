import { useState, type ReactElement } from "react";
import { DeleteQuestion, type Doomed } from "./DeleteQuestion.tsx";

interface Deleting {
  /** Deletes at once what nothing uses, and asks first about all else. */
  ask(doomed: Doomed): void;
  /** The question, while it is asked. */
  readonly question: ReactElement | null;
}

export function useDeleting(): Deleting {
  const [doomed, setDoomed] = useState<Doomed | null>(null);
  return {
    ask(next) {
      if (next.uses.length === 0) next.remove();
      else setDoomed(next);
    },
    question:
      doomed === null ? null : <DeleteQuestion doomed={doomed} onClose={() => setDoomed(null)} />,
  };
}
