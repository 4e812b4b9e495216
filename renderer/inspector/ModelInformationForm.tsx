import { useId, type ReactElement } from "react";
import { setInformation } from "../../shared/model/edits/items.ts";
import type { ModelInformation } from "../../shared/model/model.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useProject, useProjectState } from "../ui/context.ts";
import { MessagesSection } from "./MessagesSection.tsx";
import { NotesSection } from "./NotesSection.tsx";
import styles from "./Inspector.module.css";

const FIELDS: readonly {
  readonly key: keyof ModelInformation;
  readonly label: string;
  readonly multiline: boolean;
}[] = [
  { key: "name", label: "Threat model name", multiline: false },
  { key: "owner", label: "Owner", multiline: false },
  { key: "reviewer", label: "Reviewer", multiline: false },
  { key: "contributors", label: "Contributors", multiline: false },
  { key: "description", label: "Description", multiline: true },
  { key: "assumptions", label: "Assumptions", multiline: true },
  { key: "externalDependencies", label: "External dependencies", multiline: true },
];

/** What the model is about and who made it: the first page of the report. */
export function ModelInformationForm(): ReactElement {
  const template = useProjectState((state) => state.template.manifest);
  return (
    <>
      <header className={styles["head"]}>
        <div>
          <h2>Model</h2>
          <p>Select something on the diagram to see its properties.</p>
        </div>
      </header>
      <section className={styles["section"]}>
        {FIELDS.map((field) => (
          <InformationField key={field.key} field={field} />
        ))}
      </section>
      <NotesSection />
      <MessagesSection />
      <section className={styles["section"]}>
        <dl className={styles["fixed"]}>
          <dt>Template</dt>
          <dd>
            {template.name} {template.version}
          </dd>
        </dl>
      </section>
    </>
  );
}

interface InformationFieldProps {
  readonly field: (typeof FIELDS)[number];
}

function InformationField({ field }: InformationFieldProps): ReactElement {
  const { key, label, multiline } = field;
  const project = useProject();
  const value = useProjectState((state) => state.model.information[key]);
  const id = useId();
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      <CommittedText
        id={id}
        multiline={multiline}
        rows={3}
        value={value}
        onCommit={(text) =>
          project.commit(setInformation(project.store.getState().model, { [key]: text }))
        }
      />
    </div>
  );
}
