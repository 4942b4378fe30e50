import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { FakeGateway } from "../../testing/gateway";
import { aReplay } from "../../testing/journal";
import { act, operationsGateway, show } from "../../testing/operations";

let gateway: FakeGateway;

beforeEach(() => {
  gateway = operationsGateway();
});

describe("a replay", () => {
  it("is previewed, then started with a reason, and shows how far it is", async () => {
    const preview = {
      entries: 1,
      lanes: 1,
      unfinished: 0,
      types: [{ type: "twilio.messaging.inbound", entries: 1, stepsToRun: [{ name: "reply", entries: 1 }], stepsStored: [{ name: "create-task", entries: 1 }] }],
    };
    let replay = aReplay();
    gateway
      .on("POST /api/journal/messaging/replays/preview", { json: preview })
      .on("POST /api/journal/messaging/replays", { status: 202, json: replay })
      .on("GET /api/journal/messaging/replays/5", () => ({ json: replay }));
    show("/operations/messaging/replays/new?entry=12");
    await userEvent.click(await screen.findByTestId("preview-replay"));
    const row = await screen.findByTestId("preview-type");
    expect(row).toHaveTextContent("Steps that runreply (1)");
    expect(row).toHaveTextContent("Steps not repeatedcreate-task (1)");
    expect(gateway.calls("POST /api/journal/messaging/replays")).toHaveLength(0);
    await act("start-replay", "Twilio is back");

    expect(await screen.findByTestId("progress")).toHaveTextContent("3 of 10");
    expect(screen.getByTestId("progress")).toHaveTextContent("4 of 10 entries enqueued");
    expect(gateway.calls("POST /api/journal/messaging/replays").map((asked) => asked.body)).toEqual([{ filter: { id: 12 }, why: "Twilio is back" }]);
    replay = aReplay({ state: "enqueued", enqueued: 10, done: 9 });
    await waitFor(() => expect(screen.getByTestId("replay-state")).toHaveTextContent("Finished, some parked"));
    expect(screen.queryByTestId("cancel-replay")).toBeNull();
  });

  it("is not started when its preview is no longer what would happen", async () => {
    gateway.on("POST /api/journal/messaging/replays/preview", { json: { entries: 1, lanes: 1, unfinished: 0, types: [] } });
    show("/operations/messaging/replays/new?entry=12");
    await userEvent.click(await screen.findByTestId("preview-replay"));
    await screen.findByTestId("start-replay");
    await userEvent.type(screen.getByTestId("replay-entry"), "3");

    expect(screen.queryByTestId("start-replay")).toBeNull();
  });

  it("says what is missing before it asks", async () => {
    show("/operations/messaging/replays/new");
    await userEvent.click(await screen.findByTestId("preview-replay"));

    expect(await screen.findByTestId("mistake")).toHaveTextContent("Give the entry's number.");
    expect(gateway.calls("POST /api/journal/messaging/replays/preview")).toHaveLength(0);
  });

  it("is cancelled", async () => {
    let replay = aReplay();
    gateway
      .on("GET /api/journal/messaging/replays/5", () => ({ json: replay }))
      .on("POST /api/journal/messaging/replays/5/cancel", () => {
        replay = aReplay({ state: "cancelled", enqueued: 3 });
        return { json: replay };
      });
    show("/operations/messaging/replays/5");
    await act("cancel-replay", "wrong range");

    await waitFor(() => expect(screen.getByTestId("replay-state")).toHaveTextContent("Cancelled"));
    expect(gateway.calls("POST /api/journal/messaging/replays/5/cancel").map((asked) => asked.body)).toEqual([{ why: "wrong range" }]);
  });
});

describe("reconciliation", () => {
  const report = {
    id: 1,
    state: "done",
    from: "2026-11-21T08:00:00Z",
    to: "2026-11-21T09:00:00Z",
    compared: 20,
    missing: 1,
    applied: 1,
    changed: 0,
    items: [{ sid: "SM9", what: "taken in" }],
    startedAt: "2026-11-21T09:00:00Z",
    finishedAt: "2026-11-21T09:00:01Z",
    by: "schedule",
  };

  const waiting = { ...report, id: 2, state: "waiting", compared: 0, missing: 0, applied: 0, items: [], startedAt: null, finishedAt: null, by: "Ada" };

  const compare = async () => {
    show("/operations/messaging/reconciliation");
    await userEvent.click(await screen.findByTestId("reconcile"));
    await userEvent.type(screen.getByTestId("why"), "webhooks were off");
    await userEvent.click(screen.getByTestId("confirm"));
  };

  it("shows the reports", async () => {
    gateway.on("GET /api/reconciliation/messaging", { json: { items: [report] } });
    show("/operations/messaging/reconciliation");

    expect(await screen.findByTestId("report")).toHaveTextContent("SM9");
  });

  it("asks why, compares, and says what came of it", async () => {
    const states = ["running", "done"];
    gateway
      .on("GET /api/reconciliation/messaging", { json: { items: [] } })
      .on("POST /api/reconciliation/messaging", { status: 202, json: waiting })
      .on("GET /api/reconciliation/messaging/2", () => ({ json: { ...report, id: 2, state: states.shift() ?? "done" } }));
    await compare();

    await waitFor(() => expect(screen.getByTestId("outcome")).toHaveTextContent("The comparison runs"));
    await waitFor(() => expect(screen.getByTestId("outcome")).toHaveTextContent("20 messages compared, 1 was missing."), { timeout: 5_000 });
    expect(gateway.calls("POST /api/reconciliation/messaging")[0]?.body).toMatchObject({ why: "webhooks were off" });
  });

  it("says why a comparison failed", async () => {
    gateway
      .on("GET /api/reconciliation/messaging", { json: { items: [] } })
      .on("POST /api/reconciliation/messaging", { status: 202, json: waiting })
      .on("GET /api/reconciliation/messaging/2", { json: { ...waiting, state: "failed", reason: "Twilio answered 503" } });
    await compare();

    expect(await screen.findByTestId("problem")).toHaveTextContent("Twilio answered 503");
  });

  it("says that a service has none", async () => {
    gateway.on("GET /api/reconciliation/bridge", { status: 404, json: { title: "Not found" } });
    show("/operations/bridge/reconciliation");

    expect(await screen.findByText(/does not compare itself with Twilio yet/)).toBeInTheDocument();
  });
});
