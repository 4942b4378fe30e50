import { afterEach, describe, expect, it, vi } from "vitest";
import { FakeGateway } from "../testing/gateway";
import { ApiError, call, csrfHeader } from "./client";
import { signInAgain } from "./session";

afterEach(() => {
  document.cookie = "trunkline_csrf=; max-age=0";
});

describe("call", () => {
  it("proves by the cookie's value that a POST is ours", async () => {
    document.cookie = "trunkline_csrf=a%3Db";
    const gateway = new FakeGateway().on("POST /api/x", { json: {} }).on("GET /api/x", { json: {} });
    await call("/api/x", { method: "POST", body: { a: 1 } });
    await call("/api/x");

    expect(gateway.asked.map((asked) => asked.headers.get("X-Trunkline-Csrf"))).toEqual(["a=b", null]);
  });

  it("tells the problem in the gateway's words", async () => {
    new FakeGateway().on("POST /api/x", {
      status: 502,
      json: { title: "Twilio refused the message", detail: "Unsubscribed recipient", twilioCode: 21610 },
    });

    await expect(call("/api/x", { method: "POST" })).rejects.toMatchObject({
      status: 502,
      title: "Twilio refused the message",
      detail: "Unsubscribed recipient",
      twilioCode: 21610,
    });
  });

  it("takes an empty answer where there is nothing to say", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 204 })));
    expect(await call("/api/x", { method: "POST" })).toBeUndefined();
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 202, headers: { "Content-Length": "0" } })));
    expect(await call("/api/x", { method: "POST" })).toBeUndefined();
  });

  it("tells when no answer came", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));

    await expect(call("/api/x")).rejects.toEqual(expect.objectContaining({ status: 0, title: "No connection" }));
  });

  it("takes 401 and 499 as signed out", () => {
    expect([401, 403, 499].map((status) => new ApiError(status, "x").signedOut)).toEqual([true, false, true]);
  });
});

describe("csrfHeader", () => {
  it("finds the cookie among others", () => {
    expect(csrfHeader("a=1; trunkline_csrf=token; b=2")).toEqual({ "X-Trunkline-Csrf": "token" });
    expect(csrfHeader("not_trunkline_csrf=token")).toEqual({});
  });
});

describe("signInAgain", () => {
  it("does not loop when the login itself is broken", () => {
    const reload = vi.fn();
    signInAgain(100_000, reload);
    signInAgain(101_000, reload);
    expect(reload).toHaveBeenCalledOnce();

    signInAgain(120_000, reload);
    expect(reload).toHaveBeenCalledTimes(2);
  });
});
