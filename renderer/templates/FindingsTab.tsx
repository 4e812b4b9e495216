/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import { CircleCheck } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import type { TemplateTable } from "../../shared/template/change.ts";
import { SeverityIcon, SEVERITY_NAMES } from "../messages/SeverityIcon.tsx";
import type { TemplateTab } from "../state/template-editor.ts";
import { useTemplateState } from "../ui/context.ts";
import { Segments, Spinner } from "../ui/controls.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import type { TemplateFinding } from "./findings.ts";
import styles from "./FindingsTab.module.css";
import { holdsWords } from "./record-rows.ts";
import tab from "./tab.module.css";
import { useEditing } from "./use-editing.ts";
import { useFindings } from "./use-findings.tsx";

/** Where the records of a table are edited. */
const TAB_OF: Readonly<Record<TemplateTable | "zeroTrust", TemplateTab>> = {
  stencil: "stencils",
  category: "categories",
  threatProperty: "properties",
  threatType: "threatTypes",
  profile: "profiles",
  message: "profiles",
  example: "lab",
  zeroTrust: "profiles",
};

/** Lines shown at most; words narrow them. */
const MOST_SHOWN = 300;

/** What is wrong with the template; each leads to its place. */
export function FindingsTab(): ReactElement {
  const { editor } = useEditing();
  const { findings, current } = useFindings();
  const text = useTemplateState((state) => state.texts.findings ?? "");
  const [chosen, setChosen] = useState<Grade>("all");
  const grades = useMemo(() => gradesOf(findings), [findings]);
  // The last of a grade may be mended while only that grade is shown.
  const grade = grades.some(({ value }) => value === chosen) ? chosen : "all";
  const shown = useMemo(
    () =>
      findings.filter(
        ({ severity, message, place }) =>
          (grade === "all" || severity === grade) && holdsWords(text, [message, place?.name ?? ""]),
      ),
    [findings, text, grade],
  );

  function open({ place }: TemplateFinding): void {
    if (place === null) return;
    editor.narrow(TAB_OF[place.table], "");
    if (place.table !== "zeroTrust") editor.select(place.table, place.at);
    editor.show(TAB_OF[place.table]);
  }

  return (
    <section className={tab["page"]} aria-label="Findings" tabIndex={0}>
      <div className={tab["content"]}>
        <header className={styles["head"]}>
          <h2>Findings</h2>
          <output className={styles["summary"]}>
            {current ? summaryOf(findings) : <Spinner />}
            {current ? null : <span className="visually-hidden">Looking through the template</span>}
          </output>
          <div className={styles["filter"]}>
            <SearchField
              label="Find a finding"
              data-region="templateFilter"
              value={text}
              onChange={(next) => editor.narrow("findings", next)}
            />
          </div>
        </header>
        {grades.length > 2 ? (
          <Segments<Grade>
            label="Findings shown"
            value={grade}
            options={grades}
            onChange={setChosen}
          />
        ) : null}
        {shown.length === 0 ? (
          <Nothing filtered={findings.length > 0} current={current} />
        ) : (
          <ul className={styles["list"]} aria-label="Findings">
            {shown.slice(0, MOST_SHOWN).map((finding) => (
              <li key={finding.key}>
                <button
                  type="button"
                  className={styles["finding"]}
                  disabled={finding.place === null}
                  onClick={() => open(finding)}
                >
                  <SeverityIcon severity={finding.severity} />
                  <span className={styles["text"]}>
                    <span className="visually-hidden">{SEVERITY_NAMES[finding.severity]}: </span>
                    <span>{finding.message}</span>
                    {finding.place === null ? null : (
                      <small>
                        {finding.place.name}
                        {finding.place.field === "" ? "" : `, ${finding.place.field}`}
                      </small>
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {shown.length > MOST_SHOWN ? (
          <p className={tab["lead"]}>
            {shown.length - MOST_SHOWN} more; words in the field above narrow them.
          </p>
        ) : null}
      </div>
    </section>
  );
}

type Grade = TemplateFinding["severity"] | "all";

const GRADES = [
  { severity: "error", one: "error", many: "errors", title: "Errors" },
  { severity: "warning", one: "warning", many: "warnings", title: "Warnings" },
  { severity: "info", one: "hint", many: "hints", title: "Hints" },
] as const;

/** The grades there are findings of, each with their number. */
function counted(findings: readonly TemplateFinding[]) {
  return GRADES.flatMap((grade) => {
    const { length } = findings.filter(({ severity }) => severity === grade.severity);
    return length === 0 ? [] : [{ grade, count: length }];
  });
}

function summaryOf(findings: readonly TemplateFinding[]): string {
  return counted(findings)
    .map(({ grade: { one, many }, count }) => `${count} ${count === 1 ? one : many}`)
    .join(", ");
}

/** The choices of what is shown: all, or one grade of those there are. */
function gradesOf(
  findings: readonly TemplateFinding[],
): readonly { readonly value: Grade; readonly label: string }[] {
  const each = counted(findings).map(({ grade: { severity, title }, count }) => ({
    value: severity,
    label: `${title} ${count}`,
  }));
  return [{ value: "all", label: `All ${findings.length}` }, ...each];
}

interface NothingProps {
  readonly filtered: boolean;
  readonly current: boolean;
}

function Nothing({ filtered, current }: NothingProps): ReactElement {
  return (
    <div className={styles["nothing"]}>
      <CircleCheck size={22} aria-hidden="true" />
      <p>
        {filtered
          ? "No finding has these words."
          : current
            ? "Nothing was found wrong."
            : "Looking through the template…"}
      </p>
    </div>
  );
}
