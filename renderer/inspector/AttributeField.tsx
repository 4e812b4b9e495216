import { Lock } from "lucide-react";
import { useId, type ReactElement } from "react";
import { setAttributeOfMany } from "../../shared/model/edits/attributes.ts";
import type { Id } from "../../shared/model/model.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useProject } from "../ui/context.ts";
import { Checkbox, Select } from "../ui/controls.tsx";
import styles from "./Inspector.module.css";
import type { Property } from "./properties.ts";

interface AttributeFieldProps {
  readonly diagramId: Id;
  readonly ids: ReadonlySet<Id>;
  readonly property: Property;
}

/** One attribute of one or many items, with the control its kind calls for. */
export function AttributeField({ diagramId, ids, property }: AttributeFieldProps): ReactElement {
  const project = useProject();
  const id = useId();
  const { name, label, kind, common, open, reason } = property;
  const set = (setting: string | boolean): void =>
    project.commit(
      setAttributeOfMany(project.store.getState().model, diagramId, ids, name, setting),
    );

  if (kind === "boolean") {
    return (
      <Checkbox
        label={label}
        checked={common.value === "true"}
        mixed={common.mixed}
        onChange={set}
      />
    );
  }
  if (kind === "readOnly") {
    return (
      <dl className={styles["fixed"]}>
        <dt>{label}</dt>
        <dd>
          {common.mixed ? "Mixed" : (common.value ?? "—")}
          <Lock size={11} aria-label={reason ?? undefined} />
        </dd>
      </dl>
    );
  }
  const openId = `${id}-open`;
  return (
    <div className={styles["field"]} data-open={open || undefined}>
      <div className={styles["labelRow"]}>
        <label htmlFor={id}>{label}</label>
        {open ? (
          <span id={openId} className={styles["open"]}>
            {common.mixed ? "some not stated" : "not stated"}
          </span>
        ) : null}
      </div>
      {kind === "list" ? (
        <ListField
          id={id}
          property={property}
          describedBy={open ? openId : undefined}
          onChange={set}
        />
      ) : (
        <CommittedText
          id={id}
          value={common.value ?? ""}
          placeholder={common.mixed ? "Mixed" : ""}
          describedBy={open ? openId : undefined}
          onCommit={set}
        />
      )}
    </div>
  );
}

interface ListFieldProps {
  readonly id: string;
  readonly property: Property;
  readonly describedBy: string | undefined;
  readonly onChange: (option: string) => void;
}

/** No option of a list is at this place. */
const NONE = -1;

function ListField({ id, property, describedBy, onChange }: ListFieldProps): ReactElement {
  const { common, options } = property;
  const at = common.mixed ? NONE : options.indexOf(common.value ?? "");
  return (
    <Select
      id={id}
      value={at}
      aria-describedby={describedBy}
      onChange={(event) => {
        const option = options[Number(event.target.value)];
        if (option !== undefined) onChange(option);
      }}
    >
      {at === NONE ? (
        <option value={NONE} disabled>
          {common.mixed ? "Mixed" : (common.value ?? "Nothing chosen")}
        </option>
      ) : null}
      {options.map((option, place) => (
        <option key={option} value={place}>
          {option}
        </option>
      ))}
    </Select>
  );
}
