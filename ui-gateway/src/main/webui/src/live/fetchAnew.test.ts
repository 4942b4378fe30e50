import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it } from "vitest";
import { deferred } from "../testing/deferred";
import { fetchAnew } from "./fetchAnew";

let queries: QueryClient;
let stop: () => void = () => undefined;

beforeEach(() => {
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, networkMode: "always" } } });
});

afterEach(() => stop());

/** Somebody who looks at what answers in turn. */
function watch(...answers: readonly Promise<string>[]) {
  let asked = 0;
  const observer = new QueryObserver(queries, { queryKey: ["rows", "of"], queryFn: () => answers[asked++] ?? Promise.reject(new Error("asked too often")) });
  stop = observer.subscribe(() => undefined);
  return { shown: () => observer.getCurrentResult().data, asked: () => asked };
}

it("asks once more for what was on its way when it changed", async () => {
  const before = deferred<string>();
  const rows = watch(before.promise, Promise.resolve("new"));

  const done = fetchAnew(queries, ["rows"]);
  before.resolve("old");
  await done;

  expect(rows.shown()).toBe("new");
  expect(rows.asked()).toBe(2);
});

it("asks once for what was there", async () => {
  const rows = watch(Promise.resolve("old"), Promise.resolve("new"));
  await queries.getQueryCache().find({ queryKey: ["rows", "of"] })?.promise;

  await fetchAnew(queries);

  expect(rows.shown()).toBe("new");
  expect(rows.asked()).toBe(2);
});

it("leaves alone what stands under another key", async () => {
  const rows = watch(Promise.resolve("old"));
  await queries.getQueryCache().find({ queryKey: ["rows", "of"] })?.promise;

  await fetchAnew(queries, ["others"]);

  expect(rows.asked()).toBe(1);
});
