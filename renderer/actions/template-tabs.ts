import {
  Boxes,
  FlaskConical,
  LayoutDashboard,
  ListChecks,
  ShieldAlert,
  SlidersHorizontal,
  Tags,
  ToggleRight,
  type LucideIcon,
} from "lucide-react";
import type { TemplateTab } from "../state/template-editor.ts";
import { inTemplate, type Action } from "./action.ts";

interface ShownTab {
  readonly tab: TemplateTab;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** The parts of a template's page, in the order they are listed. */
const TABS: readonly ShownTab[] = [
  { tab: "overview", label: "Overview", icon: LayoutDashboard },
  { tab: "stencils", label: "Stencils", icon: Boxes },
  { tab: "threatTypes", label: "Threat types", icon: ShieldAlert },
  { tab: "categories", label: "Categories", icon: Tags },
  { tab: "properties", label: "Threat properties", icon: SlidersHorizontal },
  { tab: "profiles", label: "Profiles & messages", icon: ToggleRight },
  { tab: "lab", label: "Rule lab", icon: FlaskConical },
  { tab: "findings", label: "Findings", icon: ListChecks },
];

/** One to show every part of a template. */
export const templateTabs: readonly (ShownTab & { readonly action: Action })[] = TABS.map(
  ({ tab, label, icon }, at) => ({
    tab,
    label,
    icon,
    action: {
      id: `template-${tab}`,
      group: "Template",
      label,
      icon,
      keys: [`Alt+${at + 1}`],
      scope: "template",
      enabled: inTemplate,
      perform: ({ template }) => template?.show(tab),
    },
  }),
);
