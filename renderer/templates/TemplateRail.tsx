import type { ReactElement } from "react";
import { templateTabs } from "../actions/template-tabs.ts";
import type { Template } from "../../shared/template/template.ts";
import type { TemplateTab } from "../state/template-editor.ts";
import { useActionContext, useTemplateState } from "../ui/context.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./TemplatePage.module.css";
import { useFindings } from "./use-findings.tsx";

/** The parts of a template, with how much is in each. */
export function TemplateRail(): ReactElement {
  const context = useActionContext();
  const shown = useTemplateState((state) => state.tab);
  const template = useTemplateState((state) => state.template);
  const { findings } = useFindings();
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return (
    <nav className={styles["rail"]} aria-label="Parts of the template">
      {templateTabs.map(({ tab, label, icon: Icon, action }) => {
        const count = tab === "findings" ? findings.length : countOf(template, tab);
        return (
          <Tooltip key={tab} label={label} keys={action.keys[0]}>
            <button
              type="button"
              aria-current={tab === shown ? "page" : undefined}
              className={styles["tab"]}
              onClick={() => action.perform(context)}
            >
              <Icon size={16} aria-hidden="true" />
              <span>{label}</span>
              {count === null ? null : (
                <span
                  className={styles["number"]}
                  data-tone={tab === "findings" && errors > 0 ? "error" : undefined}
                >
                  {count}
                </span>
              )}
            </button>
          </Tooltip>
        );
      })}
    </nav>
  );
}

function countOf(template: Template, tab: Exclude<TemplateTab, "findings">): number | null {
  switch (tab) {
    case "overview":
      return null;
    case "stencils":
      return template.stencils.length;
    case "threatTypes":
      return template.threatTypes.length;
    case "categories":
      return template.categories.length;
    case "properties":
      return template.threatProperties.length;
    case "profiles":
      return (template.profiles?.length ?? 0) + (template.messages?.length ?? 0);
    case "lab":
      return null;
  }
}
