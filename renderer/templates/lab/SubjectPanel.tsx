import { Pencil } from "lucide-react";
import { useId, type ReactElement } from "react";
import { attributeValue } from "../../../shared/model/attributes.ts";
import type { Boundary, Line, Shape } from "../../../shared/model/model.ts";
import type { Subject } from "../../../shared/rules/syntax.ts";
import type { Situation } from "../../../shared/stride/analysis.ts";
import { partsOf } from "../../../shared/stride/facts.ts";
import { findStencil } from "../../../shared/template/lookup.ts";
import type { Template } from "../../../shared/template/template.ts";
import { useAppState } from "../../ui/context.ts";
import { Button, Segments, Select, Spinner } from "../../ui/controls.tsx";
import { Combobox } from "../../ui/Combobox.tsx";
import {
  firstSituation,
  flowChoices,
  inOneLine,
  type LabModel,
  type LabSubject,
} from "./lab-subject.ts";
import styles from "./RuleLab.module.css";
import { SituationForm } from "./SituationForm.tsx";
import type { PickedModel } from "./use-picked-model.ts";

interface SubjectPanelProps {
  readonly template: Template;
  readonly openModel: LabModel | null;
  readonly picked: PickedModel;
  readonly subject: LabSubject | null;
  readonly situation: Situation | null;
  readonly onSubject: (subject: LabSubject) => void;
  /** Goes on with what is looked at as something made up. */
  readonly onVary: () => void;
}

/** What is looked at: chosen from a model, or made up. */
export function SubjectPanel(props: SubjectPanelProps): ReactElement {
  const { template, openModel, subject, onSubject, onVary, situation } = props;
  const recent = useAppState((state) => state.recent);
  const firstModel = openModel?.id ?? recent?.[0]?.id ?? null;

  function turnTo(kind: LabSubject["kind"]): void {
    if (kind === subject?.kind) return;
    if (kind === "flow") {
      if (firstModel === null) return;
      onSubject({ kind: "flow", modelId: firstModel, diagramId: "", flowId: "" });
    } else if (situation !== null) onVary();
    else {
      const first = firstSituation(template);
      if (first !== null) onSubject({ kind: "made", situation: first });
    }
  }

  return (
    <section className={styles["subject"]} aria-label="What is looked at">
      <Segments<LabSubject["kind"]>
        label="What is looked at"
        value={subject?.kind ?? "made"}
        options={[
          { value: "flow", label: "From a model" },
          { value: "made", label: "Made up" },
        ]}
        onChange={turnTo}
      />
      {subject === null ? (
        <p className={styles["hint"]}>
          The template has no stencils yet that could make up an interaction.
        </p>
      ) : subject.kind === "made" ? (
        <SituationForm
          template={template}
          situation={subject.situation}
          onChange={(made) => onSubject({ kind: "made", situation: made })}
        />
      ) : (
        <PickedFlow {...props} subject={subject} />
      )}
    </section>
  );
}

interface PickedFlowProps extends SubjectPanelProps {
  readonly subject: Extract<LabSubject, { readonly kind: "flow" }>;
}

function PickedFlow(props: PickedFlowProps): ReactElement {
  const { template, openModel, picked, subject, situation, onSubject, onVary } = props;
  const recent = useAppState((state) => state.recent) ?? [];
  const modelId = useId();
  const others = recent.filter(({ id }) => id !== openModel?.id);
  const choices = picked.model === null ? [] : flowChoices(picked.model);
  const valueOf = (choice: { diagramId: string; flowId: string }): string =>
    JSON.stringify([choice.diagramId, choice.flowId]);
  return (
    <>
      <div className={styles["labelled"]}>
        <label htmlFor={modelId}>Model</label>
        <Select
          id={modelId}
          value={subject.modelId}
          onChange={(event) =>
            onSubject({ kind: "flow", modelId: event.target.value, diagramId: "", flowId: "" })
          }
        >
          {openModel === null ? null : <option value={openModel.id}>{openModel.name}</option>}
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles["labelled"]}>
        <label htmlFor={`${modelId}-flow`}>Data flow</label>
        <Combobox
          id={`${modelId}-flow`}
          placeholder={choices.length === 0 ? "This model has no flow" : "Choose one"}
          choices={choices.map((choice) => ({ ...choice, value: valueOf(choice) }))}
          value={valueOf(subject)}
          onChoose={(value) => {
            const choice = choices.find((one) => valueOf(one) === value);
            if (choice === undefined) return;
            const { diagramId, flowId } = choice;
            onSubject({ kind: "flow", modelId: subject.modelId, diagramId, flowId });
          }}
        />
      </div>
      {picked.problem !== null ? (
        <p role="alert" className={styles["problem"]}>
          {picked.problem.message}
        </p>
      ) : picked.model === null ? (
        <output className={styles["hint"]}>
          <Spinner /> Reading the model
        </output>
      ) : situation === null ? (
        <p className={styles["hint"]}>
          Choose a flow whose ends are attached and that is in scope: rules are asked about those.
        </p>
      ) : (
        <>
          <Facts situation={situation} template={template} />
          <Button onClick={onVary}>
            <Pencil size={14} aria-hidden="true" />
            Vary it
          </Button>
        </>
      )}
    </>
  );
}

interface FactsProps {
  readonly situation: Situation;
  readonly template: Template;
}

const PARTS: Readonly<Record<Subject, string>> = {
  source: "Source",
  flow: "Flow",
  target: "Target",
  element: "Element",
  boundary: "Boundary",
};

/** What rules see of what is looked at. */
function Facts({ situation, template }: FactsProps): ReactElement {
  return (
    <div className={styles["facts"]}>
      {situation.scope === "interaction" ? (
        <Crossed crosses={situation.crosses} template={template} />
      ) : null}
      {partsOf(situation).map(([part, item]) => (
        <Item key={part} what={PARTS[part]} item={item} template={template} />
      ))}
    </div>
  );
}

interface CrossedProps {
  readonly crosses: readonly Boundary[];
  readonly template: Template;
}

function Crossed({ crosses, template }: CrossedProps): ReactElement {
  return (
    <section>
      <h3>Crosses</h3>
      {crosses.length === 0 ? <p className={styles["hint"]}>No boundary</p> : null}
      <ul>
        {crosses.map((boundary) => (
          <li key={boundary.id}>
            {inOneLine(boundary.name)}{" "}
            <small>{findStencil(template, boundary.stencilId)?.name ?? boundary.stencilId}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  readonly what: string;
  readonly item: Shape | Line;
  readonly template: Template;
}

function Item({ what, item, template }: ItemProps): ReactElement {
  const stencil = findStencil(template, item.stencilId);
  const stated = item.attributes.flatMap(({ kind, name, label }) => {
    const value = attributeValue(item, name);
    return kind === "heading" || value === null || value === "" ? [] : [{ name, label, value }];
  });
  return (
    <section>
      <h3>{what}</h3>
      <p>
        {inOneLine(item.name)} <small>{stencil?.name ?? `${item.stencilId}, unknown here`}</small>
      </p>
      <dl>
        {stated.map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
