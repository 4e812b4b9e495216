import { useCallback, useSyncExternalStore } from "react";
import type { Action } from "../actions/action.ts";
import { useActionContext } from "./context.ts";

interface ActionNow {
  readonly enabled: boolean;
  /** What it would do now, in words. */
  readonly label: string;
  readonly perform: () => void;
}

/** An action as it is now; renders again when that changes. */
export function useAction(action: Action): ActionNow {
  const context = useActionContext();
  const { app, project, template } = context;
  const listen = useCallback(
    (listener: () => void) => {
      const stopApp = app.store.subscribe(listener);
      const stopProject = project?.store.subscribe(listener);
      const stopTemplate = template?.store.subscribe(listener);
      return () => {
        stopApp();
        stopProject?.();
        stopTemplate?.();
      };
    },
    [app, project, template],
  );
  return {
    enabled: useSyncExternalStore(listen, () => action.enabled(context)),
    label: useSyncExternalStore(listen, () => action.labelNow?.(context) ?? action.label),
    perform: () => action.perform(context),
  };
}
