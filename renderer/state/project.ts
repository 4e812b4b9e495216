import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api } from "../../shared/api.ts";
import type { OpenProject } from "../../shared/api-projects.ts";
import { invert, type Change } from "../../shared/model/change.ts";
import { storeThreats } from "../../shared/model/edits/threats.ts";
import { anchorLostVerdicts } from "../../shared/model/verdict-anchor.ts";
import type { Id, Model, Point, Threat } from "../../shared/model/model.ts";
import type { Problem, Result } from "../../shared/model/result.ts";
import type { Step } from "../../shared/model/steps.ts";
import type { LostVerdict } from "../../shared/stride/analysis.ts";
import type { Upgrade } from "../../shared/stride/upgrade/plan-upgrade.ts";
import type { Template } from "../../shared/template/template.ts";
import {
  initialState,
  withModel,
  type CanvasTool,
  type ProjectState,
  type View,
} from "./project-state.ts";
import { createAnalyst } from "./analysis.ts";
import { alreadyStored, catchUp } from "./catch-up.ts";
import { changeOnTop } from "./change-on-top.ts";
import { createEditRuns, type EditRun } from "./edit-runs.ts";
import { recorded, withoutNewest } from "./history.ts";
import { tryApply } from "./rebase.ts";
import { createSaveQueue, type SaveQueueParts } from "./saving.ts";
import { createStepTaker } from "./step-taker.ts";
import { arrivedDiagram } from "./still-there.ts";
import { createTimeline, type Timeline } from "./timeline.ts";
import { whenStored } from "./when-stored.ts";

/** Something the person should hear of that no action of theirs returns. */
export type ProjectNotice =
  | { readonly kind: "reload-failed"; readonly problem: Problem }
  | { readonly kind: "changes-refused"; readonly labels: readonly string[] }
  | { readonly kind: "undo-impossible"; readonly label: string }
  | { readonly kind: "step-unread"; readonly problem: Problem }
  | { readonly kind: "reloaded" }
  | { readonly kind: "gone"; readonly name: string };

export interface Project {
  readonly store: StoreApi<ProjectState>;
  /** A new id for an item. */
  newId(): Id;
  /** Takes a tool in hand. */
  take(tool: CanvasTool): void;
  /**
   * Makes the change here at once and hands it over for saving. Null is accepted and does nothing.
   * @param run says that it is one of many small steps, which undo takes back together
   */
  commit(change: Change | null, run?: EditRun): void;
  /** Says where the pointer is on the canvas, in pixels from its top left corner; null when it is elsewhere. */
  pointAt(screen: Point | null): void;
  pointedAt(): Point | null;
  undo(): void;
  redo(): void;
  /** Takes back every edit above edit `seq` on the stack; 0 = all of them. */
  undoTo(seq: number): void;
  /** Repeats what was taken back, up to and with edit `seq`. */
  redoTo(seq: number): void;
  /**
   * Makes the model what it was at a revision, by one change that undo takes back. What was done before is stored
   * first. Fails as `revisions.restore` does, and with `not-stored`.
   */
  restore(revisionId: string): Promise<Result<{ seq: number }>>;
  /** What was done, and the named states. */
  readonly timeline: Timeline;
  /** Switches the view, and leaves a comparison. Entering the analysis makes the stored threats those the engine finds. */
  show(view: View): void;
  /** The threats of the model as it is now. */
  threats(): readonly Threat[];
  /** The model as it is now, to be seen under another template. */
  upgradeTo(template: Template): Upgrade;
  /** Verdicts whose threat is gone and that did not come back by themselves. */
  lostVerdicts(): readonly LostVerdict[];
  retrySaving(): void;
  /** Waits until everything done here is stored; fails with `not-stored` as soon as storing does not work. */
  stored(): Promise<Result<number>>;
  /**
   * Has main make one change on top of all that was done here, and shows it. Fails as the call does, and with
   * `not-stored`.
   * @param make the call, given the last change
   */
  changeInMain<Made extends MadeInMain>(
    make: (baseSeq: number) => Promise<Result<Made>>,
  ): Promise<Result<Made>>;
  /** Changes not yet stored. */
  unsaved(): number;
  /** Stops following other windows. What is not stored yet, and what a field still hands over, is stored all the same. */
  close(): void;
}

/** The answer to a call that makes one change. */
interface MadeInMain {
  readonly seq: number;
}

export interface ProjectParts {
  readonly api: Api;
  readonly later: SaveQueueParts<Change>["later"];
  readonly notify: (notice: ProjectNotice) => void;
  /** A new id for an item. */
  readonly newId: () => Id;
}

