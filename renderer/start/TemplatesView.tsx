import { CopyPlus, FileOutput, Plus, Trash2 } from "lucide-react";
import { useState, type ReactElement } from "react";
import type { TemplateSummary } from "../../shared/api-templates.ts";
import { newTemplate } from "../actions/new-template.ts";
import { useActionContext, useAppState } from "../ui/context.ts";
import { Button, IconButton } from "../ui/controls.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { sinceWhen } from "./since-when.ts";
import { ORIGINS } from "./TemplateChoices.tsx";
import styles from "./TemplatesView.module.css";

/** All templates: those the person edits first, each to be opened, copied or taken along. */
export function TemplatesView(): ReactElement {
  const context = useActionContext();
  const templates = useAppState((state) => state.templates);
  const [text, setText] = useState("");
  const wanted = text.trim().toLocaleLowerCase();
  const shown = templates.filter(({ name, author }) =>
    `${name} ${author}`.toLocaleLowerCase().includes(wanted),
  );
  const own = shown.filter(({ origin }) => origin === "own");
  const others = shown.filter(({ origin }) => origin !== "own");
  return (
    <section className={styles["view"]} aria-labelledby="templates-title">
      <header className={styles["head"]}>
        <h2 id="templates-title">Templates</h2>
        <div className={styles["search"]}>
          <SearchField label="Find a template" value={text} onChange={setText} />
        </div>
        <Button tone="primary" onClick={() => newTemplate.perform(context)}>
          <Plus size={15} aria-hidden="true" />
          New template
        </Button>
      </header>
      <p className={styles["lead"]}>
        A template brings the stencils to draw with and the rules that find threats.
      </p>
      <h3>Yours to edit</h3>
      {own.length === 0 ? (
        <p className={styles["none"]}>
          {wanted === ""
            ? "None yet. Make a new one, or duplicate one of those below and make it yours."
            : "None of them has these words."}
        </p>
      ) : (
        <TemplateList label="Templates you edit" templates={own} />
      )}
      <h3>To use and to copy</h3>
      {others.length === 0 ? (
        <p className={styles["none"]}>None has these words.</p>
      ) : (
        <TemplateList label="Other templates" templates={others} />
      )}
    </section>
  );
}

interface TemplateListProps {
  readonly label: string;
  readonly templates: readonly TemplateSummary[];
}

function TemplateList({ label, templates }: TemplateListProps): ReactElement {
  return (
    <ul className={styles["list"]} aria-label={label}>
      {templates.map((template) => (
        <TemplateLine key={template.id} template={template} />
      ))}
    </ul>
  );
}

function TemplateLine({ template }: { readonly template: TemplateSummary }): ReactElement {
  const { app } = useActionContext();
  const { id, name, version, origin, stencils, threatTypes, updatedAt } = template;
  return (
    <li className={styles["row"]}>
      <button type="button" className={styles["open"]} onClick={() => void app.templates.open(id)}>
        <span className={styles["title"]}>
          <strong>{name}</strong>
          <span>
            {ORIGINS[origin]} · {version}
          </span>
        </span>
        <span className={styles["numbers"]}>
          {stencils} stencils · {threatTypes} threat types
        </span>
        {updatedAt === null ? (
          <span />
        ) : (
          <time className={styles["when"]} dateTime={updatedAt}>
            {sinceWhen(new Date(updatedAt), new Date(app.now()))}
          </time>
        )}
      </button>
      <span className={styles["tools"]}>
        <IconButton
          label={`Duplicate ${name} to edit`}
          onClick={() => app.showDialog({ kind: "newTemplate", of: template })}
        >
          <CopyPlus size={15} />
        </IconButton>
        <IconButton
          label={`Export ${name} as .tb7`}
          onClick={() => void app.templates.exportFile(id, "tb7")}
        >
          <FileOutput size={15} />
        </IconButton>
        {origin === "own" ? (
          <IconButton
            label={`Delete ${name}`}
            onClick={() => app.showDialog({ kind: "deleteTemplate", template })}
          >
            <Trash2 size={15} />
          </IconButton>
        ) : null}
      </span>
    </li>
  );
}
