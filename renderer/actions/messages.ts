import { ListChecks } from "lucide-react";
import { turnMessage } from "../messages/go-to-message.ts";
import { inProject, type Action } from "./action.ts";

export const toggleMessages: Action = {
  id: "toggle-messages",
  group: "View",
  label: "Show or hide the messages",
  labelNow: ({ project }) =>
    project?.store.getState().messagesShown === true ? "Hide messages" : "Show messages",
  icon: ListChecks,
  keys: ["Alt+M"],
  scope: "anywhere",
  enabled: inProject,
  perform({ project, focusRegion }) {
    if (project === null) return;
    const { messagesShown, view } = project.store.getState();
    project.store.setState({ messagesShown: !messagesShown });
    focusRegion(!messagesShown ? "messages" : view === "table" ? "table" : "canvas");
  },
};

function turn(step: 1 | -1, label: string, key: string): Action {
  return {
    id: step > 0 ? "next-message" : "previous-message",
    group: "View",
    label,
    keys: [key],
    scope: "anywhere",
    enabled: inProject,
    perform({ project }) {
      if (project === null) return;
      project.store.setState({ messagesShown: true });
      turnMessage(project, step);
    },
  };
}

export const nextMessage = turn(1, "Next message", "F8");
export const previousMessage = turn(-1, "Previous message", "Shift+F8");
