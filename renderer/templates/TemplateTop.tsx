import { ChevronDown, CopyPlus, Keyboard, Redo2, Stamp, SunMoon, Undo2 } from "lucide-react";
import type { ReactElement } from "react";
import { duplicateTemplate } from "../actions/duplicate-template.ts";
import { exportTemplate } from "../actions/export-template.ts";
import { newTemplate } from "../actions/new-template.ts";
import { openFile } from "../actions/open-file.ts";
import { publishTemplate } from "../actions/publish-template.ts";
import { redo } from "../actions/redo.ts";
import { showKeys } from "../actions/show-keys.ts";
import {
  searchEverywhere,
  showOpenThreats,
  showStart,
  showTemplates,
} from "../actions/show-start.ts";
import { toggleTheme } from "../actions/toggle-theme.ts";
import { undo } from "../actions/undo.ts";
import { ORIGINS } from "../start/TemplateChoices.tsx";
import { ActionButton } from "../ui/ActionButton.tsx";
import { ActionMenu } from "../ui/ActionMenu.tsx";
import { BrandMark } from "../ui/BrandMark.tsx";
import { useActionContext, useTemplateEditor, useTemplateState } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import styles from "./TemplatePage.module.css";

/** Name of the template, where it came from, and what can be done with it as a whole. */
export function TemplateTop(): ReactElement {
  const context = useActionContext();
  const { readOnly } = useTemplateEditor();
  const name = useTemplateState((state) => state.template.manifest.name);
  const version = useTemplateState((state) => state.template.manifest.version);
  const origin = useTemplateState((state) => state.origin);
  return (
    <header className={styles["top"]}>
      <h1 className="visually-hidden">{name}</h1>
      <ActionMenu
        align="start"
        trigger={
          <Button tone="quiet" aria-label={`Template ${name}: menu`} className={styles["home"]}>
            <BrandMark size={22} />
            <span className={styles["name"]}>{name}</span>
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
        sections={[
          [showTemplates, showStart, searchEverywhere, showOpenThreats],
          [newTemplate, duplicateTemplate, openFile],
          [publishTemplate, ...exportTemplate],
        ]}
      />
      <span className={styles["badge"]} data-own={readOnly ? undefined : ""}>
        {readOnly ? `Read only · ${ORIGINS[origin]}` : `Version ${version}`}
      </span>
      <span className={styles["spring"]} />
      <div className={styles["tools"]}>
        {readOnly ? (
          <Button tone="primary" onClick={() => duplicateTemplate.perform(context)}>
            <CopyPlus size={15} aria-hidden="true" />
            Duplicate to edit
          </Button>
        ) : (
          <>
            <ActionButton action={undo} icon={<Undo2 size={16} />} />
            <ActionButton action={redo} icon={<Redo2 size={16} />} />
            <span className={styles["divider"]} />
            <Button tone="quiet" onClick={() => publishTemplate.perform(context)}>
              <Stamp size={15} aria-hidden="true" />
              Publish
            </Button>
          </>
        )}
        <ActionMenu
          trigger={
            <Button tone="quiet">
              Export
              <ChevronDown size={14} aria-hidden="true" />
            </Button>
          }
          sections={[exportTemplate]}
        />
        <span className={styles["divider"]} />
        <ActionButton action={toggleTheme} icon={<SunMoon size={16} />} label="Switch colours" />
        <ActionButton action={showKeys} icon={<Keyboard size={16} />} />
      </div>
    </header>
  );
}
