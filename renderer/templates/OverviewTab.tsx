/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import type { ReactElement } from "react";
import { isVersion, setManifest } from "../../shared/template/edits/manifest.ts";
import type { Template } from "../../shared/template/template.ts";
import type { TemplateTab } from "../state/template-editor.ts";
import { Button } from "../ui/controls.tsx";
import styles from "./OverviewTab.module.css";
import tab from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { useEditing } from "./use-editing.ts";
import { useFindings } from "./use-findings.tsx";

/** What the template says of itself, what is in it, and what is wrong with it. */
export function OverviewTab(): ReactElement {
  const { template, edit } = useEditing();
  const { manifest } = template;
  return (
    <section className={tab["page"]} aria-label="Overview" tabIndex={0}>
      <div className={tab["content"]}>
        <h2 className="visually-hidden">Overview</h2>
        <div className={styles["figures"]}>
          {figuresOf(template).map((figure) => (
            <Figure key={figure.label} {...figure} />
          ))}
        </div>
        <section className={tab["card"]} aria-label="About this template">
          <header>
            <h3>About this template</h3>
          </header>
          <div className={tab["two"]}>
            <TextField
              label="Name"
              value={manifest.name}
              check={(name) => (name.trim() === "" ? "A template needs a name." : null)}
              onCommit={(name) => void edit((now) => setManifest(now, { name: name.trim() }))}
            />
            <TextField
              label="Author"
              value={manifest.author}
              onCommit={(author) => void edit((now) => setManifest(now, { author }))}
            />
            <TextField
              label="Version"
              value={manifest.version}
              check={(version) =>
                isVersion(version) ? null : "Four numbers with dots between, such as 1.2.0.0."
              }
              hint="Publishing counts it up."
              onCommit={(version) => void edit((now) => setManifest(now, { version }))}
            />
            <TextField label="Id" mono fixed value={manifest.id} onCommit={() => undefined} />
          </div>
        </section>
        <FindingsSummary />
        <section className={tab["card"]} aria-label="How threats come about">
          <header>
            <h3>How threats come about</h3>
          </header>
          <ol className={styles["steps"]}>
            <li>
              <strong>Stencils</strong> are what people draw with. Their attributes are the
              questions people answer about each element and flow.
            </li>
            <li>
              <strong>Threat types</strong> ask with a rule about every flow, or about every
              element, boundary or diagram. Where the rule holds, there is a threat.
            </li>
            <li>
              <strong>Categories and threat properties</strong> say what kind of threat it is, and
              what is to be recorded about it.
            </li>
          </ol>
        </section>
      </div>
    </section>
  );
}

interface FigureData {
  readonly label: string;
  readonly value: number;
  readonly detail: string;
  readonly tab: TemplateTab;
}

function figuresOf(template: Template): readonly FigureData[] {
  const { stencils, threatTypes, categories } = template;
  const generic = stencils.filter(({ parentId }) => parentId === null).length;
  const attributes = stencils.reduce((sum, stencil) => sum + stencil.attributes.length, 0);
  const silent = threatTypes.filter(({ include }) => include.trim() === "").length;
  const used = new Set(threatTypes.map(({ categoryId }) => categoryId));
  return [
    {
      label: "Stencils",
      value: stencils.length,
      detail: `${generic} generic, ${attributes} attributes`,
      tab: "stencils",
    },
    {
      label: "Threat types",
      value: threatTypes.length,
      detail: silent === 0 ? "each with a rule" : `${silent} without a rule`,
      tab: "threatTypes",
    },
    {
      label: "Categories",
      value: categories.length,
      detail: `${categories.filter(({ id }) => used.has(id)).length} in use`,
      tab: "categories",
    },
    {
      label: "Threat properties",
      value: template.threatProperties.length,
      detail: `${template.threatProperties.filter(({ hidden }) => !hidden).length} shown`,
      tab: "properties",
    },
  ];
}

function Figure({ label, value, detail, tab: target }: FigureData): ReactElement {
  const { editor } = useEditing();
  return (
    <button type="button" className={styles["figure"]} onClick={() => editor.show(target)}>
      <span className={styles["value"]}>{value}</span>
      <span className={styles["label"]}>{label}</span>
      <span className={styles["detail"]}>{detail}</span>
    </button>
  );
}

function FindingsSummary(): ReactElement {
  const { editor } = useEditing();
  const { findings, current } = useFindings();
  return (
    <section className={tab["card"]} aria-label="Findings">
      <header>
        <h3>Findings</h3>
        {findings.length === 0 ? null : (
          <Button onClick={() => editor.show("findings")}>Show all</Button>
        )}
      </header>
      <p className={tab["lead"]}>
        {findings.length > 0
          ? `${findings.length} ${findings.length === 1 ? "thing" : "things"} to look at. The first: ${findings[0]?.message ?? ""}`
          : current
            ? "Nothing is wrong with the rules as they are written."
            : "Looking through the template…"}
      </p>
    </section>
  );
}
