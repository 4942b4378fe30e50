import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { contacts, Desk } from "../../testing/desk";
import { aConversation, aMessage } from "../../testing/views";

const maya = aConversation({ id: "cv1", unread: 0 });

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

describe("an agent", () => {
  it("names the contact", async () => {
    desk.gateway.on("PATCH /api/conversations/cv1", { json: { ...maya, contactName: "<b>Maya</b>", version: 2 } });
    await open();
    await userEvent.click(screen.getByTestId("rename"));
    await userEvent.clear(await screen.findByTestId("name"));
    await userEvent.type(screen.getByTestId("name"), " <b>Maya</b> {Enter}");

    await waitFor(() => expect(contacts()).toEqual(["<b>Maya</b>"]));
    expect(screen.getByTestId("thread-contact").textContent).toBe("<b>Maya</b>");
    expect(bodiesOf("PATCH /api/conversations/cv1")).toEqual([{ name: "<b>Maya</b>" }]);
    await waitFor(() => expect(screen.queryByTestId("name-dialog")).toBeNull());
  });

  it("archives, and is led back to the start", async () => {
    desk.gateway.on("PATCH /api/conversations/cv1", { json: { ...maya, status: "closed", version: 2 } });
    await open();
    await userEvent.click(screen.getByTestId("archive"));

    expect(await screen.findByTestId("nothing-selected")).toBeInTheDocument();
    expect(contacts()).toEqual([]);
    expect(bodiesOf("PATCH /api/conversations/cv1")).toEqual([{ status: "closed" }]);
  });

  it("reads what is archived and reopens it", async () => {
    const archived = { ...maya, status: "closed" };
    desk.gateway
      .on("GET /api/conversations", { json: { items: [], next: null } })
      .on("GET /api/conversations?status=closed&limit=30", { json: { items: [archived], next: null } })
      .on("PATCH /api/conversations/cv1", { json: { ...maya, version: 2 } });
    desk.show("/");
    await userEvent.click(await screen.findByTestId("show-archived"));
    await userEvent.click(within(await screen.findByTestId("conversation-cv1")).getByRole("link"));
    expect(await screen.findByTestId("obstacle")).toHaveTextContent("archived");
    await userEvent.click(screen.getByTestId("reopen-here"));

    expect(await screen.findByTestId("composer")).toBeInTheDocument();
    expect(bodiesOf("PATCH /api/conversations/cv1")).toEqual([{ status: "open" }]);
  });

  it("deletes only after having confirmed it", async () => {
    desk.gateway.on("DELETE /api/conversations/cv1", { status: 204 });
    await open();
    await userEvent.click(screen.getByTestId("delete"));
    await userEvent.click(await screen.findByRole("button", { name: "Keep it" }));
    expect(desk.gateway.calls("DELETE /api/conversations/cv1")).toHaveLength(0);
    await userEvent.click(screen.getByTestId("delete"));
    await userEvent.click(await screen.findByRole("button", { name: "Delete" }));

    expect(await screen.findByTestId("nothing-selected")).toBeInTheDocument();
    expect(desk.gateway.calls("DELETE /api/conversations/cv1")).toHaveLength(1);
    expect(contacts()).toEqual([]);
  });

  it("is told who holds the claim", async () => {
    desk.gateway.on("POST /api/conversations/cv1/claim", { status: 409, json: { title: "Claimed", detail: "Ben holds it." } });
    await open();
    await userEvent.click(screen.getByTestId("claim"));
    expect(await screen.findByTestId("problem")).toHaveTextContent("Ben holds it.");
    await userEvent.click(screen.getByTestId("dismiss-problem"));
    desk.gateway.on("POST /api/conversations/cv1/claim", { json: { ...maya, claimedBy: "ana", version: 2 } });
    await userEvent.click(screen.getByTestId("claim"));

    expect(await screen.findByTestId("claimed-by")).toHaveTextContent("Claimed by you");
    expect(screen.queryByTestId("problem")).toBeNull();
  });

  it("assigns, labels and notes", async () => {
    desk.gateway
      .on("PUT /api/conversations/cv1/assignee", { json: { ...maya, assignee: "ana", version: 2 } })
      .on("PUT /api/conversations/cv1/labels", { json: { ...maya, assignee: "ana", labels: ["refund"], version: 3 } })
      .on("POST /api/conversations/cv1/notes", { status: 201, json: aNote("n1", "Called twice") });
    await open();
    await userEvent.click(screen.getByTestId("details"));
    await userEvent.click(await screen.findByTestId("assign-me"));
    await waitFor(() => expect(screen.getByTestId("assignee")).toHaveTextContent("You (ana)"));
    // Offered although the page has not seen them.
    expect(document.querySelector("datalist option[value=zoe]")).not.toBeNull();
    await userEvent.type(screen.getByTestId("new-label"), "refund{Enter}");
    await waitFor(() => expect(screen.getByTestId("label")).toHaveTextContent("refund"));
    await userEvent.type(screen.getByTestId("new-note"), "Called twice");
    await userEvent.click(screen.getByTestId("add-note"));
    await waitFor(() => expect(screen.getAllByTestId("note")).toHaveLength(1));
    desk.tell("trunkline.note.added", { conversation: maya, note: aNote("n2", "Three times") });

    await waitFor(() => expect(screen.getAllByTestId("note").map((note) => note.firstChild?.textContent)).toEqual(["Called twice", "Three times"]));
    expect(bodiesOf("PUT /api/conversations/cv1/labels")).toEqual([{ labels: ["refund"] }]);
    expect(screen.getByTestId("row-label")).toHaveTextContent("refund");
  });

  it("sees who else is there, and not itself", async () => {
    const until = new Date(Date.now() + 20_000).toISOString();
    await open();
    desk.tell("trunkline.conversation.presence", { presence: { conversationId: "cv1", agent: "ana", state: "viewing", until } });
    desk.tell("trunkline.conversation.presence", { presence: { conversationId: "cv1", agent: "ben", state: "viewing", until } });
    await waitFor(() => expect(screen.getByTestId("presence")).toHaveTextContent("ben is looking at this too"));
    desk.tell("trunkline.conversation.presence", { presence: { conversationId: "cv1", agent: "ben", state: "typing", until } });
    await waitFor(() => expect(screen.getByTestId("presence")).toHaveTextContent("ben is writing an answer"));
    desk.tell("trunkline.conversation.presence", { presence: { conversationId: "cv1", agent: "ben", state: "left", until } });

    await waitFor(() => expect(screen.getByTestId("presence")).toHaveTextContent(""));
    expect(bodiesOf("PUT /api/conversations/cv1/presence")[0]).toEqual({ state: "viewing" });
  });

  it("works with single keys, but not while writing nor when they are turned off", async () => {
    desk.gateway.on("POST /api/conversations/cv1/claim", { json: { ...maya, claimedBy: "ana", version: 2 } });
    await open();
    await userEvent.type(await screen.findByTestId("composer"), "c");
    expect(desk.gateway.calls("POST /api/conversations/cv1/claim")).toHaveLength(0);
    await userEvent.keyboard("{Escape}");
    localStorage.setItem("trunkline.shortcuts", "off");
    await userEvent.keyboard("c");
    expect(desk.gateway.calls("POST /api/conversations/cv1/claim")).toHaveLength(0);
    localStorage.removeItem("trunkline.shortcuts");
    await userEvent.keyboard("c");

    await waitFor(() => expect(desk.gateway.calls("POST /api/conversations/cv1/claim")).toHaveLength(1));
  });
});

async function open(): Promise<void> {
  desk.show("/conversations/cv1");
  await screen.findByTestId("message");
}

function bodiesOf(call: string): unknown[] {
  return desk.gateway.calls(call).map((asked) => asked.body);
}

function aNote(id: string, body: string) {
  return { id, conversationId: "cv1", author: "ana", body, createdAt: "2026-11-21T09:00:00Z" };
}
