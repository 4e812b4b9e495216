import { CircleCheck, CircleX, Trash2, TriangleAlert } from "lucide-react";
import { useMemo, type ReactElement } from "react";
import { runExamples, type ExampleOutcome } from "../../../shared/stride/examples.ts";
import { findStencil } from "../../../shared/template/lookup.ts";
import type { ExampleItem, RuleExample, Template } from "../../../shared/template/template.ts";
import { CommittedText } from "../../ui/CommittedText.tsx";
import { IconButton, Select } from "../../ui/controls.tsx";
import styles from "./RuleLab.module.css";

interface ExampleListProps {
  readonly template: Template;
  /** Left out where the template is only looked at. */
  readonly onExamples?: (examples: readonly RuleExample[]) => void;
  readonly onLookAt: (example: RuleExample) => void;
}

/** The template's examples by threat type, each with whether it passes now. */
export function ExampleList({ template, onExamples, onLookAt }: ExampleListProps): ReactElement {
  const outcomes = useMemo(() => runExamples(template), [template]);
  if (outcomes.length === 0) {
    return (
      <div className={styles["nothing"]}>
        <h3>The template has no examples</h3>
        <p>
          An example is a situation and what one threat type is to make of it. They are run at every
          change, so that a rule that stops doing what it was written for is noticed.
        </p>
        {onExamples === undefined ? null : (
          <p>Look at a situation, open a threat type, and keep what it makes of it.</p>
        )}
      </div>
    );
  }
  const passing = outcomes.filter(({ passes }) => passes).length;
  const groups = Map.groupBy(outcomes.entries(), ([, { example }]) => example.threatTypeId);
  const examples = outcomes.map(({ example }) => example);

  function change(at: number, to: RuleExample | null): void {
    onExamples?.(examples.flatMap((example, place) => (place === at ? (to ?? []) : example)));
  }

  return (
    <>
      <output className={styles["summary"]} data-fails={passing < outcomes.length || undefined}>
        {passing === outcomes.length
          ? `All ${outcomes.length} examples pass`
          : `${outcomes.length - passing} of ${outcomes.length} examples fail`}
      </output>
      <div className={styles["scroller"]}>
        {[...groups].map(([typeId, entries]) => (
          <section key={typeId} className={styles["group"]} aria-label={titleOf(template, typeId)}>
            <h3>{titleOf(template, typeId)}</h3>
            <ul className={styles["examples"]}>
              {entries.map(([at, outcome]) => (
                <ExampleLine
                  key={at}
                  template={template}
                  outcome={outcome}
                  onLookAt={() => onLookAt(outcome.example)}
                  {...(onExamples === undefined
                    ? {}
                    : { onChange: (to: RuleExample | null) => change(at, to) })}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function titleOf(template: Template, typeId: string): string {
  return template.threatTypes.find(({ id }) => id === typeId)?.title ?? typeId;
}

interface ExampleLineProps {
  readonly template: Template;
  readonly outcome: ExampleOutcome;
  readonly onLookAt: () => void;
  /** Null takes it away. */
  readonly onChange?: (example: RuleExample | null) => void;
}

function ExampleLine({ template, outcome, onLookAt, onChange }: ExampleLineProps): ReactElement {
  const { example, passes, problem } = outcome;
  const Icon = passes ? CircleCheck : problem === null ? CircleX : TriangleAlert;
  return (
    <li className={styles["example"]} data-passes={passes || undefined}>
      <Icon size={15} aria-hidden="true" />
      <div>
        <button type="button" className={styles["exampleText"]} onClick={onLookAt}>
          <span className="visually-hidden">{passes ? "Passes: " : "Fails: "}</span>
          {inWords(template, example)}
        </button>
        <p className={styles["hint"]}>{problem ?? saying(outcome)}</p>
        {onChange === undefined ? (
          example.name === "" ? null : (
            <p>{example.name}</p>
          )
        ) : (
          <CommittedText
            label="What it shows"
            placeholder="What it shows"
            value={example.name}
            onCommit={(name) => onChange({ ...example, name })}
          />
        )}
      </div>
      {onChange === undefined ? null : (
        <>
          <Select
            aria-label="What is expected"
            value={example.expect}
            onChange={({ target }) =>
              onChange({ ...example, expect: target.value === "fires" ? "fires" : "silent" })
            }
          >
            <option value="fires">is to fire</option>
            <option value="silent">is to be silent</option>
          </Select>
          <IconButton small label="Remove the example" onClick={() => onChange(null)}>
            <Trash2 size={14} />
          </IconButton>
        </>
      )}
    </li>
  );
}

function saying({ example, outcome, passes }: ExampleOutcome): string {
  const does = outcome === "fires" ? "fires" : "is silent";
  if (passes) return `It ${does}, as it is to.`;
  return `It ${does}, but is to ${example.expect === "fires" ? "fire" : "be silent"}.`;
}

/** The situation in a line. */
function inWords(template: Template, example: RuleExample): string {
  const { source, flow, target, boundaries } = example;
  const thing = ({ stencilId, attributes }: ExampleItem): string => {
    const stated = Object.entries(attributes).map(([, value]) => value);
    const name = findStencil(template, stencilId)?.name ?? stencilId;
    return stated.length === 0 ? name : `${name} (${stated.join(", ")})`;
  };
  const way = target === null ? "" : ` → ${thing(target)}`;
  const over = flow === null ? "" : ` over ${thing(flow)}`;
  const crossed = boundaries.filter(({ holds }) => holds === "source" || holds === "target");
  const across = crossed.length === 0 ? "" : `, across ${crossed.map(thing).join(", ")}`;
  return `${thing(source)}${way}${over}${across}`;
}
