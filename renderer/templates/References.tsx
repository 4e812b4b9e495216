import { Plus, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import { setThreatType } from "../../shared/template/edits/threat-types.ts";
import type { ThreatType } from "../../shared/template/template.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { Button, IconButton } from "../ui/controls.tsx";
import styles from "./TextList.module.css";
import tab from "./tab.module.css";
import { useEditing } from "./use-editing.ts";

interface ReferencesProps {
  readonly at: number;
  readonly type: ThreatType;
}

/** Entries of public catalogues that a threat type stands for. */
export function References({ at, type }: ReferencesProps): ReactElement {
  const { readOnly, edit } = useEditing();
  const references = type.references ?? [];
  const set = (next: NonNullable<ThreatType["references"]>): void =>
    void edit((now) =>
      setThreatType(now, at, { references: next.length === 0 ? undefined : next }),
    );
  return (
    <div className={tab["field"]}>
      <span className={tab["label"]}>References</span>
      <ol className={styles["list"]} aria-label="References">
        {references.map((reference, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- one that is reworded stays where it is
          <li key={place}>
            <div className={styles["reference"]}>
              <CommittedText
                label={`Catalogue ${place + 1}`}
                placeholder="Such as CWE or ATT&CK"
                readOnly={readOnly}
                value={reference.catalogue}
                onCommit={(catalogue) => set(references.with(place, { ...reference, catalogue }))}
              />
              <CommittedText
                label={`Entry ${place + 1}`}
                placeholder="Such as 306 or T1610"
                readOnly={readOnly}
                value={reference.id}
                onCommit={(id) => set(references.with(place, { ...reference, id }))}
              />
            </div>
            {readOnly ? null : (
              <IconButton
                small
                label={`Delete reference ${place + 1}`}
                onClick={() => set(references.toSpliced(place, 1))}
              >
                <Trash2 size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      {readOnly ? null : (
        <span>
          <Button onClick={() => set([...references, { catalogue: "", id: "" }])}>
            <Plus size={14} aria-hidden="true" />
            Add reference
          </Button>
        </span>
      )}
    </div>
  );
}
