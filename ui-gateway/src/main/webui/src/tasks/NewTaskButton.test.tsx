import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { newQueryClient } from "../shell/App";
import { ConsoleTheme } from "../shell/ConsoleTheme";
import { FakeGateway } from "../testing/gateway";
import { NewTaskButton } from "./NewTaskButton";

let gateway: FakeGateway;

beforeEach(async () => {
  gateway = new FakeGateway()
    .on("GET /api/outbound-tasks/numbers", { json: { items: ["+14155550100"] } })
    .on("GET /api/me", { json: { name: "ana", roles: ["agent"] } })
    .on("GET /api/agents", { json: { items: [{ name: "ana", workerSid: "WK1" }, { name: "ben", workerSid: "WK2" }, { name: "cleo", workerSid: null }] } });
  render(
    <ConsoleTheme>
      <QueryClientProvider client={newQueryClient()}>
        <NewTaskButton />
      </QueryClientProvider>
    </ConsoleTheme>,
  );
  await userEvent.click(screen.getByTestId("new-task"));
  await waitFor(() => expect(screen.getByTestId("task-start")).toBeEnabled());
});

async function fill() {
  await userEvent.type(screen.getByTestId("task-number"), "+1 415 555 0123");
  await userEvent.type(screen.getByTestId("task-name"), "Ada Lovelace");
}

it("starts a task for whoever asks, with a key", async () => {
  gateway.on("POST /api/outbound-tasks", { json: { task: { sid: "WT1" } } });
  await fill();
  await userEvent.type(screen.getByTestId("task-message"), "Hello Ada");
  await userEvent.click(screen.getByTestId("task-start"));

  expect(await screen.findByText(/WT1/)).toBeInTheDocument();
  const [asked] = gateway.calls("POST /api/outbound-tasks");
  expect(asked?.body).toEqual({
    fromNumber: "+14155550100",
    toName: "Ada Lovelace",
    toNumber: "+14155550123",
    initialNotificationMessage: "Hello Ada",
    targetWorkerSid: "me",
  });
  expect(asked?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
});

it("leaves the choice to the workflow", async () => {
  gateway.on("POST /api/outbound-tasks", { json: { chatChannel: { sid: "CH1", task_sid: "WT2" } } });
  await fill();
  await userEvent.selectOptions(screen.getByTestId("task-to"), "Anyone");
  await userEvent.click(screen.getByTestId("task-start"));

  expect(await screen.findByText(/WT2/)).toBeInTheDocument();
  expect(gateway.calls("POST /api/outbound-tasks")[0]?.body).not.toHaveProperty("targetWorkerSid");
});

it("gives the task to another agent whom TaskRouter knows", async () => {
  gateway.on("POST /api/outbound-tasks", { json: { task: { sid: "WT5" } } });
  await screen.findByRole("option", { name: "ben" });
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["Me", "Anyone", "ben"]);
  await fill();
  await userEvent.selectOptions(screen.getByTestId("task-to"), "ben");
  await userEvent.click(screen.getByTestId("task-start"));

  expect(await screen.findByText(/WT5/)).toBeInTheDocument();
  expect(gateway.calls("POST /api/outbound-tasks")[0]?.body).toHaveProperty("targetWorkerSid", "WK2");
});

it("names what is missing and asks nothing", async () => {
  await userEvent.click(screen.getByTestId("task-start"));

  expect(screen.getByText("Enter a phone number.")).toBeInTheDocument();
  expect(screen.getByText("Enter a name.")).toBeInTheDocument();
  expect(gateway.calls("POST /api/outbound-tasks")).toHaveLength(0);
});

it("says why Twilio refused, and takes a new key for another try", async () => {
  gateway.on("POST /api/outbound-tasks", { status: 429, json: { title: "Not started", detail: "Too many requests at once." } });
  await fill();
  await userEvent.click(screen.getByTestId("task-start"));
  expect(await screen.findByText(/Too many requests at once/)).toBeInTheDocument();
  gateway.on("POST /api/outbound-tasks", { json: { task: { sid: "WT3" } } });
  await userEvent.click(screen.getByTestId("task-start"));

  expect(await screen.findByText(/WT3/)).toBeInTheDocument();
  const keys = gateway.calls("POST /api/outbound-tasks").map((asked) => asked.headers.get("Idempotency-Key"));
  expect(new Set(keys).size).toBe(2);
});

it("follows a start that takes longer", async () => {
  gateway
    .on("POST /api/outbound-tasks", { status: 202, json: { id: "s1", state: "pending", reason: "Twilio answered 503" } })
    .on("GET /api/outbound-tasks/s1", { json: { task: { sid: "WT4" } } });
  await fill();
  await userEvent.click(screen.getByTestId("task-start"));

  expect(await screen.findByText(/Twilio answered 503/)).toBeInTheDocument();
  expect(await screen.findByText(/WT4/)).toBeInTheDocument();
});

it("shows that a start failed in the end (D07)", async () => {
  gateway
    .on("POST /api/outbound-tasks", { status: 202, json: { id: "s1", state: "pending", reason: "Twilio answered 503" } })
    .on("GET /api/outbound-tasks/s1", { status: 502, json: { title: "The outbound task was not started", detail: "Given up after 15 minutes." } });
  await fill();
  await userEvent.click(screen.getByTestId("task-start"));

  expect(await screen.findByText(/Given up after 15 minutes/)).toBeInTheDocument();
  expect(screen.queryByTestId("task-outcome")).not.toHaveTextContent(/WT/);
});
