import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import { newQueryClient } from "../shell/App";
import { ConsoleTheme } from "../shell/ConsoleTheme";
import { FakeGateway } from "../testing/gateway";
import { BoardPage } from "./BoardPage";

const reservation = {
  sid: "WR1",
  workerSid: "WK1",
  workerName: "Ada",
  status: "pending",
  createdAt: "2026-11-21T10:00:00Z",
  changedAt: "2026-11-21T10:00:00Z",
};
const task = {
  sid: "WT1",
  account: "flex",
  workspaceSid: "WS1",
  status: "reserved",
  priority: 0,
  channel: "sms",
  attributes: '{"name":"Mia"}',
  queueName: "Everyone",
  createdAt: "2026-11-21T10:00:00Z",
  reservations: [reservation],
};
const worker = {
  sid: "WK1",
  account: "flex",
  workspaceSid: "WS1",
  name: "ada",
  activitySid: "WA2",
  activityName: "Offline",
  available: false,
  since: "2026-11-21T10:00:00Z",
};

let gateway: FakeGateway;

beforeEach(() => {
  gateway = new FakeGateway()
    .on("GET /api/me", { json: { name: "Ada", roles: ["agent"] } })
    .on("GET /api/tasks", { json: { items: [task] } })
    .on("GET /api/queues", {
      json: {
        items: [
          {
            sid: "WQ1",
            name: "Everyone",
            account: "flex",
            waiting: 2,
            offered: 1,
            assigned: 4,
            oldestWaitingSince: "2026-11-21T10:00:00Z",
            averageWaitSeconds: 20,
            sla: "breached",
          },
        ],
      },
    })
    .on("GET /api/workers", { json: { items: [worker] } })
    .on("GET /api/workers/mine", { json: { items: [worker] } })
    .on("GET /api/activities", {
      json: {
        items: [
          { sid: "WA1", account: "flex", workspaceSid: "WS1", name: "Available", available: true },
          { sid: "WA2", account: "flex", workspaceSid: "WS1", name: "Offline", available: false },
          { sid: "WA3", account: "frontline", workspaceSid: "WS2", name: "Elsewhere", available: true },
        ],
      },
    });
});

function show() {
  render(
    <ConsoleTheme>
      <QueryClientProvider client={newQueryClient()}>
        <MemoryRouter>
          <BoardPage />
        </MemoryRouter>
      </QueryClientProvider>
    </ConsoleTheme>,
  );
}

