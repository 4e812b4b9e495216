import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api } from "../../shared/api.ts";
import type { OpenDraft, TemplateSummary } from "../../shared/api-templates.ts";
import type { Problem, Result } from "../../shared/model/result.ts";
import { emptyStacks, type Step, type UndoStacks } from "../../shared/model/steps.ts";
import {
  invertTemplateChange,
  tryTemplateChange,
  type TemplateChange,
  type TemplateTable,
} from "../../shared/template/change.ts";
import type { Template } from "../../shared/template/template.ts";
import { alreadyStored, catchUpOn } from "./catch-up.ts";
import { recorded, withoutNewest } from "./history.ts";
import { createSaveQueue, type SaveQueueParts, type SaveStatus } from "./saving.ts";
import { createStepTaker } from "./step-taker.ts";
import { arrivedRecord, placeAfter, placeIn } from "./template-place.ts";
import { whenStored } from "./when-stored.ts";

/** What of a template is looked at. */
export type TemplateTab =
  | "overview"
  | "stencils"
  | "categories"
  | "properties"
  | "threatTypes"
  | "profiles"
  | "lab"
  | "findings";

type Places = Readonly<Partial<Record<TemplateTable, number>>>;

export interface TemplateEditorState {
  /** Of the template among `templates.list`. */
  readonly id: string;
  readonly origin: TemplateSummary["origin"];
  readonly template: Template;
  /** What can be taken back and done again, in this session and the ones before. */
  readonly history: UndoStacks;
  readonly saving: SaveStatus;
  /** Number of the last change known to be stored. */
  readonly storedSeq: number;
  readonly tab: TemplateTab;
  /** The record selected in each list, by its place. */
  readonly selected: Places;
  /** Counts how often another record was selected; a record that only moves stays the same one. */
  readonly picked: number;
  /** Counts how often another window's work came in, after which places seen before may be those of other records. */
  readonly reloads: number;
  /** What lists are narrowed to. */
  readonly texts: Readonly<Partial<Record<TemplateTab, string>>>;
}

/** Something the person should hear of that no action of theirs returns. */
export type TemplateNotice =
  | { readonly kind: "changes-refused"; readonly labels: readonly string[] }
  | { readonly kind: "undo-impossible"; readonly label: string }
  | { readonly kind: "step-unread"; readonly problem: Problem }
  | { readonly kind: "reloaded" }
  | { readonly kind: "gone"; readonly name: string };

/** A template on its page, to be looked at or edited. */
export interface TemplateEditor {
  readonly store: StoreApi<TemplateEditorState>;
  /** Whether it can be looked at only. */
  readonly readOnly: boolean;
  /** Makes the change here at once and hands it over for saving. Null is accepted and does nothing. */
  commit(change: TemplateChange | null): void;
  undo(): void;
  redo(): void;
  show(tab: TemplateTab): void;
  /** Selects the record at a place of its list; null for none. */
  select(table: TemplateTable, at: number | null): void;
  narrow(tab: TemplateTab, text: string): void;
  /** Waits until everything done here is stored; fails with `not-stored` as soon as storing does not work. */
  stored(): Promise<Result<number>>;
  /** Shows what main made of the template. */
  reload(): Promise<void>;
  retrySaving(): void;
  /** Changes not yet stored. */
  unsaved(): number;
  close(): void;
}

interface TemplateEditorParts {
  readonly api: Api;
  readonly later: SaveQueueParts<TemplateChange>["later"];
  readonly notify: (notice: TemplateNotice) => void;
}

/** What main answers when the template is not there any more. */
const GONE = "draft-unknown";

/** The contract's limit; titles in labels have none. */
const LONGEST_LABEL = 500;

/** Milliseconds until a reload that failed is tried again. */
const RELOAD_AGAIN = 5_000;

function stateOf(
  id: string,
  origin: TemplateSummary["origin"],
  template: Template,
): TemplateEditorState {
  return {
    id,
    origin,
    template,
    history: emptyStacks,
    saving: { kind: "saved" },
    storedSeq: 0,
    tab: "overview",
    selected: {},
    picked: 0,
    reloads: 0,
    texts: {},
  };
}

/** What both kinds of pages can do. */
function lookingAround(store: StoreApi<TemplateEditorState>) {
  return {
    show: (tab: TemplateTab) => store.setState({ tab }),
    select: (table: TemplateTable, at: number | null) =>
      store.setState(({ selected, picked }) => ({
        selected: withPlace(selected, table, at),
        picked: selected[table] === at ? picked : picked + 1,
      })),
    narrow: (tab: TemplateTab, text: string) =>
      store.setState(({ texts }) => ({ texts: { ...texts, [tab]: text } })),
  };
}

function withPlace(places: Places, table: TemplateTable, at: number | null): Places {
  const { [table]: _before, ...others } = places;
  return at === null ? others : { ...others, [table]: at };
}

/** A template that cannot be edited: built in, or as it was imported, brought by a model or published. */
export function createTemplateView(
  id: string,
  origin: TemplateSummary["origin"],
  template: Template,
): TemplateEditor {
  const store = createStore<TemplateEditorState>(() => stateOf(id, origin, template));
  const nothing = (): void => undefined;
  return {
    store,
    readOnly: true,
    ...lookingAround(store),
    commit: nothing,
    undo: nothing,
    redo: nothing,
    stored: async () => ({ ok: true, value: 0 }),
    reload: async () => undefined,
    retrySaving: nothing,
    unsaved: () => 0,
    close: nothing,
  };
}

