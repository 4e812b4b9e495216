import { useEffect } from "react";
import type { ActionContext } from "../actions/action.ts";
import { actions } from "../actions/registry.ts";
import { windowMenu } from "../actions/window-menu.ts";

/** Milliseconds after a change in which further ones are waited for: menus are looked at, not watched. */
const SETTLE = 200;

/** What a menu cannot do to the text that is being typed: the field has its own. */
const FIELD_COMMANDS: Readonly<Record<string, string>> = {
  undo: "undo",
  redo: "redo",
  "select-all": "selectAll",
};

/** Keeps the menus of a desktop window as the actions are, and performs what is chosen in them. */
export function useWindowMenu(context: ActionContext, isTyping: () => boolean): void {
  const { app, project } = context;
  useEffect(
    () =>
      app.desktop.onAction((id) => {
        const command = FIELD_COMMANDS[id];
        if (command !== undefined && isTyping()) {
          // Nothing else reaches the undo of a text field; it is here to stay for that.
          // oxlint-disable-next-line typescript/no-deprecated -- see above
          document.execCommand(command);
          return;
        }
        const action = actions.find((candidate) => candidate.id === id);
        if (action?.enabled(context) === true) action.perform(context);
      }),
    [app, context, isTyping],
  );
  useEffect(() => {
    let cancel = (): void => undefined;
    const send = (): void => app.desktop.setMenu(windowMenu(context));
    const changed = (): void => {
      cancel();
      const timer = setTimeout(send, SETTLE);
      cancel = () => clearTimeout(timer);
    };
    changed();
    const stops = [app.store.subscribe(changed), project?.store.subscribe(changed)];
    return () => {
      cancel();
      for (const stop of stops) stop?.();
    };
  }, [app, context, project]);
}