describe("the task board", () => {
  it("shows what waits, and says so where that is too long", async () => {
    show();

    const queue = await screen.findByTestId("queue");
    expect(queue).toHaveAttribute("data-sla", "breached");
    expect(queue).toHaveTextContent("Waiting2");
    expect(queue).toHaveTextContent("Assigned4");
    expect(within(queue).getByTestId("queue-wait")).toHaveTextContent("waits too long");
    expect(screen.getByTestId("workers")).toHaveTextContent("0 of 1 available");
    expect(screen.getByTestId("open-task")).toHaveTextContent("Mia");
  });

  it("counts the workers of all pages", async () => {
    gateway
      .on("GET /api/workers", { json: { items: [worker], next: "WK1" } })
      .on("GET /api/workers?cursor=WK1", { json: { items: [{ ...worker, sid: "WK2", name: "Ben", available: true }], next: null } });
    show();

    await waitFor(() => expect(screen.getByTestId("workers")).toHaveTextContent("1 of 2 available"));
  });

  it("leads operators from a task to all its webhooks", async () => {
    gateway.on("GET /api/me", { json: { name: "Olga", roles: ["operator"] } });
    show();

    expect(await within(await screen.findByTestId("open-task")).findByTestId("origin")).toHaveAttribute(
      "href",
      "/operations/taskrouter/entries?lane=WT1",
    );
  });

  it("lets an agent accept what is offered to them", async () => {
    gateway.on("POST /api/reservations/WR1/accept", () => {
      gateway.on("GET /api/tasks", { json: { items: [{ ...task, status: "assigned", reservations: [{ ...reservation, status: "accepted" }] }] } });
      return { json: {} };
    });
    show();

    await userEvent.click(await screen.findByTestId("task-accept"));

    await waitFor(() => expect(screen.getByTestId("my-task")).toHaveAttribute("data-status", "accepted"));
    expect(gateway.calls("POST /api/reservations/WR1/accept")).toHaveLength(1);
    expect(screen.getByTestId("task-wrap-up")).toBeVisible();
  });

  it("says why something cannot be done", async () => {
    gateway.on("POST /api/reservations/WR1/reject", { status: 409, json: { title: "Not possible now", detail: "reservation WR1 is timeout" } });
    show();

    await userEvent.click(await screen.findByTestId("task-reject"));

    expect(await screen.findByText(/reservation WR1 is timeout/)).toBeVisible();
  });

  describe("giving a task away", () => {
    const accepted = { ...reservation, status: "accepted" };

    beforeEach(() => {
      gateway
        .on("GET /api/tasks", { json: { items: [{ ...task, status: "assigned", reservations: [accepted] }] } })
        .on("GET /api/reservations/WR1/targets", {
          json: { workers: [worker, { ...worker, sid: "WK2", name: "zoe" }], queues: [{ sid: "WQ1", name: "Everyone" }] },
        });
    });

    it("sends it to a queue", async () => {
      gateway.on("POST /api/reservations/WR1/transfer", () => {
        gateway.on("GET /api/tasks", { json: { items: [] } });
        return { json: {} };
      });
      show();

      await userEvent.click(await screen.findByTestId("task-transfer"));
      await screen.findByRole("option", { name: "Everyone" });
      await userEvent.selectOptions(screen.getByTestId("transfer-to"), "WQ1");
      await userEvent.click(screen.getByTestId("transfer-send"));

      await waitFor(() => expect(gateway.calls("POST /api/reservations/WR1/transfer")[0]?.body).toEqual({ queueSid: "WQ1" }));
      await waitFor(() => expect(screen.queryByTestId("transfer-dialog")).toBeNull());
    });

    it("says who cannot have it, and why it was refused", async () => {
      gateway.on("POST /api/reservations/WR1/transfer", {
        status: 409,
        json: { title: "Not possible now", detail: "task WT1 is wrapping, so it cannot be transferred" },
      });
      show();

      await userEvent.click(await screen.findByTestId("task-transfer"));
      await screen.findByRole("option", { name: "Everyone" });
      await userEvent.selectOptions(screen.getByTestId("transfer-to"), "WK1");
      expect(screen.getByText(/Ada has the task already/)).toBeVisible();
      expect(screen.getByTestId("transfer-send")).toBeDisabled();
      await userEvent.selectOptions(screen.getByTestId("transfer-to"), "WK2");
      expect(screen.getByText(/zoe is not available/)).toBeVisible();
      await userEvent.click(screen.getByTestId("transfer-send"));

      expect(await screen.findByText(/task WT1 is wrapping/)).toBeVisible();
      expect(screen.getByTestId("transfer-dialog")).toBeVisible();
    });
  });

  it("leads from a task that was accepted to the customer's conversation", async () => {
    gateway
      .on("GET /api/tasks", {
        json: { items: [{ ...task, attributes: '{"from":"+14155550123"}', reservations: [{ ...reservation, status: "accepted" }] }] },
      })
      .on("POST /api/conversations", { status: 201, json: { id: "c1" } });
    show();

    await userEvent.click(await screen.findByTestId("task-conversation"));

    await waitFor(() => expect(gateway.calls("POST /api/conversations")[0]?.body).toEqual({ address: "+14155550123" }));
  });

  it("leads from a task to the link of its conversation where there is one", async () => {
    const sid = `CH${"0".repeat(32)}`;
    gateway
      .on("GET /api/tasks", {
        json: { items: [{ ...task, attributes: JSON.stringify({ channelSid: sid }), reservations: [{ ...reservation, status: "accepted" }] }] },
      })
      .on(`GET /api/links/of/${sid}`, { json: { id: "l1" } });
    show();

    await userEvent.click(await screen.findByTestId("task-conversation"));

    await waitFor(() => expect(gateway.calls(`GET /api/links/of/${sid}`)).toHaveLength(1));
    expect(gateway.calls("POST /api/conversations")).toHaveLength(0);
  });

  it("switches the agent's own availability to an activity of their workspace", async () => {
    gateway.on("POST /api/workers/WK1/activity", { json: {} });
    show();

    const choice = await screen.findByTestId("availability-select");
    await waitFor(() => expect(within(choice).getAllByRole("option")).toHaveLength(2));
    await userEvent.selectOptions(choice, "Available");

    await waitFor(() => expect(gateway.calls("POST /api/workers/WK1/activity")[0]?.body).toEqual({ activitySid: "WA1" }));
  });
});
