import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Builds the screens over fixture views, to be looked at; no part of the product. Run from `ui/`.
export default defineConfig({
  root: "test/preview",
  base: "./",
  plugins: [react()],
  build: { outDir: "../../../target/ui-preview", emptyOutDir: true, assetsInlineLimit: 0, target: "es2022" },
});
