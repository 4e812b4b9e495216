import type { ReactElement } from "react";
import { setPropertyOfType } from "../../shared/template/edits/threat-types.ts";
import { isStandingProperty } from "../../shared/template/standing-properties.ts";
import type { ThreatPropertyDefinition, ThreatType } from "../../shared/template/template.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import tab from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { useEditing } from "./use-editing.ts";

interface PropertyValuesProps {
  readonly at: number;
  readonly type: ThreatType;
}

/** What a threat type gives the threat properties that the template has of its own. */
export function PropertyValues({ at, type }: PropertyValuesProps): ReactElement | null {
  const { template } = useEditing();
  const own = template.threatProperties.filter(({ name }) => !isStandingProperty(name));
  if (own.length === 0) return null;
  return (
    <div className={tab["two"]}>
      {own.map((property) => (
        <PropertyValue key={property.name} at={at} type={type} property={property} />
      ))}
    </div>
  );
}

interface PropertyValueProps extends PropertyValuesProps {
  readonly property: ThreatPropertyDefinition;
}

function PropertyValue({ at, type, property }: PropertyValueProps): ReactElement {
  const { edit } = useEditing();
  const { name, label, kind, values } = property;
  const value = type.properties.find((one) => one.name === name)?.value ?? "";
  const set = (next: string): void =>
    void edit((now) => setPropertyOfType(now, at, name, next === "" ? null : next));
  if (kind === "list") {
    return (
      <ChoiceField
        label={label}
        value={value}
        options={[
          { value: "", text: `As the template says first (${values[0] ?? "nothing"})` },
          ...values.map((one) => ({ value: one, text: one })),
        ]}
        onChoose={set}
      />
    );
  }
  return <TextField label={label} multiline rows={1} value={value} onCommit={set} />;
}
