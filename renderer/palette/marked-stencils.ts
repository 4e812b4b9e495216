/** Which stencils of a template a person marked, and which they used last. */

import type { Settings } from "../../shared/api-app.ts";
import type { Id } from "../../shared/model/model.ts";
import type { App } from "../state/app.ts";

/** As many as are listed as recently used. */
const MOST_RECENT = 8;

const NONE: readonly Id[] = [];

export function favoritesOf({ favoriteStencils }: Settings, templateId: string): readonly Id[] {
  return favoriteStencils[templateId] ?? NONE;
}

/** Newest first. */
export function recentOf({ recentStencils }: Settings, templateId: string): readonly Id[] {
  return recentStencils[templateId] ?? NONE;
}

/** Marks a stencil as a favorite, or takes the mark away. */
export function toggleFavorite(app: App, templateId: string, stencilId: Id): void {
  const { settings } = app.store.getState();
  const before = favoritesOf(settings, templateId);
  const after = before.includes(stencilId)
    ? before.filter((id) => id !== stencilId)
    : [...before, stencilId];
  const { favoriteStencils } = settings;
  void app.saveSettings({ favoriteStencils: { ...favoriteStencils, [templateId]: after } });
}

/** Puts a stencil first among those used last. */
export function rememberUse(app: App, templateId: string, stencilId: Id): void {
  const { settings } = app.store.getState();
  const before = recentOf(settings, templateId);
  if (before[0] === stencilId) return;
  const after = [stencilId, ...before.filter((id) => id !== stencilId)].slice(0, MOST_RECENT);
  const { recentStencils } = settings;
  void app.saveSettings({ recentStencils: { ...recentStencils, [templateId]: after } });
}
