import { useMemo, type ReactElement } from "react";
import { useStore } from "zustand";
import type { Situation } from "../../../shared/stride/analysis.ts";
import { explainThreat } from "../../../shared/stride/explain.ts";
import { firingOf, type AskedRule } from "../../../shared/stride/firing.ts";
import type { Template } from "../../../shared/template/template.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import type { RuleSearchState } from "../../state/rule-search.ts";
import { useApp } from "../../ui/context.ts";
import { Button } from "../../ui/controls.tsx";
import { RuleEditor } from "../rule-editor/RuleEditor.tsx";
import { FiringList } from "./FiringList.tsx";
import type { LabModel, LabSubject } from "./lab-subject.ts";
import styles from "./RuleLab.module.css";
import { RuleTree } from "./RuleTree.tsx";

interface TryRuleProps {
  readonly template: Template;
  readonly openModel: LabModel | null;
  readonly situation: Situation | null;
  readonly rule: AskedRule;
  readonly onRule: (rule: AskedRule) => void;
  readonly onLookAt: (subject: LabSubject) => void;
}

/** A rule as it is typed: what it makes of what is looked at, where it fires in the open model, and in all models. */
export function TryRule(props: TryRuleProps): ReactElement {
  const { template, openModel, situation, rule, onRule, onLookAt } = props;
  const { rules } = useApp().lab;
  const search = useStore(rules.store);
  const ready = isReady(rule);
  const here = useMemo(
    () => (openModel === null || !ready ? null : firingOf(template, openModel.model, rule)),
    [template, openModel, rule, ready],
  );
  return (
    <div className={styles["scroller"]}>
      <div className={styles["rules"]}>
        <h3>It fires where this holds</h3>
        <RuleEditor
          label="Include rule"
          template={template}
          scope={rule.scope}
          value={rule.include}
          placeholder="source is 'GE.P' and flow crosses 'GE.TB.B'"
          onChange={(include) => onRule({ ...rule, include })}
        />
        <h3>And this does not</h3>
        <RuleEditor
          label="Exclude rule"
          template={template}
          scope={rule.scope}
          value={rule.exclude}
          onChange={(exclude) => onRule({ ...rule, exclude })}
        />
      </div>
      {situation === null || !ready ? null : (
        <Here template={template} situation={situation} rule={rule} />
      )}
      {openModel === null || here === null ? null : (
        <section className={styles["group"]} aria-label="In the open model">
          <h3>
            In the open model
            <small>
              fires on {here.places.length} of {here.asked}
            </small>
          </h3>
          <FiringList projectId={openModel.id} places={here.places} onLookAt={onLookAt} />
        </section>
      )}
      <section className={styles["group"]} aria-label="In all models">
        <h3>In all models</h3>
        <div className={styles["actions"]}>
          <Button disabled={!ready || search.running} onClick={() => rules.ask(rule)}>
            Ask all models
          </Button>
          {search.running ? <Button onClick={() => rules.stop()}>Stop</Button> : null}
          <output>{searchedSoFar(search)}</output>
        </div>
        {search.problem === null ? null : (
          <p role="alert" className={styles["problem"]}>
            {search.problem.message}
          </p>
        )}
        {search.rule === null || !sameRule(search.rule, rule) ? null : (
          <ul className={styles["models"]}>
            {search.models
              .filter(({ fires }) => fires > 0)
              .toSorted((a, b) => b.fires - a.fires)
              .map(({ projectId, projectName, asked, fires, places }) => (
                <li key={projectId}>
                  <details>
                    <summary>
                      {projectName}
                      <small>
                        fires on {fires} of {asked}
                      </small>
                    </summary>
                    <FiringList projectId={projectId} places={places} onLookAt={onLookAt} />
                    {places.length < fires ? (
                      <p className={styles["hint"]}>The first {places.length} are listed.</p>
                    ) : null}
                  </details>
                </li>
              ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function isReady({ include, exclude }: AskedRule): boolean {
  return include.trim() !== "" && parseRule(include).ok && parseRule(exclude).ok;
}

function sameRule(a: AskedRule, b: AskedRule): boolean {
  return a.include === b.include && a.exclude === b.exclude && a.scope === b.scope;
}

function searchedSoFar({ rule, models, all, unread, running }: RuleSearchState): string {
  if (rule === null) return "";
  const places = models.reduce((sum, model) => sum + model.fires, 0);
  const among = models.filter((model) => model.fires > 0).length;
  const found = places === 0 ? "Fires nowhere" : `Fires on ${places} in ${numbered(among)}`;
  const asked = running
    ? ` · ${models.length} of ${all ?? "all"} asked`
    : ` · ${models.length} asked`;
  const missing = unread.length === 0 ? "" : ` · could not be read: ${unread.join(", ")}`;
  return `${found}${asked}${missing}`;
}

function numbered(models: number): string {
  return models === 1 ? "1 model" : `${models} models`;
}

interface HereProps {
  readonly template: Template;
  readonly situation: Situation;
  readonly rule: AskedRule;
}

/** What the rule makes of what is looked at. */
function Here({ template, situation, rule }: HereProps): ReactElement | null {
  const explanation = useMemo(() => {
    const { include, exclude } = rule;
    const type = { id: "tried", title: "", categoryId: "", description: "", properties: [] };
    const tried: Template = { ...template, threatTypes: [{ ...type, include, exclude }] };
    return explainThreat(tried, "tried", situation);
  }, [template, situation, rule]);
  if (explanation === null) return null;
  const { fires, include, exclude } = explanation;
  return (
    <section className={styles["group"]} aria-label="On what is looked at">
      <h3>
        On what is looked at
        <span className={styles["outcome"]} data-fires={fires || undefined}>
          {fires ? "Fires" : "Silent"}
        </span>
      </h3>
      <div className={styles["why"]}>
        {include === null ? null : (
          <RuleTree
            text={rule.include}
            explanation={include}
            situation={situation}
            template={template}
          />
        )}
        {exclude === null ? null : (
          <>
            <h4>Excluded where</h4>
            <RuleTree
              text={rule.exclude}
              explanation={exclude}
              situation={situation}
              template={template}
            />
          </>
        )}
      </div>
    </section>
  );
}
