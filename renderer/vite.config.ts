import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Inlined assets would need `data:` in the page's security policy, so nothing is inlined. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "chrome140",
    assetsInlineLimit: 0,
    // Read from the disk of the same machine: one file is fine.
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
