import { useId, useMemo, useState, type FormEvent, type ReactElement } from "react";
import type { TemplateSummary } from "../../shared/api-templates.ts";
import {
  planUpgrade,
  PROPOSED,
  type UpgradeChoices,
} from "../../shared/stride/upgrade/plan-upgrade.ts";
import { TemplateChoices } from "../start/TemplateChoices.tsx";
import type { ReadTemplate } from "../state/upgrade-desk.ts";
import styles from "../start/NewModelDialog.module.css";
import { useApp, useAppState, useProject, useProjectState } from "../ui/context.ts";
import { Button, Spinner } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { UpgradePreview } from "./UpgradePreview.tsx";

interface TemplateDialogProps {
  /** The template whose effect is shown at once; null to choose one first. */
  readonly begin: ReadTemplate | null;
  readonly onClose: () => void;
}

/** Has the open model use another template, after a look at what that changes. */
export function TemplateDialog({ begin, onClose }: TemplateDialogProps): ReactElement {
  const app = useApp();
  const current = useProjectState((state) => state.templateId);
  const [chosenId, setChosenId] = useState(begin?.id ?? current);
  const [target, setTarget] = useState(begin);
  const [reading, setReading] = useState(false);

  async function look(): Promise<void> {
    setReading(true);
    setTarget(await app.readTemplate(chosenId));
    setReading(false);
  }

  return target === null ? (
    <ChoicePage
      chosenId={chosenId}
      reading={reading}
      onChoose={setChosenId}
      onLook={() => void look()}
      onClose={onClose}
    />
  ) : (
    <PreviewPage target={target} onBack={() => setTarget(null)} onClose={onClose} />
  );
}

interface ChoicePageProps {
  readonly chosenId: string;
  /** Whether the template is on its way. */
  readonly reading: boolean;
  readonly onChoose: (id: string) => void;
  readonly onLook: () => void;
  readonly onClose: () => void;
}

function ChoicePage(props: ChoicePageProps): ReactElement {
  const { chosenId, reading, onChoose, onLook, onClose } = props;
  const current = useProjectState((state) => state.templateId);
  const templates = useChoices();
  const formId = useId();
  const unchanged = chosenId === current;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!unchanged && !reading) onLook();
  }

  return (
    <Dialog
      title="Change template"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} disabled={unchanged || reading}>
            {reading ? <Spinner /> : null} See what changes
          </Button>
        </>
      }
    >
      <form id={formId} className={styles["form"]} onSubmit={submit}>
        <p className={styles["hint"]}>
          The threats are found anew by its rules. You see first what becomes of elements, threats
          and verdicts; nothing is changed until you say so.
        </p>
        <TemplateChoices templates={templates} chosenId={chosenId} onChoose={onChoose} />
      </form>
    </Dialog>
  );
}

/** The templates there are, and the model's own first where it is a state of one that nobody published. */
function useChoices(): readonly TemplateSummary[] {
  const listed = useAppState((state) => state.templates);
  const id = useProjectState((state) => state.templateId);
  const { manifest, stencils, threatTypes } = useProjectState((state) => state.template);
  if (listed.some((template) => template.id === id)) return listed;
  const { name, version, author } = manifest;
  const own: TemplateSummary = {
    id,
    name,
    version,
    author,
    origin: "embedded",
    stencils: stencils.length,
    threatTypes: threatTypes.length,
    updatedAt: null,
  };
  return [own, ...listed];
}

interface PreviewPageProps {
  readonly target: ReadTemplate;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function PreviewPage({ target, onBack, onClose }: PreviewPageProps): ReactElement {
  const app = useApp();
  const project = useProject();
  const model = useProjectState((state) => state.model);
  const from = useProjectState((state) => state.template);
  const [choices, setChoices] = useState<UpgradeChoices>(PROPOSED);
  const { template: to } = target;
  const plan = useMemo(
    // The model and its template are read by the project itself; they say when there is another plan to make.
    () => planUpgrade({ ...project.upgradeTo(to), model, from }, choices),
    [project, to, model, from, choices],
  );

  function apply(): void {
    onClose();
    void app.chooseTemplate(target, choices);
  }

  return (
    <Dialog
      title={`Use “${to.manifest.name}” ${to.manifest.version}?`}
      size="large"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onBack}>Back</Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" onClick={apply} data-first-focus>
            Use this template
          </Button>
        </>
      }
    >
      <UpgradePreview
        plan={plan}
        from={from}
        to={to}
        onMap={(key, stencilId) =>
          setChoices({ ...choices, mapping: new Map(choices.mapping).set(key, stencilId) })
        }
        onMove={(key, accepted) =>
          setChoices({ ...choices, moves: new Map(choices.moves).set(key, accepted) })
        }
      />
    </Dialog>
  );
}
