import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { ActionContext } from "../actions/action.ts";
import type { App } from "../state/app.ts";
import type { AppState } from "../state/app-state.ts";
import type { Project } from "../state/project.ts";
import type { ProjectState } from "../state/project-state.ts";
import type { TemplateEditor, TemplateEditorState } from "../state/template-editor.ts";

const Context = createContext<ActionContext | null>(null);

/** Gives the part of the window below what actions need. */
export const ActionContextProvider = Context.Provider;

export function useActionContext(): ActionContext {
  const context = useContext(Context);
  if (context === null) throw new Error("used outside ActionContextProvider");
  return context;
}

export function useApp(): App {
  return useActionContext().app;
}

/** Reads the app's state and renders again when what was read changes. */
export function useAppState<Value>(select: (state: AppState) => Value): Value {
  return useStore(useApp().store, select);
}

/** The open project; only below the workspace, where there is one. */
export function useProject(): Project {
  const { project } = useActionContext();
  if (project === null) throw new Error("no project is open here");
  return project;
}

/** Reads the project's state and renders again when what was read changes. */
export function useProjectState<Value>(select: (state: ProjectState) => Value): Value {
  return useStore(useProject().store, select);
}

/** The template that has the window; only below its page, where there is one. */
export function useTemplateEditor(): TemplateEditor {
  const { template } = useActionContext();
  if (template === null) throw new Error("no template is open here");
  return template;
}

/** Reads the state of the template's page and renders again when what was read changes. */
export function useTemplateState<Value>(select: (state: TemplateEditorState) => Value): Value {
  return useStore(useTemplateEditor().store, select);
}

/** Whether a media query holds, now and as the window changes. */
export function useMedia(query: string): boolean {
  const listen = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => matchMedia(query).matches);
}

/** Whether the window is dark now. */
export function useDark(): boolean {
  const theme = useAppState((state) => state.settings.theme);
  const system = useMedia("(prefers-color-scheme: dark)");
  return theme === "system" ? system : theme === "dark";
}
