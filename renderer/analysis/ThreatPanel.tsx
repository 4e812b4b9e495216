import { Crosshair, FlaskConical, TriangleAlert, X } from "lucide-react";
import { useId, type ReactElement } from "react";
import { prioritiesOf } from "../../shared/stride/urgency.ts";
import type { Judgement } from "../../shared/model/edits/threats.ts";
import type { Threat } from "../../shared/model/model.ts";
import { isInteraction } from "../../shared/model/threat-topic.ts";
import { plainText } from "../../shared/model/plain-text.ts";
import { threatTypesOff } from "../../shared/template/threat-profiles.ts";
import { explainThreats } from "../actions/explain-threats.ts";
import { judge } from "../actions/judge.ts";
import { CommittedText } from "../ui/CommittedText.tsx";
import { useApp, useAppState, useProject, useProjectState } from "../ui/context.ts";
import { IconButton, Select } from "../ui/controls.tsx";
import { useAction } from "../ui/use-action.ts";
import styles from "./ThreatPanel.module.css";
import { bringIntoView, selectThreats } from "./select-threats.ts";
import { STATES } from "./threat-list.ts";
import { StateLabel } from "./ThreatState.tsx";

/** The selected threat in full, or several to be judged at once. */
export function ThreatPanel(): ReactElement {
  const project = useProject();
  const keys = useProjectState((state) => state.threatKeys);
  // Read so that the panel follows every change of the model.
  useProjectState((state) => state.model);
  const wanted = new Set(keys);
  const byKey = new Map(
    project
      .threats()
      .filter((threat) => wanted.has(threat.key))
      .map((threat) => [threat.key, threat]),
  );
  const threats = keys.flatMap((key) => byKey.get(key) ?? []);
  const [first] = threats;
  return (
    <aside
      className={styles["panel"]}
      aria-label="Threat properties"
      data-region="inspector"
      tabIndex={-1}
    >
      {first === undefined ? (
        <p className={styles["gone"]}>This threat is no longer there.</p>
      ) : threats.length === 1 ? (
        <OneThreat key={first.key} threat={first} />
      ) : (
        <ManyThreats key={keys.join(" ")} threats={threats} />
      )}
    </aside>
  );
}

function Close(): ReactElement {
  const project = useProject();
  return (
    <IconButton small label="Close threat" onClick={() => selectThreats(project, [])}>
      <X size={15} />
    </IconButton>
  );
}

function Why(): ReactElement {
  const { enabled, perform } = useAction(explainThreats);
  return (
    <IconButton small label="Why this threat is here" disabled={!enabled} onClick={perform}>
      <FlaskConical size={15} />
    </IconButton>
  );
}

