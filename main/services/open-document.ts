import { success, type Result } from "../../shared/model/result.ts";
import type { StoredProject } from "../store/projects.ts";
import type { Store } from "../store/store.ts";
import type { Document } from "./export-document.ts";

/** A stored project with what is needed to analyze and paint it. */
export interface OpenDocument extends Document {
  readonly project: StoredProject;
}

/** Loads a project and its template. */
export function openDocument(store: Store, id: string): Result<OpenDocument> {
  const opened = store.projects.open(id);
  if (!opened.ok) return opened;
  const project = opened.value;
  const template = store.templates.open(project.templateKey);
  if (!template.ok) return template;
  return success({
    project,
    name: project.name,
    model: project.model,
    template: template.value,
    options: { titlesFrozen: project.titlesFrozen, loaded: project.loaded },
  });
}
