import { ScanEye } from "lucide-react";
import { inProject, type Action, type ActionContext } from "./action.ts";

/** Whether reports have the Zero-Trust section: as the person said, else as the template does. */
function isWanted({ app, project }: ActionContext): boolean {
  const { zeroTrustInReports } = app.store.getState().settings;
  return zeroTrustInReports ?? project?.store.getState().template.zeroTrust !== undefined;
}

export const reportZeroTrust: Action = {
  id: "report-zero-trust",
  group: "Report",
  label: "Put Zero Trust into reports, or leave it out",
  labelNow: (context) =>
    isWanted(context) ? "Leave Zero Trust out of reports" : "Put Zero Trust into reports",
  icon: ScanEye,
  keys: [],
  scope: "anywhere",
  enabled: inProject,
  perform(context) {
    void context.app.saveSettings({ zeroTrustInReports: !isWanted(context) });
  },
};
