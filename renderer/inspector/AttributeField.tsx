import { Lock } from "lucide-react";
import { useId, type ReactElement } from "react";
import type { AttributeSetting } from "../../shared/model/attributes.ts";
import { setAttribute } from "../../shared/model/edits/items.ts";
import type { Id } from "../../shared/model/model.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useProject } from "../ui/context.ts";
import { Checkbox, Select } from "../ui/controls.tsx";
import styles from "./Inspector.module.css";
import type { ValueAttribute } from "./sections.ts";

interface AttributeFieldProps {
  readonly diagramId: Id;
  readonly itemId: Id;
  readonly attribute: ValueAttribute;
}

/** One attribute with the control its kind calls for. */
export function AttributeField({
  diagramId,
  itemId,
  attribute,
}: AttributeFieldProps): ReactElement {
  const project = useProject();
  const id = useId();
  const label = attribute.label.trim() || attribute.name;
  const set = (setting: AttributeSetting): void =>
    project.commit(
      setAttribute(project.store.getState().model, diagramId, itemId, attribute.name, setting),
    );

  if (attribute.kind === "boolean") {
    return <Checkbox label={label} checked={attribute.value} onChange={set} />;
  }
  if (attribute.kind === "list" && attribute.fixed) {
    return (
      <dl className={styles["fixed"]}>
        <dt>{label}</dt>
        <dd>
          {attribute.options[attribute.selected] ?? "—"}
          <Lock size={11} aria-label="fixed by the template" />
        </dd>
      </dl>
    );
  }
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      {attribute.kind === "list" ? (
        <Select
          id={id}
          value={attribute.selected}
          onChange={(event) => set(Number(event.target.value))}
        >
          {attribute.selected < 0 ? <option value={-1}>Nothing chosen</option> : null}
          {attribute.options.map((option, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- options may repeat; their place is their identity
            <option key={`${at} ${option}`} value={at}>
              {option}
            </option>
          ))}
        </Select>
      ) : (
        <CommittedText id={id} value={attribute.value} onCommit={set} />
      )}
    </div>
  );
}
