import { useEffect, useState } from "react";
import type { Comparison } from "../../shared/model/comparison.ts";
import type { Problem } from "../../shared/model/result.ts";
import { useProject, useProjectState } from "../ui/context.ts";

interface Compared {
  /** What differs; the last known while it is worked out anew, null before the first time. */
  readonly comparison: Comparison | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
}

/** The comparison of the two states chosen in the project; follows every change while one of them is "now". */
export function useComparison(): Compared {
  const project = useProject();
  const { from, to } = useProjectState((state) => state.compared);
  const [compared, setCompared] = useState<Compared>({
    comparison: null,
    problem: null,
    busy: true,
  });

  useEffect(() => {
    /** Only the answer to the last question counts. */
    let asked = 0;
    const read = async (): Promise<void> => {
      const mine = ++asked;
      setCompared((before) => ({ ...before, busy: true }));
      const reply = await project.timeline.compare(from, to);
      if (mine !== asked) return;
      setCompared(
        reply.ok
          ? { comparison: reply.value, problem: null, busy: false }
          : { comparison: null, problem: reply.problem, busy: false },
      );
    };
    void read();
    const stop = project.store.subscribe((state, before) => {
      const live = from === "now" || to === "now";
      if (live && state.storedSeq !== before.storedSeq) void read();
    });
    return () => {
      asked = Infinity;
      stop();
    };
  }, [project, from, to]);

  return compared;
}
