import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Paste's core package is CommonJS around ES modules; going to those directly lets the bundler leave out what is not used.
    alias: [{ find: /^@twilio-paste\/core\/(.+)$/, replacement: "@twilio-paste/$1" }],
  },
  build: {
    // No data: addresses, so that the content security policy needs none.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Libraries change less often than the console: browsers keep them over most releases.
      output: { codeSplitting: { groups: [{ name: "libraries", test: /node_modules/ }] } },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8080", "/logout": "http://127.0.0.1:8080" } },
  test: {
    environment: "jsdom",
    // One world for all files: starting it and reading the libraries takes longer than the tests. setup.ts tidies up after each.
    isolate: false,
    globals: true,
    setupFiles: "src/testing/setup.ts",
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
  },
});
