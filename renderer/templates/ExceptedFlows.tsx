import { Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import type { Id } from "../../shared/model/model.ts";
import { effectiveShape } from "../../shared/template/inheritance.ts";
import { findStencil } from "../../shared/template/lookup.ts";
import { IconButton } from "../ui/controls.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import styles from "./TextList.module.css";
import tab from "./tab.module.css";
import { useEditing } from "./use-editing.ts";

interface ExceptedFlowsProps {
  /** Ids of stencils. */
  readonly except: readonly Id[];
  readonly onChange: (except: readonly Id[]) => void;
}

const CHOOSE = { value: "", text: "Choose a flow" };

/** The stencils of flows a Zero-Trust statement is not asked of. */
export function ExceptedFlows({ except, onChange }: ExceptedFlowsProps): ReactElement {
  const { template, readOnly } = useEditing();
  const flows = template.stencils.filter(
    ({ id }) => effectiveShape(template, id) === "line" && !except.includes(id),
  );
  return (
    <div className={tab["field"]}>
      <span className={tab["label"]}>Not asked of</span>
      <ul className={styles["list"]} aria-label="Not asked of">
        {[...new Set(except)].map((id) => {
          const name = findStencil(template, id)?.name ?? `${id} (not there)`;
          return (
            <li key={id}>
              <span className={styles["text"]}>{name}</span>
              {readOnly ? null : (
                <IconButton
                  small
                  label={`Ask it of ${name}`}
                  onClick={() => onChange(except.filter((other) => other !== id))}
                >
                  <Trash2 size={14} />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <ChoiceField
          label="Do not ask it of"
          value=""
          hint="A flow, with all derived from it, that is no call over a network."
          options={[CHOOSE, ...flows.map(({ id, name }) => ({ value: id, text: name }))]}
          onChoose={(id) => {
            if (id !== CHOOSE.value) onChange([...except, id]);
          }}
        />
      )}
    </div>
  );
}
