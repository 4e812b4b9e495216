/** What a person does with templates as a whole: open, make, delete, publish, take along. */

import type { StoreApi } from "zustand/vanilla";
import type { Api, CallInput, CallOutput } from "../../shared/api.ts";
import { LARGEST_PICTURE, type TemplateSummary } from "../../shared/api-templates.ts";
import type { Problem } from "../../shared/model/result.ts";
import type { AppState, Notice } from "./app-state.ts";
import type { AskMain } from "./ask-main.ts";
import { tellOfEdits } from "./edit-notices.ts";
import type { PickedFile } from "./import-desk.ts";
import {
  createTemplateEditor,
  createTemplateView,
  type TemplateEditor,
} from "./template-editor.ts";

export interface TemplateDesk {
  /** Shows a template on a page of its own: one of the person's to be edited, any other to be looked at. */
  open(id: string): Promise<void>;
  /** Makes a template to edit and opens it: a copy of one, or a blank one for null. */
  create(name: string, templateId: string | null): Promise<void>;
  /** Deletes a template that is edited. */
  remove(template: Pick<TemplateSummary, "id" | "name">): Promise<void>;
  /** Keeps the open template, as it is, under a version. */
  publish(version: string): Promise<void>;
  /** Hands the template over as a file. */
  exportFile(id: string, format: CallInput<"templates.export">["format"]): Promise<void>;
  /** The picture as a stencil can have it; null when it cannot, which the person is told. */
  cleanPicture(file: PickedFile): Promise<string | null>;
}

interface TemplateDeskParts {
  readonly api: Api;
  readonly store: StoreApi<AppState>;
  readonly notify: (notice: Notice) => void;
  readonly later: (milliseconds: number, callback: () => void) => () => void;
  readonly ask: AskMain;
  readonly showProblem: (title: string, problem: Problem) => void;
  /** Shows which changes could not be kept. */
  readonly showRefused: (labels: readonly string[]) => void;
  /** Leaves what is open; what it gives says whether something else was asked for since. */
  readonly leave: (what: string) => () => boolean;
  /** Has a reload come back to the template. */
  readonly rememberOpen: (id: string) => void;
  readonly backToStart: () => void;
  readonly saveFile: (file: CallOutput<"templates.export">["file"]) => void;
  readonly whileBusy: (what: string, work: () => Promise<void>) => Promise<void>;
}

export function createTemplateDesk(parts: TemplateDeskParts): TemplateDesk {
  const { api, store, notify, ask } = parts;

  async function open(id: string): Promise<void> {
    const known = summaryOf(id);
    const outdated = parts.leave(known?.name ?? "template");
    const title = "The template could not be opened";
    // A window that was just loaded knows of none yet.
    if (known === undefined) await refreshList();
    const editable = summaryOf(id)?.origin === "own";
    const editor = editable ? await editorOf(id, title) : await viewOf(id, title);
    if (outdated()) {
      editor?.close();
      return;
    }
    if (editor === null) {
      parts.backToStart();
      return;
    }
    parts.rememberOpen(id);
    store.setState({ page: { kind: "template", editor } });
  }

  function summaryOf(id: string): TemplateSummary | undefined {
    return store.getState().templates.find((template) => template.id === id);
  }

  async function editorOf(id: string, title: string): Promise<TemplateEditor | null> {
    const opened = await ask("drafts.open", { id }, title);
    return (
      opened &&
      createTemplateEditor(opened, {
        api,
        later: parts.later,
        notify: (notice) =>
          tellOfEdits(notice, "template", { notify, showRefused: parts.showRefused }),
      })
    );
  }

  async function viewOf(id: string, title: string): Promise<TemplateEditor | null> {
    const opened = await ask("templates.open", { id }, title);
    return opened && createTemplateView(id, opened.origin, opened.template);
  }

  async function refreshList(): Promise<void> {
    const list = await api.call("templates.list", {});
    if (list.ok) store.setState({ templates: list.value });
  }

  return {
    open,
    async create(name, templateId) {
      const made = await ask(
        "drafts.create",
        { name, templateId },
        "The template could not be made",
      );
      if (made === null) return;
      store.setState({ dialog: null });
      await refreshList();
      await open(made.id);
    },
    async remove({ id, name }) {
      const done = await ask("drafts.delete", { id }, "The template could not be deleted");
      if (done === null) return;
      await refreshList();
      notify({ tone: "done", title: `“${name}” deleted` });
    },
    async publish(version) {
      const { page } = store.getState();
      if (page.kind !== "template") return;
      const { editor } = page;
      const stored = await editor.stored();
      if (!stored.ok) {
        parts.showProblem("The template could not be published", stored.problem);
        return;
      }
      const { id } = editor.store.getState();
      const done = await ask(
        "drafts.publish",
        { id, baseSeq: stored.value, version },
        "The template could not be published",
      );
      if (done === null) return;
      await editor.reload();
      notify({
        tone: "done",
        title: `Version ${version} published`,
        text: "It stays as it is now; what you change from here on belongs to the next one.",
      });
    },
    async exportFile(id, format) {
      const { page } = store.getState();
      const stored = page.kind === "template" ? await page.editor.stored() : { ok: true as const };
      if (!stored.ok) {
        parts.showProblem("The template could not be exported", stored.problem);
        return;
      }
      await parts.whileBusy("Making the template’s file", async () => {
        const made = await ask(
          "templates.export",
          { id, format },
          "The template could not be exported",
        );
        if (made === null) return;
        const { file, ledger } = made;
        parts.saveFile(file);
        notify({
          tone: ledger.length === 0 ? "done" : "info",
          title: `Saved ${file.fileName}`,
          ...(ledger.length === 0
            ? {}
            : {
                text: "This format cannot say everything the template says.",
                action: {
                  label: "Show",
                  perform: () =>
                    store.setState({
                      dialog: {
                        kind: "ledger",
                        title: `What ${file.fileName} does not say`,
                        ledger,
                      },
                    }),
                },
              }),
        });
      });
    },
    async cleanPicture(file) {
      const title = `“${file.name}” cannot be a stencil’s picture`;
      if (file.size > LARGEST_PICTURE) {
        parts.showProblem(title, {
          code: "too-large",
          message: `A stencil’s picture has at most ${LARGEST_PICTURE / 1024} KB.`,
          place: file.name,
          remedy: "Make it smaller; every file that brings the template carries it.",
        });
        return null;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      const cleaned = await ask("templates.cleanPicture", { fileName: file.name, bytes }, title);
      return cleaned?.image ?? null;
    },
  };
}
