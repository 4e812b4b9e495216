import { Plus, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useTemplateEditor } from "../ui/context.ts";
import { Button, IconButton } from "../ui/controls.tsx";
import styles from "./TextList.module.css";
import tab from "./tab.module.css";

interface TextListProps {
  readonly label: string;
  /** What one of them is called. */
  readonly itemLabel: string;
  readonly addLabel: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Several texts, one below the other. */
export function TextList(props: TextListProps): ReactElement {
  const { label, itemLabel, addLabel, values, onChange } = props;
  const { readOnly } = useTemplateEditor();
  return (
    <div className={tab["field"]}>
      <span className={tab["label"]}>{label}</span>
      <ol className={styles["list"]} aria-label={label}>
        {values.map((value, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- one that is reworded stays where it is
          <li key={at}>
            <div className={styles["text"]}>
              <CommittedText
                label={`${itemLabel} ${at + 1}`}
                multiline
                rows={1}
                readOnly={readOnly}
                value={value}
                onCommit={(text) => onChange(values.with(at, text))}
              />
            </div>
            {readOnly ? null : (
              <IconButton
                small
                label={`Delete ${itemLabel.toLowerCase()} ${at + 1}`}
                onClick={() => onChange(values.toSpliced(at, 1))}
              >
                <Trash2 size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      {readOnly ? null : (
        <span>
          <Button onClick={() => onChange([...values, ""])}>
            <Plus size={14} aria-hidden="true" />
            {addLabel}
          </Button>
        </span>
      )}
    </div>
  );
}
