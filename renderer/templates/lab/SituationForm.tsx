import { Plus, X } from "lucide-react";
import { useId, type ReactElement } from "react";
import { ruleVocabulary } from "../../../shared/template/rule-vocabulary.ts";
import type { ThingKind } from "../../../shared/rules/vocabulary.ts";
import type { ExampleSituation } from "../../../shared/stride/example-diagram.ts";
import { effectiveAttributes } from "../../../shared/template/inheritance.ts";
import type {
  AttributeDefinition,
  ExampleBoundary,
  ExampleItem,
  Template,
} from "../../../shared/template/template.ts";
import { Button, IconButton, Select, TextInput } from "../../ui/controls.tsx";
import { Combobox } from "../../ui/Combobox.tsx";
import styles from "./RuleLab.module.css";

interface SituationFormProps {
  readonly template: Template;
  readonly situation: ExampleSituation;
  readonly onChange: (situation: ExampleSituation) => void;
}

/** A situation that is made up: what flows from what to what, and which boundaries are there. */
export function SituationForm({ template, situation, onChange }: SituationFormProps): ReactElement {
  const { source, flow, target, boundaries, besides } = situation;
  const [firstBoundary] = ruleVocabulary(template).stencils("boundary");
  const [firstElement] = ruleVocabulary(template).stencils("element");
  const [firstFlow] = ruleVocabulary(template).stencils("flow");

  function changeBoundary(at: number, boundary: ExampleBoundary | null): void {
    onChange({
      ...situation,
      boundaries: boundaries.flatMap((one, place) => (place === at ? (boundary ?? []) : one)),
    });
  }

  return (
    <div className={styles["facts"]}>
      <PartForm
        what="Source"
        kind="element"
        template={template}
        item={source}
        onChange={(item) => onChange({ ...situation, source: item })}
      />
      {flow === null && firstFlow !== undefined ? null : (
        <PartForm
          what="Flow"
          kind="flow"
          template={template}
          item={flow ?? { stencilId: firstFlow?.id ?? "", attributes: {} }}
          onChange={(item) => onChange({ ...situation, flow: item })}
        />
      )}
      {target === null && firstElement !== undefined ? null : (
        <PartForm
          what="Target"
          kind="element"
          template={template}
          item={target ?? { stencilId: firstElement?.id ?? "", attributes: {} }}
          onChange={(item) => onChange({ ...situation, target: item })}
        />
      )}
      {boundaries.map((boundary, at) => (
        <PartForm
          // oxlint-disable-next-line react/no-array-index-key -- boundaries have no identity but their place
          key={at}
          what={`Boundary ${at + 1}`}
          kind="boundary"
          template={template}
          item={boundary}
          onChange={(item) => changeBoundary(at, { ...item, holds: boundary.holds })}
          onRemove={() => changeBoundary(at, null)}
        >
          <Holds
            value={boundary.holds}
            onChange={(holds) => changeBoundary(at, { ...boundary, holds })}
          />
        </PartForm>
      ))}
      {besides.length === 0 ? null : (
        <p className={styles["hint"]}>
          {besides.length === 1 ? "1 other stencil is" : `${besides.length} other stencils are`} on
          the diagram.
        </p>
      )}
      {firstBoundary === undefined ? null : (
        <Button
          onClick={() =>
            onChange({
              ...situation,
              boundaries: [
                ...boundaries,
                { stencilId: firstBoundary.id, attributes: {}, holds: "source" },
              ],
            })
          }
        >
          <Plus size={14} aria-hidden="true" />
          Add a boundary
        </Button>
      )}
    </div>
  );
}

const HOLDS: Readonly<Record<ExampleBoundary["holds"], string>> = {
  source: "Around the source: crossed",
  target: "Around the target: crossed",
  both: "Around both",
  neither: "Elsewhere on the diagram",
};

interface HoldsProps {
  readonly value: ExampleBoundary["holds"];
  readonly onChange: (holds: ExampleBoundary["holds"]) => void;
}

function Holds({ value, onChange }: HoldsProps): ReactElement {
  const all = ["source", "target", "both", "neither"] as const;
  return (
    <Select
      aria-label="Where it lies"
      value={value}
      onChange={(event) => {
        const holds = all.find((one) => one === event.target.value);
        if (holds !== undefined) onChange(holds);
      }}
    >
      {all.map((holds) => (
        <option key={holds} value={holds}>
          {HOLDS[holds]}
        </option>
      ))}
    </Select>
  );
}

interface PartFormProps {
  readonly what: string;
  readonly kind: ThingKind;
  readonly template: Template;
  readonly item: ExampleItem;
  readonly onChange: (item: ExampleItem) => void;
  readonly onRemove?: () => void;
  readonly children?: ReactElement;
}

/** The stencil of a part and what is stated of it. */
function PartForm(props: PartFormProps): ReactElement {
  const { what, kind, template, item, onChange, onRemove, children } = props;
  const stencils = ruleVocabulary(template).stencils(kind);
  const definitions = effectiveAttributes(template, item.stencilId).filter(({ fixed }) => !fixed);
  return (
    <section aria-label={what}>
      <h3>
        {what}
        {onRemove === undefined ? null : (
          <IconButton small label={`Remove ${what.toLowerCase()}`} onClick={onRemove}>
            <X size={14} />
          </IconButton>
        )}
      </h3>
      <Combobox
        label={`Stencil of ${what.toLowerCase()}`}
        choices={stencils.map(({ id, name }) => ({ value: id, text: name, detail: id }))}
        value={item.stencilId}
        onChoose={(stencilId) => onChange({ stencilId, attributes: {} })}
      />
      {children}
      {definitions.map((definition) => (
        <AttributeLine
          key={definition.name}
          definition={definition}
          value={item.attributes[definition.name] ?? null}
          onChange={(value) => {
            const { [definition.name]: _, ...others } = item.attributes;
            const attributes = value === null ? others : { ...others, [definition.name]: value };
            onChange({ stencilId: item.stencilId, attributes });
          }}
        />
      ))}
    </section>
  );
}

interface AttributeLineProps {
  readonly definition: AttributeDefinition;
  /** Null = as it is by default. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function AttributeLine({ definition, value, onChange }: AttributeLineProps): ReactElement {
  const id = useId();
  const { label, values, kind } = definition;
  const usual = values[0] ?? "";
  const choosable = values.length > 0 && (kind === undefined || kind === "boolean");
  const offered = value === null || values.includes(value) ? values : [...values, value];
  return (
    <div className={styles["attribute"]} data-stated={value !== null || undefined}>
      <label htmlFor={id}>{label}</label>
      {choosable ? (
        <Select
          id={id}
          value={value ?? usual}
          onChange={({ target }) => onChange(target.value === usual ? null : target.value)}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {one === "" ? "(nothing stated)" : one}
            </option>
          ))}
        </Select>
      ) : (
        <TextInput
          id={id}
          value={value ?? usual}
          onChange={({ target }) => onChange(target.value === usual ? null : target.value)}
        />
      )}
    </div>
  );
}
