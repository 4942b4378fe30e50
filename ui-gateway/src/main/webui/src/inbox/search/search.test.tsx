import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { contacts, Desk } from "../../testing/desk";
import { aConversation, aMessage } from "../../testing/views";
import { highlight } from "./highlight";

const maya = aConversation({ id: "cv1" });
const jonas = aConversation({ id: "cv2", contactName: "Jonas", assignee: "ana", labels: ["vip"], needsReply: true });

describe("highlight", () => {
  it.each([
    ["Your refund is here", "REFUND", ["refund"]],
    ["a+b (c)", "+b (c", ["+b", "(c"]],
    ["<b>refund</b>", "refund", ["refund"]],
    ["nothing", "", []],
    ["Größe", "größ", ["Größ"]],
  ])("finds in '%s' what '%s' means", (text, query, found) => {
    const pieces = highlight(text, query);

    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter((piece) => piece.found).map((piece) => piece.text)).toEqual(found);
  });
});

describe("searching", () => {
  it("finds people and messages, page by page, and leads to the message", async () => {
    const desk = new Desk();
    const old = aMessage({ id: "ms3", seq: 3, body: "my refund" });
    desk.gateway
      .on("GET /api/conversations", { json: { items: [maya], next: null } })
      .on("GET /api/search?q=refund&limit=30", {
        json: { items: [{ conversation: jonas, message: null, snippet: "" }, { conversation: maya, message: old, snippet: "… my refund" }], next: "c2" },
      })
      .on("GET /api/search?q=refund&limit=30&cursor=c2", {
        json: { items: [{ conversation: maya, message: aMessage({ id: "ms1" }), snippet: "a refund too" }], next: null },
      })
      .on("GET /api/conversations/cv1/messages?limit=30", { json: { items: [aMessage({ id: "ms9", seq: 9, body: "newest" })], next: 9 } })
      .on("GET /api/conversations/cv1/messages?limit=30&before=9", { json: { items: [old], next: null } });
    desk.show("/");
    await userEvent.type(await screen.findByTestId("search"), "refund");
    expect((await screen.findByTestId("search-hit")).querySelector("mark")?.textContent).toBe("refund");
    expect(contacts()).toEqual(["Jonas"]);
    await userEvent.click(screen.getByTestId("more-results"));
    await waitFor(() => expect(screen.getAllByTestId("search-hit")).toHaveLength(2));
    await userEvent.click(within(screen.getAllByTestId("search-hit")[0] as HTMLElement).getByRole("link"));

    await waitFor(() => expect(screen.getAllByTestId("message").map((each) => each.dataset["found"])).toEqual(["true", "false"]));
  });

  it("says that nothing was found, and shows the list again once it is cleared", async () => {
    const desk = new Desk();
    desk.gateway
      .on("GET /api/conversations", { json: { items: [maya], next: null } })
      .on("GET /api/search", { json: { items: [], next: null } });
    desk.show("/");
    await userEvent.type(await screen.findByTestId("search"), "zebra");
    expect(await screen.findByTestId("nothing-found")).toBeInTheDocument();
    await userEvent.click(screen.getByTestId("clear-search"));

    expect(await screen.findByTestId("conversation-cv1")).toBeInTheDocument();
  });
});

describe("filters", () => {
  it("ask the gateway for what is wanted, and take what is heard in and out", async () => {
    const desk = new Desk();
    desk.gateway
      .on("GET /api/conversations", { json: { items: [maya, jonas], next: null } })
      .on("GET /api/conversations?status=open&assignee=me&limit=30", { json: { items: [jonas], next: null } });
    desk.show("/");
    await screen.findByTestId("conversation-cv1");
    await userEvent.click(screen.getByTestId("filter-mine"));
    await waitFor(() => expect(contacts()).toEqual(["Jonas"]));
    desk.tell("trunkline.conversation.changed", { conversation: { ...maya, assignee: "ana", version: 2 } });
    await waitFor(() => expect(contacts()).toEqual(["Maya Okafor", "Jonas"]));
    desk.tell("trunkline.conversation.changed", { conversation: { ...jonas, assignee: "ben", version: 2 } });

    await waitFor(() => expect(contacts()).toEqual(["Maya Okafor"]));
  });

  it("offer the labels in use, and a way back where nothing fits", async () => {
    const desk = new Desk();
    desk.gateway
      .on("GET /api/conversations", { json: { items: [maya, jonas], next: null } })
      .on("GET /api/conversations?status=open&label=vip&limit=30", { json: { items: [jonas], next: null } })
      .on("GET /api/conversations?status=open&label=vip&needsReply=true&limit=30", { json: { items: [], next: null } });
    desk.show("/");
    await screen.findByTestId("conversation-cv1");
    await userEvent.selectOptions(screen.getByTestId("filter-label"), "vip");
    await waitFor(() => expect(contacts()).toEqual(["Jonas"]));
    await userEvent.click(screen.getByTestId("filter-needs-reply"));
    await userEvent.click(await screen.findByTestId("widen"));

    await waitFor(() => expect(contacts()).toHaveLength(2));
  });
});
