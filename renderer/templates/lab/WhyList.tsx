import { ChevronRight, CircleHelp } from "lucide-react";
import { useState, type ReactElement } from "react";
import type { Id } from "../../../shared/model/model.ts";
import type { Situation } from "../../../shared/stride/analysis.ts";
import { topicOf, type ExplainedType } from "../../../shared/stride/explain-around.ts";
import type {
  Profile,
  RuleExample,
  Template,
  ThreatType,
} from "../../../shared/template/template.ts";
import { Button, Segments, Select } from "../../ui/controls.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { inOneLine } from "./lab-subject.ts";
import styles from "./RuleLab.module.css";
import { RuleTree } from "./RuleTree.tsx";
import { outcomeCounts, whyGroups, type WhyFilter, type WhyOutcome } from "./why-list.ts";

interface WhyListProps {
  readonly template: Template;
  /** Empty when rules are not asked about what is looked at. */
  readonly explained: readonly ExplainedType[];
  /** Profiles that the model looked at does not have: their types make no threats there. */
  readonly off: readonly Profile[];
  readonly filter: WhyFilter;
  readonly onFilter: (filter: WhyFilter) => void;
  /** Left out where the template is only looked at. */
  readonly onAddExample?: (of: Situation, threatTypeId: Id, expect: RuleExample["expect"]) => void;
  /** Takes the rules of a type over to where they are tried. */
  readonly onTry: (type: ThreatType) => void;
}

/** Every threat type with whether it fires, and behind each one why. */
export function WhyList(props: WhyListProps): ReactElement {
  const { template, explained, off, filter, onFilter } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (explained.length === 0) {
    return (
      <div className={styles["nothing"]}>
        <h3>Choose what to look at</h3>
        <p>
          At the left, take a flow of a model or make up a situation. Here you then see for every
          threat type whether it fires, and which terms of its rules made it so.
        </p>
      </div>
    );
  }
  const counts = outcomeCounts(explained, filter);
  const groups = whyGroups(explained, filter);
  const label = (name: string, outcome: WhyOutcome): string => `${name} ${counts[outcome]}`;

  function toggle(id: string): void {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  }

  return (
    <>
      <div className={styles["filters"]}>
        <Segments<WhyOutcome>
          label="Outcome"
          value={filter.outcome}
          options={[
            { value: "all", label: label("All", "all") },
            { value: "fires", label: label("Fires", "fires") },
            { value: "silent", label: label("Silent", "silent") },
            { value: "undecided", label: label("Rests on the unstated", "undecided") },
          ]}
          onChange={(outcome) => onFilter({ ...filter, outcome })}
        />
        <Select
          aria-label="Category"
          active={filter.category !== ""}
          value={filter.category}
          onChange={(event) => onFilter({ ...filter, category: event.target.value })}
        >
          <option value="">All categories</option>
          {[...new Set(explained.map(({ category }) => category))].map((category) => (
            <option key={category} value={category}>
              {category || "None"}
            </option>
          ))}
        </Select>
        <SearchField
          label="Search threat types"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
        />
      </div>
      <div className={styles["scroller"]}>
        <output className="visually-hidden">
          {counts[filter.outcome]} threat types, {counts.fires} fire
        </output>
        {groups.length === 0 ? (
          <p className={styles["hint"]}>No threat type passes the filters.</p>
        ) : null}
        {groups.map((group) => (
          <section key={group.category} className={styles["group"]} aria-label={group.category}>
            <h3>
              {group.category || "No category"}
              <small>
                {group.fires} of {group.types.length} fire
              </small>
            </h3>
            <ul>
              {group.types.map((one) => (
                <TypeLine
                  key={keyOf(one)}
                  one={one}
                  off={off.find(({ id }) => id === one.type.profileId) ?? null}
                  open={open.has(keyOf(one))}
                  template={template}
                  onToggle={() => toggle(keyOf(one))}
                  onTry={props.onTry}
                  onAddExample={props.onAddExample}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function keyOf({ type, situation }: ExplainedType): string {
  return `${type.id} ${topicOf(situation)?.id ?? ""}`;
}

interface TypeLineProps {
  readonly one: ExplainedType;
  readonly off: Profile | null;
  readonly open: boolean;
  readonly template: Template;
  readonly onToggle: () => void;
  readonly onTry: WhyListProps["onTry"];
  readonly onAddExample: WhyListProps["onAddExample"];
}

function TypeLine(props: TypeLineProps): ReactElement {
  const { one, off, open, template, onToggle, onTry, onAddExample } = props;
  const { type, situation, title, explanation, undecided } = one;
  const { fires, include, exclude } = explanation;
  const context = { situation, template };
  const topic = situation.scope === "interaction" ? null : topicOf(situation);
  return (
    <li className={styles["type"]} data-fires={fires || undefined}>
      <button type="button" aria-expanded={open} className={styles["typeHead"]} onClick={onToggle}>
        <ChevronRight size={14} aria-hidden="true" />
        <span className={styles["outcome"]} data-fires={fires || undefined}>
          {fires ? "Fires" : "Silent"}
        </span>
        <span className={styles["title"]}>
          {title || type.id}
          {situation.scope === "interaction" ? null : (
            <small> on {topic === null ? "the diagram" : inOneLine(topic.name)}</small>
          )}
        </span>
        {off === null ? null : <small>profile “{off.name}” is off</small>}
        {undecided ? (
          <span className={styles["undecided"]}>
            <CircleHelp size={13} aria-hidden="true" />
            rests on the unstated
          </span>
        ) : null}
      </button>
      {open ? (
        <div className={styles["why"]}>
          <h4>It fires where this holds</h4>
          {include === null ? (
            <p className={styles["hint"]}>{noRule(type.include)}</p>
          ) : (
            <RuleTree text={type.include} explanation={include} {...context} />
          )}
          {type.exclude.trim() === "" ? null : (
            <>
              <h4>And this does not</h4>
              {exclude === null ? (
                <p className={styles["hint"]}>{noRule(type.exclude)}</p>
              ) : (
                <RuleTree text={type.exclude} explanation={exclude} {...context} />
              )}
            </>
          )}
          <div className={styles["actions"]}>
            <Button onClick={() => onTry(type)}>Where else does it fire?</Button>
            {onAddExample === undefined ? null : (
              <>
                <Button
                  onClick={() => onAddExample(situation, type.id, fires ? "fires" : "silent")}
                >
                  Keep as example
                </Button>
                <Button
                  onClick={() => onAddExample(situation, type.id, fires ? "silent" : "fires")}
                >
                  Should be {fires ? "silent" : "firing"} here
                </Button>
              </>
            )}
          </div>
        </div>
      ) : null}
    </li>
  );
}

function noRule(text: string): string {
  return text.trim() === ""
    ? "There is no rule, so it never fires."
    : "This is no rule, so it never fires.";
}
