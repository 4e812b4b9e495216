/** Loaded before the app's own bundle: makes its `electron` the stand-in. */

import { registerHooks } from "node:module";

registerHooks({
  resolve(name, context, next) {
    if (name !== "electron") return next(name, context);
    return { url: new URL("electron.ts", import.meta.url).href, shortCircuit: true };
  },
});
