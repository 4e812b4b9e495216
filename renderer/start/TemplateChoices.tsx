import { useId, type ReactElement } from "react";
import type { TemplateSummary } from "../../shared/api-templates.ts";
import styles from "./NewModelDialog.module.css";

interface TemplateChoicesProps {
  readonly templates: readonly TemplateSummary[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}

/** The templates there are, one of them chosen. */
export function TemplateChoices(props: TemplateChoicesProps): ReactElement {
  return (
    <div className={styles["templates"]}>
      {props.templates.map((template) => (
        <TemplateChoice
          key={template.id}
          template={template}
          chosen={template.id === props.chosenId}
          onChoose={() => props.onChoose(template.id)}
        />
      ))}
    </div>
  );
}

export const ORIGINS: Record<TemplateSummary["origin"], string> = {
  builtIn: "Palisade",
  imported: "Imported",
  embedded: "From a model",
  own: "Edited here, as it is now",
  published: "Published here",
};

interface TemplateChoiceProps {
  readonly template: TemplateSummary;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function TemplateChoice({ template, chosen, onChoose }: TemplateChoiceProps): ReactElement {
  const about = useId();
  return (
    <label className={styles["template"]}>
      <input
        type="radio"
        name="template"
        checked={chosen}
        onChange={onChoose}
        aria-label={template.name}
        aria-describedby={about}
      />
      <span>
        <strong>{template.name}</strong>
        <span id={about}>
          {ORIGINS[template.origin]} · {template.version} · {template.stencils} stencils ·{" "}
          {template.threatTypes} threat types
        </span>
      </span>
    </label>
  );
}
