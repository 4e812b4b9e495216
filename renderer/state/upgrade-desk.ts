/** Has the open model use another template, or a newer version of its own. */

import type { StoreApi } from "zustand/vanilla";
import type { Api } from "../../shared/api.ts";
import type { Problem } from "../../shared/model/result.ts";
import {
  applyUpgrade,
  planUpgrade,
  type UpgradeChoices,
} from "../../shared/stride/upgrade/plan-upgrade.ts";
import type { Template } from "../../shared/template/template.ts";
import type { AppState, Notice } from "./app-state.ts";
import type { AskMain } from "./ask-main.ts";
import { takeBack } from "./take-back.ts";

/** A template with all it says. */
export interface ReadTemplate {
  readonly id: string;
  readonly template: Template;
}

export interface UpgradeDesk {
  /** All a template says; null when it cannot be had, which the person is told. */
  readTemplate(id: string): Promise<ReadTemplate | null>;
  /** Has the open model use another template, as the plan by these choices shows it, by one change. */
  chooseTemplate(chosen: ReadTemplate, choices: UpgradeChoices): Promise<void>;
  /** Shows what another template changes in the open model. */
  previewTemplate(id: string): Promise<void>;
}

interface UpgradeDeskParts {
  readonly api: Api;
  readonly store: StoreApi<AppState>;
  readonly notify: (notice: Notice) => void;
  readonly ask: AskMain;
  readonly showProblem: (title: string, problem: Problem) => void;
  /** Gives what says whether something else was opened since. */
  readonly outdated: () => () => boolean;
}

export function createUpgradeDesk(parts: UpgradeDeskParts): UpgradeDesk {
  const { api, store, notify } = parts;

  async function readTemplate(id: string): Promise<ReadTemplate | null> {
    const opened = await parts.ask("templates.open", { id }, "The template could not be read");
    return opened === null ? null : { id, template: opened.template };
  }

  return {
    readTemplate,
    async previewTemplate(id) {
      const outdated = parts.outdated();
      const chosen = await readTemplate(id);
      if (chosen !== null && !outdated()) {
        store.setState({ dialog: { kind: "template", chosen } });
      }
    },
    async chooseTemplate({ id: templateId, template }, choices) {
      const { page } = store.getState();
      if (page.kind !== "project") return;
      const { project } = page;
      const { id } = project.store.getState();
      const chosen = await project.changeInMain((baseSeq) => {
        // Another window may have got in between: the plan is made of what is there now.
        const upgrade = project.upgradeTo(template);
        const patches = [...applyUpgrade(upgrade.model, planUpgrade(upgrade, choices))];
        return api.call("projects.chooseTemplate", { id, baseSeq, templateId, patches });
      });
      if (!chosen.ok) {
        parts.showProblem("The template could not be changed", chosen.problem);
        return;
      }
      const { name, version } = template.manifest;
      notify({
        tone: "done",
        title: `Now by “${name}” ${version}`,
        action: { label: "Undo", perform: () => takeBack(project, chosen.value.seq) },
      });
    },
  };
}