/** Makes the state of an opened draft and keeps it in step with main. */
export function createTemplateEditor(
  opened: OpenDraft,
  parts: TemplateEditorParts,
): TemplateEditor {
  const { api, notify } = parts;
  const { id } = opened;
  const store = createStore<TemplateEditorState>(() => ({
    ...stateOf(id, "own", opened.template),
    history: opened.history,
    storedSeq: opened.seq,
  }));
  let latestHeard = opened.seq;
  let reloading: Promise<void> | null = null;
  /** Ends the wait for the next try of a reload that failed; null when none failed. */
  let cancelReload: (() => void) | null = null;
  const queue = createSaveQueue<TemplateChange>({
    append: (baseSeq, { label, patches }, step) =>
      api.call("drafts.append", { id, baseSeq, change: { label, patches: [...patches] }, step }),
    goneCode: GONE,
    seq: opened.seq,
    later: parts.later,
    onStatus: (saving) => {
      store.setState({ saving, storedSeq: queue.seq() });
      if (saving.kind === "conflict") void reload();
      if (saving.kind === "gone") {
        notify({ kind: "gone", name: store.getState().template.manifest.name });
      }
      if (saving.kind === "saved") reloadWhenBehind();
    },
  });
  const steps = createStepTaker<TemplateChange>({
    invert: invertTemplateChange,
    stacks: () => store.getState().history,
    read: (seq) => api.call("drafts.change", { id, seq }),
    apply,
    onImpossible(direction, edit) {
      store.setState(({ history }) => ({ history: withoutNewest(history, direction) }));
      notify({ kind: "undo-impossible", label: edit.label });
    },
    onUnread: (problem) => notify({ kind: "step-unread", problem }),
  });

  function apply(made: TemplateChange, step: Step): boolean {
    const change = { ...made, label: made.label.slice(0, LONGEST_LABEL) };
    const template = tryTemplateChange(store.getState().template, change);
    if (template === null) return false;
    const seq = queue.add(change, step);
    if (step.kind === "edit") steps.keep(seq, change);
    store.setState(({ history, selected, picked }) => ({
      template,
      history: recorded(history, { seq, change, step }),
      selected: selectedAfter(selected, change),
      picked: arrivedRecord(change) === null ? picked : picked + 1,
    }));
    return true;
  }

  function reloadWhenBehind(): void {
    if (latestHeard > queue.seq() && queue.pending().length === 0) void reload();
  }

  function reload(): Promise<void> {
    reloading ??= readAnew();
    return reloading;
  }

  async function readAnew(): Promise<void> {
    cancelReload?.();
    cancelReload = null;
    const heard = latestHeard;
    const [reply, news] = await Promise.all([
      api.call("drafts.open", { id }),
      api.call("drafts.changesSince", { id, seq: queue.seq() }),
    ]);
    reloading = null;
    if (!reply.ok && reply.problem.code === GONE) {
      queue.end();
      return;
    }
    if (!reply.ok) {
      store.setState({ saving: { kind: "failed", problem: reply.problem } });
      cancelReload = parts.later(RELOAD_AGAIN, () => void reload());
      return;
    }
    const { seq, template, history } = reply.value;
    const pending = queue.pending();
    const arrived = news.ok ? alreadyStored(pending, news.value) : 0;
    const caughtUp = catchUpOn({
      stored: { seq, content: template, history },
      changes: pending,
      arrived,
      misfit: queue.misfit(),
      put: tryTemplateChange,
    });
    latestHeard = latestHeard === heard ? seq : Math.max(latestHeard, seq);
    for (const old of pending.slice(arrived)) steps.forget(old.seq);
    for (const kept of caughtUp.unsaved) {
      if (kept.step.kind === "edit") steps.keep(kept.seq, kept.change);
    }
    store.setState((before) => ({
      template: caughtUp.content,
      history: caughtUp.history,
      selected: selectedIn(caughtUp.content, before),
      reloads: before.reloads + 1,
    }));
    queue.restart(seq, caughtUp.unsaved);
    if (caughtUp.refused.length > 0) {
      const labels = caughtUp.refused.map(({ change }) => change.label);
      notify({ kind: "changes-refused", labels });
    } else if (!news.ok || news.value.length > arrived) notify({ kind: "reloaded" });
  }

  const stopListening = api.on("draft.appended", (appended) => {
    if (appended.id !== id) return;
    latestHeard = Math.max(latestHeard, appended.seq);
    reloadWhenBehind();
  });

  return {
    store,
    readOnly: false,
    ...lookingAround(store),
    commit(change) {
      if (change === null) return;
      // Who goes on working no longer waits for a step back.
      steps.stop();
      apply(change, { kind: "edit" });
    },
    undo: () => steps.take("undo"),
    redo: () => steps.take("redo"),
    stored: () => whenStored(store),
    reload,
    retrySaving() {
      if (cancelReload === null) queue.retry();
      else void reload();
    },
    unsaved: () => queue.pending().length,
    close: stopListening,
  };
}

/** What is selected after a change: what was, as far as it is there, and what the change brought. */
function selectedAfter(selected: Places, change: TemplateChange): Places {
  let places: Places = {};
  for (const table of TABLES) {
    const before = selected[table];
    if (before !== undefined) places = withPlace(places, table, placeAfter(before, table, change));
  }
  const arrived = arrivedRecord(change);
  return arrived === null ? places : withPlace(places, arrived.table, arrived.at);
}

/** What is selected in another state of the template: the same records, as far as they are there. */
function selectedIn(
  after: Template,
  { template, selected }: Pick<TemplateEditorState, "template" | "selected">,
): Places {
  let places: Places = {};
  for (const table of TABLES) {
    const before = selected[table];
    if (before !== undefined) {
      places = withPlace(places, table, placeIn(after, template, table, before));
    }
  }
  return places;
}

const TABLES: readonly TemplateTable[] = [
  "stencil",
  "category",
  "threatProperty",
  "threatType",
  "profile",
  "message",
  "example",
];
