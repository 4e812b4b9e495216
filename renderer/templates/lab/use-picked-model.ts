import { useEffect, useState } from "react";
import type { Model } from "../../../shared/model/model.ts";
import type { Problem } from "../../../shared/model/result.ts";
import { useApp } from "../../ui/context.ts";
import type { LabModel, LabSubject } from "./lab-subject.ts";

export interface PickedModel {
  /** Null while it is read, when it cannot be, and for what is made up. */
  readonly model: Model | null;
  readonly problem: Problem | null;
}

const nothing: PickedModel = { model: null, problem: null };

/** The model the subject is of: the open one as it is now, another as it is stored. */
export function usePickedModel(
  subject: LabSubject | null,
  openModel: LabModel | null,
): PickedModel {
  const { lab } = useApp();
  const wanted = subject?.kind === "flow" ? subject.modelId : null;
  const stored = wanted === openModel?.id ? null : wanted;
  const [read, setRead] = useState<{ readonly id: string } & PickedModel>({ id: "", ...nothing });

  useEffect(() => {
    if (stored === null) return undefined;
    let wantedStill = true;
    async function readStored(id: string): Promise<void> {
      const result = await lab.readModel(id);
      if (!wantedStill) return;
      setRead(
        result.ok
          ? { id, model: result.value, problem: null }
          : { id, model: null, problem: result.problem },
      );
    }
    void readStored(stored);
    return () => {
      wantedStill = false;
    };
  }, [lab, stored]);

  if (wanted === null) return nothing;
  if (stored === null) return { model: openModel?.model ?? null, problem: null };
  return read.id === stored ? read : nothing;
}
