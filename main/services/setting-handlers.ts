import { calls } from "../../shared/api.ts";
import { defaultSettings, type Settings } from "../../shared/api-app.ts";
import { success } from "../../shared/model/result.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";

/** The settings as they are now. */
export type SettingsReader = () => Settings;

const schema = calls["settings.get"].output;

/** Reads settings, each one that is missing or damaged by its default. */
export function settingsReader(store: Store): SettingsReader {
  return () => {
    const stored = store.settings.read();
    const sound = Object.entries(schema.shape).flatMap(([name, value]) => {
      const parsed = value.safeParse(stored[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    });
    return schema.parse({ ...defaultSettings, ...Object.fromEntries(sound) });
  };
}

/** Calls about settings. */
export function settingHandlers(
  store: Store,
  read: SettingsReader,
): Pick<Handlers, "settings.get" | "settings.set"> {
  return {
    "settings.get": () => success(read()),
    "settings.set": (changed) => {
      store.settings.write(changed);
      return success(read());
    },
  };
}
