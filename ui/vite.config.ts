import react from "@vitejs/plugin-react";
import { resolve } from "node:path";
import { defineConfig } from "vite";

// Two pages, one per window. Relative paths, so that the same files serve under the shell's scheme and the test bridge.
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  server: { fs: { allow: [resolve(import.meta.dirname, "..")] } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        desk: resolve(import.meta.dirname, "index.html"),
        applicant: resolve(import.meta.dirname, "applicant.html"),
      },
    },
  },
  test: { include: ["test/**/*.test.ts"], css: true },
} as Parameters<typeof defineConfig>[0]);
