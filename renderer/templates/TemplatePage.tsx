import { useEffect, useRef, type ReactElement } from "react";
import { useTemplateEditor, useTemplateState } from "../ui/context.ts";
import { SavedState } from "../ui/SavedState.tsx";
import { CategoriesTab } from "./CategoriesTab.tsx";
import { FindingsTab } from "./FindingsTab.tsx";
import { LabTab } from "./LabTab.tsx";
import { OverviewTab } from "./OverviewTab.tsx";
import { ProfilesTab } from "./ProfilesTab.tsx";
import { PropertiesTab } from "./PropertiesTab.tsx";
import { StencilsTab } from "./StencilsTab.tsx";
import styles from "./TemplatePage.module.css";
import { TemplateRail } from "./TemplateRail.tsx";
import { TemplateTop } from "./TemplateTop.tsx";
import { ThreatTypesTab } from "./ThreatTypesTab.tsx";
import { FindingsProvider } from "./use-findings.tsx";

const TABS = {
  overview: OverviewTab,
  stencils: StencilsTab,
  threatTypes: ThreatTypesTab,
  categories: CategoriesTab,
  properties: PropertiesTab,
  profiles: ProfilesTab,
  lab: LabTab,
  findings: FindingsTab,
} as const;

/** A template on a page of its own: its parts at the side, the one chosen beside them. */
export function TemplatePage(): ReactElement {
  const tab = useTemplateState((state) => state.tab);
  const name = useTemplateState((state) => state.template.manifest.name);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => page.current?.focus(), []);
  useEffect(() => {
    document.title = `${name} – Palisade`;
    return () => {
      document.title = "Palisade";
    };
  }, [name]);
  const Tab = TABS[tab];
  return (
    <FindingsProvider>
      <div ref={page} data-region="template" tabIndex={-1} className={styles["page"]}>
        <TemplateTop />
        <div className={styles["body"]}>
          <TemplateRail />
          <main className={styles["main"]}>
            <Tab />
          </main>
        </div>
        <footer className={styles["status"]}>
          <Saved />
          <Counts />
        </footer>
      </div>
    </FindingsProvider>
  );
}

function Saved(): ReactElement {
  const editor = useTemplateEditor();
  const saving = useTemplateState((state) => state.saving);
  return editor.readOnly ? (
    <span>Can be looked at; duplicate it to edit</span>
  ) : (
    <SavedState saving={saving} onRetry={() => editor.retrySaving()} />
  );
}

function Counts(): ReactElement {
  const stencils = useTemplateState((state) => state.template.stencils.length);
  const threatTypes = useTemplateState((state) => state.template.threatTypes.length);
  return (
    <ul className={styles["counts"]} aria-label="In this template">
      <li>{stencils} stencils</li>
      <li>{threatTypes} threat types</li>
    </ul>
  );
}
