import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Desk } from "../testing/desk";
import { aConversation, aMessage } from "../testing/views";

const whatsapp = aConversation({ id: "cv1", channel: "whatsapp", theirAddress: "whatsapp:+14155550123", windowEndsAt: "2020-01-01T00:00:00Z" });
const sms = aConversation({ id: "cv1" });
const sid = `HX${"1".repeat(32)}`;

const templates = {
  readAt: "2026-11-21T09:00:00Z",
  items: [
    {
      sid,
      name: "order_update",
      language: "en",
      body: "Hi {{name}}, order {{order}} is on its way.",
      variables: [
        { name: "name", sample: "Ana" },
        { name: "order", sample: "A-1" },
      ],
      approval: "approved",
      rejectionReason: "",
    },
    { sid: `HX${"2".repeat(32)}`, name: "sale", language: "en", body: "Sale!", variables: [], approval: "rejected", rejectionReason: "No terms" },
  ],
};

let desk: Desk;

beforeEach(() => {
  desk = new Desk();
});

async function open(conversation = sms) {
  desk.gateway
    .on("GET /api/conversations", { json: { items: [conversation], next: null } })
    .on("GET /api/conversations/cv1/messages", { json: { items: [aMessage()], next: null } });
  desk.show("/conversations/cv1");
  return screen.findByTestId("messages");
}

describe("templates", () => {
  it("offers them where WhatsApp takes no free text, with variables, preview and approval", async () => {
    desk.gateway
      .on("GET /api/templates", { json: templates })
      .on("POST /api/conversations/cv1/messages", { status: 201, json: aMessage({ id: "ms2", seq: 2, direction: "outbound", body: "Hi Zoë" }) });
    await open(whatsapp);
    await userEvent.click(await screen.findByTestId("templates"));
    const [approved, rejected] = await screen.findAllByTestId("template");
    expect(rejected).toBeDisabled();
    expect(rejected).toHaveTextContent("rejected");
    expect(rejected).toHaveTextContent("No terms");

    await userEvent.click(approved as HTMLElement);
    expect(screen.getByTestId("send-template")).toBeDisabled();
    await userEvent.type(screen.getByTestId("variable-name"), "Zoë");
    await userEvent.type(screen.getByTestId("variable-order"), "A-7");
    expect(screen.getByTestId("template-preview")).toHaveTextContent("Hi Zoë, order A-7 is on its way.");
    await userEvent.click(screen.getByTestId("send-template"));

    await waitFor(() => expect(screen.queryByTestId("template-dialog")).toBeNull());
    expect(desk.gateway.calls("POST /api/conversations/cv1/messages").map(({ body }) => body)).toEqual([
      { template: { sid, variables: { name: "Zoë", order: "A-7" } } },
    ]);
  });
});

describe("canned replies", () => {
  it("inserts one with the customer's name", async () => {
    desk.gateway.on("GET /api/canned-replies", { json: { items: [{ id: "1", title: "Greeting", text: "Dear {{name}},", version: 0 }] } });
    await open();
    await userEvent.click(await screen.findByTestId("canned"));
    await userEvent.click(await screen.findByTestId("canned-reply"));
    expect(await screen.findByTestId("composer")).toHaveValue("Dear Maya Okafor,");
  });
});

describe("sending later", () => {
  it("schedules what is written and cancels it", async () => {
    const waiting: unknown[] = [];
    desk.gateway
      .on("GET /api/conversations/cv1/scheduled-messages", () => ({ json: { items: [...waiting] } }))
      .on("POST /api/conversations/cv1/scheduled-messages", () => {
        waiting.push({ id: "s1", body: "Good morning", author: "ana", wantedAt: "2030-01-01T08:00:00Z", sendAt: "2030-01-01T08:00:00Z", state: "waiting", reason: null });
        return { status: 201, json: waiting[0] };
      })
      .on("DELETE /api/scheduled-messages/s1", () => {
        waiting.pop();
        return { status: 204 };
      });
    await open();
    await userEvent.type(await screen.findByTestId("composer"), "Good morning");
    await userEvent.click(screen.getByTestId("later"));
    fireEvent.change(await screen.findByTestId("later-at"), { target: { value: "2030-01-01T09:00" } });
    await userEvent.click(screen.getByTestId("schedule"));

    expect(await screen.findByTestId("scheduled")).toHaveTextContent("Good morning");
    waiting.push({ id: "s2", body: "Of a colleague", author: "ben", wantedAt: "2030-01-01T08:00:00Z", sendAt: "2030-01-01T08:00:00Z", state: "waiting", reason: null });
    desk.tell("trunkline.scheduled-message.changed", { scheduledMessage: { conversationId: "cv1" } });
    expect(await screen.findByText(/Of a colleague/)).toBeInTheDocument();
    waiting.pop();
    desk.tell("trunkline.scheduled-message.changed", { scheduledMessage: { conversationId: "cv1" } });
    await waitFor(() => expect(screen.getAllByTestId("scheduled")).toHaveLength(1));
    expect(screen.getByTestId("composer")).toHaveValue("");
    await userEvent.click(screen.getByTestId("cancel-scheduled"));
    await waitFor(() => expect(screen.queryByTestId("scheduled")).toBeNull());
  });

  it("says when the quiet hours end, and is closed by the keyboard", async () => {
    const quiet = { id: "s1", body: "Good night", author: "ana", wantedAt: "2030-01-01T22:30:00Z", sendAt: "2030-01-02T07:00:00Z", state: "waiting", reason: null };
    desk.gateway
      .on("GET /api/conversations/cv1/scheduled-messages", { json: { items: [quiet] } })
      .on("POST /api/conversations/cv1/scheduled-messages", { status: 201, json: quiet });
    await open();
    await userEvent.type(await screen.findByTestId("composer"), "Good night");
    await userEvent.click(screen.getByTestId("later"));
    fireEvent.change(await screen.findByTestId("later-at"), { target: { value: "2030-01-01T22:30" } });
    await userEvent.click(screen.getByTestId("schedule"));

    const scheduled = within(await screen.findByTestId("scheduled"));
    expect(scheduled.getByRole("time")).toHaveAttribute("datetime", "2030-01-02T07:00:00Z");
    expect(scheduled.getByTestId("quiet-hours")).toHaveTextContent("within the quiet hours");
    await waitFor(() => expect(screen.getByRole("button", { name: "Close" })).toHaveFocus());
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("later-dialog")).toBeNull());
  });
});