/** What main answers when the project is not there any more. */
const PROJECT_GONE = "project-unknown";

/** The contract's limit; titles of threats in labels have none. */
const LONGEST_LABEL = 500;

/** Milliseconds until a reload that failed is tried again. */
const RELOAD_AGAIN = 5_000;

/** Makes the state of an opened project and keeps it in step with main. */
export function createProject(opened: OpenProject, parts: ProjectParts): Project {
  const { api, notify } = parts;
  const store = createStore<ProjectState>(() => initialState(opened));
  const queue = createSaveQueue<Change>({
    append: (baseSeq, { label, patches }, step) =>
      api.call("projects.append", {
        id: opened.id,
        baseSeq,
        change: { label, patches: [...patches] },
        step,
      }),
    goneCode: PROJECT_GONE,
    seq: opened.seq,
    later: parts.later,
    onStatus: (saving) => {
      store.setState({ saving, storedSeq: queue.seq() });
      if (saving.kind === "conflict" && !changing) void reload();
      if (saving.kind === "gone") notify({ kind: "gone", name: store.getState().name });
      if (saving.kind !== "saved") return;
      if (templateOutdated) void reload();
      else reloadWhenBehind();
    },
  });
  const timeline = createTimeline({ api, projectId: opened.id, project: store });
  let { analysisOptions } = opened;
  let analyst = createAnalyst(analysisOptions);
  let latestHeard = opened.seq;
  /** A change chose another template, which main gives once it has the change. */
  let templateOutdated = false;
  let reloading: Promise<void> | null = null;
  /** Ends the wait for the next try of a reload that failed; null when none failed. */
  let cancelReload: (() => void) | null = null;
  /** While main makes a change for this window, what is appended may be that: it is read afterwards. */
  let changing = false;
  const changedHere = new Set<number>();
  const runs = createEditRuns();
  /** Not part of the state: it changes with every move, and nothing is painted by it. */
  let pointer: Point | null = null;
  const steps = createStepTaker<Change>({
    invert,
    stacks: () => store.getState().history,
    read: (seq) => api.call("projects.change", { id: opened.id, seq }),
    apply,
    onImpossible(direction, edit) {
      store.setState(({ history }) => ({ history: withoutNewest(history, direction) }));
      notify({ kind: "undo-impossible", label: edit.label });
    },
    onUnread: (problem) => notify({ kind: "step-unread", problem }),
  });

  function apply(change: Change, step: Step): boolean {
    const before = store.getState().model;
    const model = tryApply(before, change);
    if (model === null) return false;
    send({ ...change, label: change.label.slice(0, LONGEST_LABEL) }, step, model);
    followUp(anchorLostVerdicts(before, model));
    settleThreats();
    return true;
  }

  function send(change: Change, step: Step, model: Model): void {
    const state = store.getState();
    const seq = queue.add(change, step);
    if (step.kind === "edit") steps.keep(seq, change);
    if (change.patches.some(({ table }) => table === "template")) templateOutdated = true;
    const history = recorded(state.history, { seq, change, step });
    const shown = { ...state, diagramId: arrivedDiagram(state.model, model) ?? state.diagramId };
    store.setState({ ...withModel(shown, model), history });
  }

  function threats(): readonly Threat[] {
    const { template, model } = store.getState();
    return analyst.threats(template, model);
  }

  /** While the analysis is looked at, what is stored is what is shown, so numbers stay for good. */
  function settleThreats(): void {
    const { view, model } = store.getState();
    // By a template that is no longer its own the model is not to be judged.
    if (view === "analysis" && !templateOutdated) followUp(storeThreats(model, threats()));
  }

  /** Makes a change that follows from what a person did, and is no step of theirs. */
  function followUp(change: Change | null): void {
    const { model } = store.getState();
    const followed = change && tryApply(model, change);
    if (change !== null && followed !== null) send(change, { kind: "automatic" }, followed);
  }

  function reloadWhenBehind(): void {
    if (changing || latestHeard <= queue.seq() || queue.pending().length > 0) return;
    void reload();
  }

  function reload(): Promise<void> {
    reloading ??= readAnew();
    return reloading;
  }

  async function readAnew(): Promise<void> {
    templateOutdated = false;
    const heard = latestHeard;
    const again = cancelReload !== null;
    cancelReload?.();
    cancelReload = null;
    const [reply, news] = await Promise.all([
      api.call("projects.open", { id: opened.id }),
      api.call("projects.changesSince", { id: opened.id, seq: queue.seq() }),
    ]);
    reloading = null;
    if (!reply.ok && reply.problem.code === PROJECT_GONE) {
      queue.end();
      return;
    }
    if (!reply.ok) {
      store.setState({ saving: { kind: "failed", problem: reply.problem } });
      cancelReload = parts.later(RELOAD_AGAIN, () => void reload());
      if (!again) notify({ kind: "reload-failed", problem: reply.problem });
      return;
    }
    const pending = queue.pending();
    const arrived = news.ok ? alreadyStored(pending, news.value) : 0;
    const { model, history, unsaved, refused } = catchUp(
      reply.value,
      pending,
      arrived,
      queue.misfit(),
    );
    // What main has now is the truth, unless it said more while it answered.
    latestHeard = latestHeard === heard ? reply.value.seq : Math.max(latestHeard, reply.value.seq);
    for (const { seq } of pending.slice(arrived)) steps.forget(seq);
    for (const { seq, change, step } of unsaved) if (step.kind === "edit") steps.keep(seq, change);
    const { template, templateId } = reply.value;
    const { titlesFrozen, loaded } = reply.value.analysisOptions;
    if (titlesFrozen !== analysisOptions.titlesFrozen || loaded !== analysisOptions.loaded) {
      ({ analysisOptions } = reply.value);
      analyst = createAnalyst(analysisOptions);
    }
    store.setState((state) => ({ ...withModel(state, model), template, templateId, history }));
    if (unsaved.length > 0) runs.forget();
    queue.restart(reply.value.seq, unsaved);
    settleThreats();
    // What follows from the model was just worked out anew; nobody loses anything by it.
    const lost = refused.filter(({ step }) => step.kind !== "automatic");
    if (lost.length > 0) {
      notify({ kind: "changes-refused", labels: lost.map(({ change }) => change.label) });
    } else if (!news.ok || news.value.slice(arrived).some(({ seq }) => !changedHere.has(seq))) {
      notify({ kind: "reloaded" });
    }
  }

  async function changeInMain<Made extends MadeInMain>(
    make: (baseSeq: number) => Promise<Result<Made>>,
  ): Promise<Result<Made>> {
    return changeOnTop({
      stored: () => whenStored(store),
      catchUp: reload,
      async make(baseSeq) {
        changing = true;
        const made = await make(baseSeq);
        changing = false;
        if (made.ok) changedHere.add(made.value.seq);
        const reached = made.ok ? made.value.seq : 0;
        latestHeard = Math.max(latestHeard, reached);
        const conflict = store.getState().saving.kind === "conflict";
        if (conflict || latestHeard > queue.seq()) await reload();
        return made;
      },
    });
  }

  const stopListening = api.on("project.appended", ({ id, seq }) => {
    if (id !== opened.id) return;
    latestHeard = Math.max(latestHeard, seq);
    reloadWhenBehind();
  });

  return {
    store,
    newId: parts.newId,
    take: (tool) => store.setState({ tool }),
    commit(change, run) {
      if (change === null) return;
      // Who goes on working no longer waits for a step back.
      steps.stop();
      const { history } = store.getState();
      if (apply(change, { kind: "edit" })) runs.record(history, store.getState().history, run);
    },
    pointAt(screen) {
      pointer = screen;
    },
    pointedAt: () => pointer,
    undo() {
      // What main makes now comes on top: a step back would take back what is under it.
      if (changing) return;
      const target = runs.below(store.getState().history);
      if (target === null) steps.take("undo");
      else steps.undoTo(target);
    },
    redo() {
      if (changing) return;
      const target = runs.end(store.getState().history);
      if (target === null) steps.take("redo");
      else steps.redoTo(target);
    },
    undoTo(seq) {
      if (!changing) steps.undoTo(seq);
    },
    redoTo(seq) {
      if (!changing) steps.redoTo(seq);
    },
    restore: (revisionId) =>
      changeInMain((baseSeq) => api.call("revisions.restore", { revisionId, baseSeq })),
    timeline,
    show(view) {
      store.setState({ view, comparing: false, connectingFrom: null });
      settleThreats();
    },
    threats,
    upgradeTo(to) {
      const { template: from, model } = store.getState();
      const previous = analyst.analysis(from, model);
      return { model, from, to, options: { ...analysisOptions, previous } };
    },
    lostVerdicts() {
      const { template, model } = store.getState();
      return analyst.analysis(template, model).lost;
    },
    retrySaving() {
      if (cancelReload === null) queue.retry();
      else void reload();
    },
    stored: () => whenStored(store),
    changeInMain,
    unsaved: () => queue.pending().length,
    close() {
      stopListening();
      timeline.close();
    },
  };
}
