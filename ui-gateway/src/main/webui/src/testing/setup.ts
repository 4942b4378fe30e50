import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// What jsdom has not: layout and a few browser interfaces that Paste and the virtual list ask for.
vi.stubGlobal("matchMedia", (query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
}));
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
Object.defineProperty(Element.prototype, "clientHeight", { configurable: true, value: 720 });
Object.defineProperty(Element.prototype, "clientWidth", { configurable: true, value: 360 });

// A busy machine is no failure.
configure({ asyncUtilTimeout: 20_000 });

URL.createObjectURL = () => "blob:preview";
URL.revokeObjectURL = () => {};

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});
