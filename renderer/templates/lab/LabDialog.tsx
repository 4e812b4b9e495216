import type { ReactElement } from "react";
import type { Id } from "../../../shared/model/model.ts";
import { useProjectState } from "../../ui/context.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { RuleLab } from "./RuleLab.tsx";

interface LabDialogProps {
  readonly flow: { readonly diagramId: Id; readonly id: Id } | null;
  readonly onClose: () => void;
}

/** The lab on the open model and its template, which is only looked at here. */
export function LabDialog({ flow, onClose }: LabDialogProps): ReactElement {
  const id = useProjectState((state) => state.id);
  const name = useProjectState((state) => state.name);
  const model = useProjectState((state) => state.model);
  const template = useProjectState((state) => state.template);
  const start =
    flow === null
      ? null
      : ({ kind: "flow", modelId: id, diagramId: flow.diagramId, flowId: flow.id } as const);
  return (
    <Dialog title="Why a threat is there, and why not" size="full" onClose={onClose}>
      <RuleLab template={template} openModel={{ id, name, model }} start={start} />
    </Dialog>
  );
}
