import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { bodies, contacts, Desk } from "../../testing/desk";
import { aConversation, aMessage } from "../../testing/views";

const maya = aConversation({ id: "cv1" });

let desk: Desk;

beforeEach(() => {
  desk = new Desk();
  desk.gateway
    .on("GET /api/conversations", { json: { items: [maya], next: null } })
    .on("GET /api/conversations/cv1/messages", { json: { items: [aMessage()], next: null } })
    .on("GET /api/conversations/cv1/notes", { json: { items: [] } })
    .on("GET /api/conversations/cv1/presence", { json: { items: [] } })
    .on("PUT /api/conversations/cv1/presence", { status: 204 });
});

describe("erasing a person", () => {
  it("asks for a reason and for a word typed by hand", async () => {
    desk.gateway
      .on("GET /api/me", { json: { name: "sam", roles: ["supervisor"] } })
      .on("POST /api/erasures", { status: 201, json: { id: "er1", state: "done" } });
    await openDetails();
    await userEvent.click(await screen.findByTestId("erase-person"));
    const confirm = await screen.findByTestId("erase-confirm");
    await userEvent.type(screen.getByTestId("erase-reason"), "asked by letter");
    expect(confirm).toBeDisabled();
    await userEvent.type(screen.getByTestId("erase-confirmation"), "ERASE");
    await userEvent.click(confirm);

    await waitFor(() =>
      expect(desk.gateway.calls("POST /api/erasures").map(({ body }) => body)).toEqual([
        { address: "+14155550123", reason: "asked by letter" },
      ]),
    );
  });

  it("is not offered to agents", async () => {
    await openDetails();

    expect(screen.queryByTestId("erase-person")).toBeNull();
  });

  it("drops the conversation from every browser at once, for good", async () => {
    await openDetails();
    desk.gateway.on("GET /api/conversations", { json: { items: [], next: null } });
    desk.tell("trunkline.conversation.erased", { conversationId: "cv1" });
    // What was under way before it.
    desk.tell("trunkline.message.added", { conversation: { ...maya, version: 9 }, message: aMessage({ id: "ms2", seq: 2 }) });

    expect(await screen.findByTestId("nothing-selected")).toBeInTheDocument();
    await waitFor(() => expect(contacts()).toEqual([]));
    expect(bodies()).toEqual([]);
  });
});

describe("where a message came from", () => {
  it("is a link to its entry for operators", async () => {
    desk.gateway
      .on("GET /api/me", { json: { name: "olga", roles: ["agent", "operator"] } })
      .on("GET /api/conversations/cv1/messages", { json: { items: [aMessage({ causedBy: "EV 1" })], next: null } });
    desk.show("/conversations/cv1");

    expect(await screen.findByTestId("origin")).toHaveAttribute("href", "/operations/messaging/events/EV%201");
  });

  it("is no business of agents", async () => {
    desk.gateway.on("GET /api/conversations/cv1/messages", { json: { items: [aMessage({ causedBy: "EV1" })], next: null } });
    desk.show("/conversations/cv1");
    await screen.findByTestId("message");

    expect(screen.queryByTestId("origin")).toBeNull();
  });
});

async function openDetails(): Promise<void> {
  desk.show("/conversations/cv1");
  await screen.findByTestId("message");
  await userEvent.click(screen.getByTestId("details"));
  await within(await screen.findByTestId("details-panel")).findByText("Our sender");
}
