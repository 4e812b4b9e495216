/** Finds out whether a newer version of the template an open model uses is on this machine. */

import type { Api } from "../../shared/api.ts";
import type { Project } from "./project.ts";

/**
 * Asks now, and again whenever the model uses another template. Nothing is said when it cannot be told.
 * @returns asks again, for when there may be other versions
 */
export function followTemplate(api: Api, { store }: Pick<Project, "store">): () => void {
  const look = async (): Promise<void> => {
    const { templateId } = store.getState();
    const reply = await api.call("templates.newer", { id: templateId });
    if (store.getState().templateId !== templateId) return;
    store.setState({ newerTemplate: reply.ok ? reply.value : null });
  };
  store.subscribe(({ templateId }, before) => {
    if (templateId === before.templateId) return;
    store.setState({ newerTemplate: null });
    void look();
  });
  void look();
  return () => void look();
}
