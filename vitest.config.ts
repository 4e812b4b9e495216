import { defineConfig } from "vitest/config";

const stories = {
  environment: "node",
  testTimeout: 120_000,
  hookTimeout: 120_000,
  fileParallelism: false,
  // A browser on a busy machine may miss a beat; whatever needed a second try is named by count-tests.
  retry: 1,
} as const;

/** Needs what `npm run dist:local` and `npm run pack:check` make; too slow for every change. */
const packaging = {
  test: {
    name: "packaging",
    include: ["test/packaging/**/*.test.ts"],
    environment: "node",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
};

export default defineConfig({
  test: {
    projects: [
      ...(process.env["PALISADE_PACKAGING"] === undefined ? [] : [packaging]),
      {
        test: {
          name: "unit",
          include: ["test/{shared,main,electron,renderer,scripts,faults}/**/*.test.{ts,tsx}"],
          exclude: ["test/electron/desktop/**"],
          environment: "node",
          // No test waits for a time to pass; a busy machine just takes longer.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "corpus",
          include: ["test/corpus/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          ...stories,
        },
      },
      // The desktop shell on the stand-in for Electron: what only it has, and a part of the same stories that
      // touches every kind of call; npm run test:standin runs all of them there.
      {
        test: {
          name: "desktop",
          include: [
            "test/electron/desktop/*.test.ts",
            "test/e2e/{main-job,files,stories-drawing}.test.ts",
          ],
          env: { PALISADE_HOST: "standin" },
          ...stories,
        },
      },
    ],
  },
});