function OneThreat({ threat }: { readonly threat: Threat }): ReactElement {
  const project = useProject();
  const diagram = useProjectState(
    (state) => state.model.diagrams.find((candidate) => candidate.id === threat.diagramId)?.name,
  );
  const isSwitchedOff = useProjectState(({ template, model }) =>
    threatTypesOff(template, model).has(threat.typeId),
  );
  const definitions = useProjectState((state) => state.template.threatProperties);
  const properties = threat.properties.flatMap(({ name, value }) => {
    const definition = definitions.find((candidate) => candidate.name === name);
    const text = plainText(value);
    return definition?.hidden === true || text === ""
      ? []
      : [{ name, label: definition?.label ?? name, text }];
  });
  return (
    <>
      <header className={styles["head"]}>
        <div className={styles["headLine"]}>
          <span className={styles["number"]}>#{threat.number}</span>
          <span className={styles["category"]}>{threat.category}</span>
          <span className={styles["headTools"]}>
            <Why />
            <IconButton
              small
              label="Show on the diagram"
              onClick={() => {
                selectThreats(project, [threat]);
                bringIntoView(project, threat);
              }}
            >
              <Crosshair size={15} />
            </IconButton>
            <Close />
          </span>
        </div>
        <h2>{threat.title}</h2>
      </header>
      {threat.orphaned ? (
        <p className={styles["orphan"]}>
          <TriangleAlert size={15} aria-hidden="true" />
          {isSwitchedOff
            ? "This threat is of a profile that is switched off. It is kept for your verdict."
            : "What this threat was about is no longer in the diagram. It is kept for your verdict."}
        </p>
      ) : null}
      <VerdictForm threats={[threat]} />
      <section className={styles["section"]}>
        <Fact label={isInteraction(threat) ? "Interaction" : "About"} text={threat.interaction} />
        {diagram === undefined ? null : <Fact label="Diagram" text={diagram} />}
        <Fact label="Description" text={plainText(threat.description)} />
        {threat.shortDescription.trim() === "" ? null : (
          <Fact
            label={`About ${threat.category.toLowerCase()}`}
            text={plainText(threat.shortDescription)}
          />
        )}
        {properties.map((property) => (
          <Fact key={property.name} label={property.label} text={property.text} />
        ))}
      </section>
      <LastTouched threat={threat} />
    </>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  return (
    <div className={styles["fact"]}>
      <h3>{label}</h3>
      <p>{text}</p>
    </div>
  );
}

function LastTouched({ threat }: { readonly threat: Threat }): ReactElement | null {
  const { changedBy, changedAt } = threat.verdict;
  if (changedAt === null) return null;
  const when = new Date(changedAt);
  return (
    <p className={styles["touched"]}>
      Judged {changedBy === null ? "" : `by ${changedBy} `}
      {Number.isNaN(when.getTime())
        ? ""
        : `on ${when.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })}`}
    </p>
  );
}

/** More than a person reads at a glance; the rest is counted. */
const NAMED = 12;

function ManyThreats({ threats }: { readonly threats: readonly Threat[] }): ReactElement {
  return (
    <>
      <header className={styles["head"]}>
        <div className={styles["headLine"]}>
          <span className={styles["category"]}>Judge together</span>
          <span className={styles["headTools"]}>
            <Close />
          </span>
        </div>
        <h2>{threats.length} threats selected</h2>
      </header>
      <VerdictForm threats={threats} />
      <section className={styles["section"]}>
        <ul className={styles["names"]} aria-label="Selected threats">
          {threats.slice(0, NAMED).map((threat) => (
            <li key={threat.key}>
              <span>#{threat.number}</span>
              {threat.title}
            </li>
          ))}
          {threats.length > NAMED ? <li>and {threats.length - NAMED} more</li> : null}
        </ul>
      </section>
    </>
  );
}

/** The value all share, or null. */
function common<Value>(threats: readonly Threat[], read: (threat: Threat) => Value): Value | null {
  const [first, ...rest] = threats;
  if (first === undefined) return null;
  const value = read(first);
  return rest.every((threat) => read(threat) === value) ? value : null;
}

function VerdictForm({ threats }: { readonly threats: readonly Threat[] }): ReactElement {
  const app = useApp();
  const project = useProject();
  const priorities = useProjectState((state) => prioritiesOf(state.template));
  const stateName = useId();
  const priorityId = useId();
  const reasonId = useId();
  const hintId = useId();
  const state = common(threats, (threat) => threat.verdict.state);
  const priority = common(threats, (threat) => threat.verdict.priority);
  const justification = common(threats, (threat) => threat.verdict.justification);
  const keys = threats.map((threat) => threat.key);
  const set = (judgement: Judgement): void => judge(app, project, keys, judgement);
  const asked = state === "notApplicable" && justification?.trim() === "";
  const offered =
    priority === null || priorities.includes(priority) ? priorities : [...priorities, priority];

  return (
    <section className={styles["verdict"]} aria-label="Verdict">
      <fieldset>
        <legend>State</legend>
        <div className={styles["states"]}>
          {STATES.map((choice) => (
            <label key={choice} className={styles["choice"]}>
              <input
                type="radio"
                name={stateName}
                checked={state === choice}
                onChange={() => set({ state: choice })}
              />
              <StateLabel state={choice} />
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles["field"]}>
        <label htmlFor={priorityId}>Priority</label>
        <Select
          id={priorityId}
          value={priority ?? ""}
          onChange={(event) => set({ priority: event.target.value })}
        >
          {priority === null ? <option value="">Different priorities</option> : null}
          {offered.map((value) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles["field"]}>
        <label htmlFor={reasonId}>Justification</label>
        <CommittedText
          id={reasonId}
          multiline
          rows={3}
          value={justification ?? ""}
          placeholder={justification === null ? "Different justifications" : "Why you decided so"}
          describedBy={asked ? hintId : undefined}
          onCommit={(text) => set({ justification: text })}
        />
        {asked ? (
          <p id={hintId} className={styles["asked"]}>
            Readers of the report will ask why this does not apply.
          </p>
        ) : null}
      </div>
      <JudgedBy />
    </section>
  );
}

function JudgedBy(): ReactElement {
  const app = useApp();
  const author = useAppState((state) => state.settings.author);
  const id = useId();
  return (
    <div className={styles["by"]}>
      <label htmlFor={id}>Judging as</label>
      <CommittedText
        id={id}
        value={author}
        placeholder="Your name"
        onCommit={(name) => void app.saveSettings({ author: name.trim().slice(0, 200) })}
      />
    </div>
  );
}
