import { FlaskConical, ListChecks, ShieldQuestion } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import { useStore } from "zustand";
import type { Id, Model } from "../../../shared/model/model.ts";
import { hasProfile } from "../../../shared/model/profiles.ts";
import { exampleOf } from "../../../shared/stride/example-diagram.ts";
import { explainAround, situationAt } from "../../../shared/stride/explain-around.ts";
import type { AskedRule } from "../../../shared/stride/firing.ts";
import type { Situation } from "../../../shared/stride/analysis.ts";
import type { Profile, RuleExample, Template } from "../../../shared/template/template.ts";
import { useApp } from "../../ui/context.ts";
import { Segments } from "../../ui/controls.tsx";
import { ExampleList } from "./ExampleList.tsx";
import {
  firstSituation,
  flowChoices,
  lookedAt,
  type LabModel,
  type LabSubject,
} from "./lab-subject.ts";
import styles from "./RuleLab.module.css";
import { SubjectPanel } from "./SubjectPanel.tsx";
import { TryRule } from "./TryRule.tsx";
import { usePickedModel } from "./use-picked-model.ts";
import { everyType, type WhyFilter } from "./why-list.ts";
import { WhyList } from "./WhyList.tsx";

interface RuleLabProps {
  readonly template: Template;
  /** Told of the examples as they are to be; left out where the template is only looked at. */
  readonly onExamples?: (examples: readonly RuleExample[]) => void;
  /** The model that is open, as it is now; left out where none is. */
  readonly openModel?: LabModel | null;
  /** What to look at first; null = a flow of the open model, or something made up. */
  readonly start?: LabSubject | null;
}

type Page = "why" | "try" | "examples";

const PAGES = [
  { value: "why", label: "Threat types", icon: <ShieldQuestion size={14} aria-hidden="true" /> },
  { value: "try", label: "Try a rule", icon: <FlaskConical size={14} aria-hidden="true" /> },
  { value: "examples", label: "Examples", icon: <ListChecks size={14} aria-hidden="true" /> },
] as const;

/**
 * Shows what the rules of a template make of a flow, of a model or made up, and why; where a rule fires in all
 * models; and the examples a template brings as its own tests.
 */
export function RuleLab(props: RuleLabProps): ReactElement {
  const { template, onExamples, openModel = null, start = null } = props;
  const [subject, setSubject] = useState<LabSubject | null>(
    () => start ?? firstSubject(template, openModel),
  );
  const [page, setPage] = useState<Page>("why");
  const { tried } = useApp().lab;
  const rule = useStore(tried);
  const setRule = (next: AskedRule): void => tried.setState(next);
  const [filter, setFilter] = useState<WhyFilter>(everyType);
  const picked = usePickedModel(subject, openModel);
  const seen = useMemo(
    () => (subject === null ? null : lookedAt(template, subject, picked.model)),
    [template, subject, picked.model],
  );
  const explained = useMemo(
    () => (seen === null ? [] : explainAround(template, seen.diagram, seen.itemId)),
    [template, seen],
  );
  const situation = useMemo(
    () => (seen === null ? null : situationAt(seen.diagram, seen.itemId)),
    [seen],
  );

  function addExample(of: Situation, threatTypeId: Id, expect: RuleExample["expect"]): void {
    const written =
      subject?.kind === "made" && of === situation ? subject.situation : exampleOf(template, of);
    if (written === null) return;
    onExamples?.([...(template.examples ?? []), { ...written, threatTypeId, name: "", expect }]);
    setPage("examples");
  }

  return (
    <div className={styles["lab"]}>
      <SubjectPanel
        template={template}
        openModel={openModel}
        picked={picked}
        subject={subject}
        situation={situation}
        onSubject={setSubject}
        onVary={() => {
          const varied = situation === null ? null : exampleOf(template, situation);
          if (varied !== null) setSubject({ kind: "made", situation: varied });
        }}
      />
      <section className={styles["main"]} aria-label="Rules">
        <div className={styles["pages"]}>
          <Segments<Page> label="Page" value={page} options={PAGES} onChange={setPage} />
        </div>
        {page === "why" ? (
          <WhyList
            template={template}
            explained={explained}
            off={profilesOff(template, picked.model)}
            filter={filter}
            onFilter={setFilter}
            {...(onExamples === undefined ? {} : { onAddExample: addExample })}
            onTry={({ include, exclude, scope }) => {
              setRule({ include, exclude, scope: scope ?? "interaction" });
              setPage("try");
            }}
          />
        ) : page === "try" ? (
          <TryRule
            template={template}
            openModel={openModel}
            situation={situation}
            rule={rule}
            onRule={setRule}
            onLookAt={setSubject}
          />
        ) : (
          <ExampleList
            template={template}
            {...(onExamples === undefined ? {} : { onExamples })}
            onLookAt={(example) => {
              setSubject({ kind: "made", situation: example });
              setPage("why");
            }}
          />
        )}
      </section>
    </div>
  );
}

function profilesOff({ profiles = [] }: Template, model: Model | null): readonly Profile[] {
  return model === null ? [] : profiles.filter((profile) => !hasProfile(model, profile));
}

function firstSubject(template: Template, openModel: LabModel | null): LabSubject | null {
  const [choice] = openModel === null ? [] : flowChoices(openModel.model);
  if (openModel !== null && choice !== undefined) {
    const { diagramId, flowId } = choice;
    return { kind: "flow", modelId: openModel.id, diagramId, flowId };
  }
  const situation = firstSituation(template);
  return situation === null ? null : { kind: "made", situation };
}
