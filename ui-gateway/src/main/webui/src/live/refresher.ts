import type { QueryClient } from "@tanstack/react-query";
import { fetchAnew } from "./fetchAnew";

/** Has what stands under a key fetched anew: at once, and while many updates come in a row, once a second. */
export function refresher(queries: QueryClient, everyMillis = 1_000): (key: string) => void {
  const resting = new Map<string, boolean>();
  const refresh = (key: string) => {
    if (resting.has(key)) {
      resting.set(key, true);
      return;
    }
    resting.set(key, false);
    void fetchAnew(queries, [key]);
    setTimeout(() => {
      const again = resting.get(key);
      resting.delete(key);
      if (again) refresh(key);
    }, everyMillis);
  };
  return refresh;
}
