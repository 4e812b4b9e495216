import { compareModels } from "../../shared/model/comparison.ts";
import { modelDifference } from "../../shared/model/difference.ts";
import { failure, success } from "../../shared/model/result.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import { appendAndTell } from "./project-handlers.ts";
import type { SettingsReader } from "./setting-handlers.ts";

export interface RevisionParts {
  readonly store: Store;
  readonly events: EventHub;
  readonly settings: SettingsReader;
}

type RevisionCall =
  | "revisions.create"
  | "revisions.list"
  | "revisions.rename"
  | "revisions.delete"
  | "revisions.restore"
  | "revisions.compare";

/** Calls about named states of a project: making, restoring and comparing them. */
export function revisionHandlers(parts: RevisionParts): Pick<Handlers, RevisionCall> {
  const { store, events, settings } = parts;
  const { projects, revisions } = store;

  function tellChanged(id: string): void {
    events.emit({ name: "revisions.changed", payload: { id } });
  }

  return {
    "revisions.create": ({ id, seq, name }) => {
      const opened = projects.open(id);
      if (!opened.ok) return opened;
      if (seq > opened.value.seq) {
        return failure("change-unknown", `There is no change ${seq} in this project.`);
      }
      const { author } = settings();
      const revisionId = revisions.create({ projectId: id, seq, name, author });
      tellChanged(id);
      return success({ revisionId });
    },
    "revisions.list": ({ id }) => {
      const known = projects.exists(id);
      if (!known.ok) return known;
      return success(
        revisions.list(id).map(({ id: revisionId, seq, name, author, madeAt }) => ({
          revisionId,
          seq,
          name,
          author,
          madeAt,
        })),
      );
    },
    "revisions.rename": ({ revisionId, name }) => {
      const revision = revisions.get(revisionId);
      if (!revision.ok) return revision;
      const renamed = revisions.rename(revisionId, name);
      if (!renamed.ok) return renamed;
      tellChanged(revision.value.projectId);
      return success({});
    },
    "revisions.delete": ({ revisionId }) => {
      const revision = revisions.get(revisionId);
      if (!revision.ok) return revision;
      const deleted = revisions.delete(revisionId);
      if (!deleted.ok) return deleted;
      tellChanged(revision.value.projectId);
      return success({});
    },
    "revisions.restore": ({ revisionId, baseSeq }) => {
      const revision = revisions.get(revisionId);
      if (!revision.ok) return revision;
      const { projectId: id, seq, name } = revision.value;
      const now = projects.open(id);
      if (!now.ok) return now;
      const then = projects.modelAt(id, seq);
      if (!then.ok) return then;
      const templateThen = projects.templateAt(id, seq);
      if (!templateThen.ok) return templateThen;
      const before = now.value.templateKey;
      const template =
        templateThen.value === before
          ? []
          : [{ table: "template" as const, before, after: templateThen.value }];
      const patches = [...template, ...modelDifference(now.value.model, then.value)];
      return appendAndTell(parts, id, baseSeq, { label: `Restore “${name}”`, patches });
    },
    "revisions.compare": ({ id, from, to }) => {
      const before = projects.modelAt(id, from);
      if (!before.ok) return before;
      const after = projects.modelAt(id, to);
      return after.ok ? success(compareModels(before.value, after.value)) : after;
    },
  };
}
