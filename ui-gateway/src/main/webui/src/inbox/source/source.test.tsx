import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { deferred } from "../../testing/deferred";
import { bodies, Desk } from "../../testing/desk";
import { aConversation, aMessage } from "../../testing/views";

const task = {
  id: "t1",
  kind: "task",
  state: "done",
  toNumber: "+14155550123",
  sourceChatChannelSid: "CH1",
  by: "ben",
  createdAt: "2026-11-21T09:00:00Z",
};

let desk: Desk;

beforeEach(() => {
  desk = new Desk();
  desk.gateway
    .on("GET /api/conversations", { json: { items: [aConversation({ theirAddress: "whatsapp:+14155550123", channel: "whatsapp" })], next: null } })
    .on("GET /api/conversations/cv1/messages", { json: { items: [aMessage({ body: "Hello" })], next: null } })
    .on("GET /api/outbound-tasks/t1/source-messages", {
      json: { channelSid: "CH1", items: [{ sid: "IM1", author: "web visitor", body: "Where is my order?", media: [], createdAt: "2026-11-20T09:00:00Z" }], origins: { IM1: "ev1" } },
    });
});

it("shows what was said before a task of the customer, and nothing to write with", async () => {
  desk.gateway.on("GET /api/outbound-tasks", { json: { items: [task, { ...task, id: "t0" }] } });
  desk.show("/conversations/cv1");
  await userEvent.click(await screen.findByTestId("tab-source"));

  const said = await screen.findAllByTestId("source-message");
  expect(said.map((message) => message.textContent)).toEqual([expect.stringContaining("Where is my order?")]);
  expect(screen.queryByTestId("composer")).toBeNull();
  expect(desk.gateway.calls("GET /api/outbound-tasks")).toHaveLength(1);

  await userEvent.keyboard("{ArrowLeft}");
  expect(await screen.findByTestId("messages")).toBeInTheDocument();
  expect(bodies()).toEqual(["Hello"]);
  expect(screen.getByTestId("tab-conversation")).toHaveFocus();
});

it("leads operators from a picture to the webhook of the interaction that brought it (Y10)", async () => {
  desk.gateway.on("GET /api/outbound-tasks", { json: { items: [task] } }).on("GET /api/me", { json: { name: "otto", roles: ["operator"] } });
  desk.show("/conversations/cv1");
  await userEvent.click(await screen.findByTestId("tab-source"));

  expect(await screen.findByTestId("origin")).toHaveAttribute("href", "/operations/messaging/events/ev1");
});

it("offers the earlier chat as soon as there is a task with one", async () => {
  desk.show("/conversations/cv1");
  await screen.findByTestId("messages");
  expect(screen.queryByTestId("tab-source")).toBeNull();

  desk.gateway.on("GET /api/outbound-tasks", { json: { items: [task] } });
  desk.tell("trunkline.outbound-task.changed", { outboundTask: task });
  expect(await screen.findByTestId("tab-source")).toBeInTheDocument();
});

it("offers it also where the task began while it was looked for the first time", async () => {
  const first = deferred<{ json: unknown }>();
  const answers = [first.promise, Promise.resolve({ json: { items: [task] } })];
  desk.gateway.on("GET /api/outbound-tasks", () => answers.shift() ?? { json: { items: [task] } });
  desk.show("/conversations/cv1");
  await waitFor(() => expect(desk.gateway.calls("GET /api/outbound-tasks")).toHaveLength(1));

  desk.tell("trunkline.outbound-task.changed", { outboundTask: task });
  first.resolve({ json: { items: [] } });

  expect(await screen.findByTestId("tab-source")).toBeInTheDocument();
});
