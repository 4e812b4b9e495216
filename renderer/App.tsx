import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { useEffect, useMemo, useRef, type ReactElement } from "react";
import { useStore } from "zustand";
import type { ActionContext, Region } from "./actions/action.ts";
import { actionForKey } from "./actions/registry.ts";
import { useClipboardEvents } from "./clipboard/use-clipboard-events.ts";
import { DropTarget } from "./start/DropTarget.tsx";
import { StartScreen } from "./start/StartScreen.tsx";
import type { App as AppModel } from "./state/app.ts";
import { OPENABLE } from "./state/import-desk.ts";
import type { Project } from "./state/project.ts";
import type { ProjectState } from "./state/project-state.ts";
import { TemplatePage } from "./templates/TemplatePage.tsx";
import { ActionContextProvider, useAppState } from "./ui/context.ts";
import { Spinner } from "./ui/controls.tsx";
import { Dialogs } from "./ui/Dialogs.tsx";
import { Toasts, type Notices } from "./ui/Toasts.tsx";
import styles from "./App.module.css";
import { useWindowMenu } from "./workspace/use-window-menu.ts";
import { Workspace } from "./workspace/Workspace.tsx";

interface AppProps {
  readonly app: AppModel;
  readonly notices: Notices;
}

/** The whole window. */
export function App({ app, notices }: AppProps): ReactElement {
  const page = useStore(app.store, (state) => state.page);
  const project = page.kind === "project" ? page.project : null;
  const template = page.kind === "template" ? page.editor : null;
  const picker = useRef<HTMLInputElement>(null);
  const context = useMemo(
    (): ActionContext => ({
      app,
      project,
      template,
      pickFile: () => picker.current?.click(),
      finishTyping,
      focusRegion: (region) => requestAnimationFrame(() => focusRegion(region)),
    }),
    [app, project, template],
  );
  useShortcuts(context);
  useClipboardEvents(context);
  useWarnBeforeLeaving(context);
  useLookAtFile(context);
  useWindowMenu(context, isTyping);

  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <ActionContextProvider value={context}>
          <Theme />
          <Title project={project} />
          {page.kind === "start" ? (
            <StartScreen />
          ) : page.kind === "opening" ? (
            <output className={styles["opening"]}>
              <Spinner /> Opening {page.what}
            </output>
          ) : page.kind === "template" ? (
            <TemplatePage key={page.editor.store.getState().id} />
          ) : (
            <Workspace key={page.project.store.getState().id} />
          )}
          <input
            ref={picker}
            type="file"
            hidden
            accept={OPENABLE.join(",")}
            aria-label="File to open"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void app.importFile(file);
              // So that choosing the same file again counts as a choice.
              event.target.value = "";
            }}
          />
          <DropTarget />
          <Dialogs />
          <Toasts notices={notices} />
        </ActionContextProvider>
      </Tooltip.Provider>
    </CSPProvider>
  );
}

/** Puts the chosen theme on the document, where the tokens look for it. */
function Theme(): null {
  const theme = useAppState((state) => state.settings.theme);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return null;
}

/** The window's title: the model and, by the dot every desktop knows, whether its file lacks something. */
function Title({ project }: { readonly project: Project | null }): null {
  useEffect(() => {
    if (project === null) {
      document.title = "Palisade";
      return;
    }
    const show = ({ name, file }: ProjectState): void => {
      const edited = file !== null && file.link !== null && file.edited;
      document.title = `${edited ? "● " : ""}${name} – Palisade`;
    };
    show(project.store.getState());
    return project.store.subscribe(show);
  }, [project]);
  return null;
}

/** What takes the keyboard in a region that does not itself. */
const WITHIN: Partial<Record<Region, string>> = {
  threats: '[role="grid"]',
  table: '[role="grid"]',
  newRow: "input",
  messages: '[role="listbox"]',
};

function focusRegion(region: Region): void {
  const found = document.querySelector<HTMLElement>(`[data-region="${region}"]`);
  const within = WITHIN[region];
  const target =
    within === undefined ? found : (found?.querySelector<HTMLElement>(within) ?? found);
  target?.focus();
}

/** Leaving a field hands its text over; coming back to it at once lets the person type on. */
function finishTyping(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !field.matches(TYPING)) return;
  field.blur();
  field.focus();
}

const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

function isTyping(): boolean {
  return document.activeElement?.matches(TYPING) ?? false;
}

/** Regions with keys of their own. */
const SCOPES = ["canvas", "table", "threats"] as const;

function useShortcuts(context: ActionContext): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (
        event.defaultPrevented ||
        target?.closest("[role=dialog]:not([data-notice]), [role=alertdialog], [role=menu]")
      ) {
        return;
      }
      const typing = Boolean(target?.closest(TYPING));
      const named = event.ctrlKey || event.metaKey || event.altKey || /^F\d/u.test(event.key);
      if (typing && !named) return;
      // Undo while typing is the field's own.
      if (typing && ["z", "y", "a"].includes(event.key.toLowerCase()) && !event.altKey) return;
      const region = target?.closest<HTMLElement>("[data-region]")?.dataset["region"];
      const scope =
        context.template === null ? (SCOPES.find((known) => known === region) ?? null) : "template";
      const action = actionForKey(event, scope, context);
      if (action === null || action.keysOfBrowser === true) return;
      event.preventDefault();
      action.perform(context);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [context]);
}

/** Not every file system tells of changes; who comes back from another program sees them all the same. */
function useLookAtFile({ app }: ActionContext): void {
  useEffect(() => {
    const onFocus = (): void => app.lookAtFile();
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [app]);
}

/** Closing the window while something is not stored yet would lose it, so the browser asks. */
function useWarnBeforeLeaving({ app }: ActionContext): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (app.unsaved() > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", onLeave);
    return () => window.removeEventListener("beforeunload", onLeave);
  }, [app]);
}
