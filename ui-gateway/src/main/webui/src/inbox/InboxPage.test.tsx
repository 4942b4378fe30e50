import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { bodies, contacts, Desk } from "../testing/desk";
import { FakeUploads } from "../testing/uploads";
import { aConversation, aMessage } from "../testing/views";

const maya = aConversation({ id: "cv1", contactName: "Maya Okafor", unread: 2, lastActivityAt: "2026-11-21T09:00:00Z" });
const jonas = aConversation({
  id: "cv2",
  contactName: null,
  theirAddress: "whatsapp:+46701234567",
  channel: "whatsapp",
  lastActivityAt: "2026-11-21T10:00:00Z",
});

let desk: Desk;

beforeEach(() => {
  desk = new Desk();
  desk.gateway
    .on("GET /api/conversations", { json: { items: [jonas, maya], next: null } })
    .on("GET /api/conversations/cv1/messages", { json: { items: [aMessage()], next: null } })
    .on("GET /api/conversations/cv2/messages", { json: { items: [], next: null } })
    .on("POST /api/conversations/cv1/read", { json: { ...maya, unread: 0, version: 2 } });
});

describe("the list", () => {
  it("shows name or number, channel, preview and unread count, newest activity first", async () => {
    desk.show("/");
    const rows = await screen.findAllByTestId(/^conversation-cv/);

    expect(rows.map((row) => within(row).getByTestId("contact").textContent)).toEqual(["+46 70 123 45 67", "Maya Okafor"]);
    expect(within(rows[0] as HTMLElement).getByRole("img", { name: "WhatsApp" })).toBeInTheDocument();
    expect(within(rows[1] as HTMLElement).getByTestId("preview")).toHaveTextContent("Hello");
    expect(within(rows[1] as HTMLElement).getByTestId("unread")).toHaveTextContent("2");
    expect(within(rows[0] as HTMLElement).queryByTestId("unread")).toBeNull();
  });

  it("moves a conversation to the top when a message arrives", async () => {
    desk.show("/");
    await screen.findByTestId("conversation-cv1");
    desk.tell("trunkline.message.added", {
      conversation: { ...maya, unread: 3, version: 2, lastActivityAt: "2026-11-21T11:00:00Z" },
      message: aMessage({ id: "ms2", seq: 2 }),
    });

    await waitFor(() => expect(contacts()).toEqual(["Maya Okafor", "+46 70 123 45 67"]));
    expect(within(screen.getByTestId("conversation-cv1")).getByTestId("unread")).toHaveTextContent("3");
  });

  it("makes room for a label, and takes it back", async () => {
    desk.show("/");
    const row = await screen.findByTestId("conversation-cv1");
    const top = await screen.findByTestId("conversation-cv2");
    desk.tell("trunkline.conversation.changed", { conversation: { ...jonas, labels: ["vip"], version: 2 } });
    await waitFor(() => expect(top).toHaveStyle({ height: "102px" }));
    expect(row.style.transform).toBe("translateY(102px)");
    desk.tell("trunkline.conversation.changed", { conversation: { ...jonas, labels: [], version: 3 } });

    await waitFor(() => expect(row.style.transform).toBe("translateY(76px)"));
    expect(top).toHaveStyle({ height: "76px" });
  });

  it("drops a conversation that is closed elsewhere", async () => {
    desk.show("/");
    await screen.findByTestId("conversation-cv1");
    desk.tell("trunkline.conversation.changed", { conversation: { ...maya, status: "closed", version: 2 } });

    await waitFor(() => expect(contacts()).toEqual(["+46 70 123 45 67"]));
  });

  it("says that there is nothing", async () => {
    desk.gateway.on("GET /api/conversations", { json: { items: [], next: null } });
    desk.show("/");

    expect(await screen.findByTestId("no-conversations")).toBeInTheDocument();
  });

  it("tells the problem and tries again", async () => {
    desk.gateway.on("GET /api/conversations", { status: 403, json: { title: "Forbidden", detail: "Needs the role agent." } });
    desk.show("/");
    expect(await screen.findByTestId("problem")).toHaveTextContent("Needs the role agent.");

    desk.gateway.on("GET /api/conversations", { json: { items: [maya], next: null } });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByTestId("conversation-cv1")).toBeInTheDocument();
    expect(screen.queryByTestId("problem")).toBeNull();
  });
});

describe("the thread", () => {
  it("marks the conversation as read when it is opened", async () => {
    desk.show("/conversations/cv1");
    await screen.findByTestId("message");

    await waitFor(() => expect(within(screen.getByTestId("conversation-cv1")).queryByTestId("unread")).toBeNull());
    expect(desk.gateway.calls("POST /api/conversations/cv1/read")).toHaveLength(1);
  });

  it("shows markup as text", async () => {
    const markup = "<img src=x onerror=alert(1)><b>bold</b>";
    desk.gateway.on("GET /api/conversations/cv1/messages", { json: { items: [aMessage({ body: markup })], next: null } });
    desk.show("/conversations/cv1");

    expect((await screen.findByTestId("body")).textContent).toBe(markup);
  });

  it.each(["a name", "a number"])("shows markup in %s as text", async (where) => {
    const markup = "<img src=x onerror=alert(1)><b>bold</b>";
    const hostile = where === "a name" ? { ...maya, contactName: markup } : { ...maya, contactName: null, theirAddress: `messenger:${markup}` };
    desk.gateway.on("GET /api/conversations", { json: { items: [hostile], next: null } });
    desk.show("/conversations/cv1");

    expect((await screen.findByTestId("thread-contact")).textContent).toBe(markup);
    expect(contacts()).toEqual([markup]);
    expect(document.querySelector("[onerror], b")).toBeNull();
  });

  it("shows a message once that is both fetched and told", async () => {
    desk.show("/conversations/cv1");
    await screen.findByTestId("message");
    desk.tell("trunkline.message.added", { conversation: maya, message: aMessage() });
    desk.tell("trunkline.message.added", { conversation: maya, message: aMessage({ id: "ms2", seq: 2, body: "Second" }) });

    await waitFor(() => expect(bodies()).toEqual(["Hello", "Second"]));
  });

  it("shows a status as it changes, and never an older one", async () => {
    const sent = aMessage({ direction: "outbound", status: "sent", author: "Ada", version: 2 });
    desk.gateway.on("GET /api/conversations/cv1/messages", { json: { items: [sent], next: null } });
    desk.show("/conversations/cv1");
    expect(await screen.findByTestId("status")).toHaveTextContent("Sent");
    desk.tell("trunkline.message.changed", { conversation: maya, message: { ...sent, status: "delivered", version: 4 } });
    await waitFor(() => expect(screen.getByTestId("status")).toHaveTextContent("Delivered"));
    desk.tell("trunkline.message.changed", { conversation: maya, message: { ...sent, status: "sent", version: 3 } });
    desk.tell("trunkline.message.added", { conversation: maya, message: aMessage({ id: "ms2", seq: 2 }) });

    await waitFor(() => expect(screen.getAllByTestId("message")).toHaveLength(2));
    expect(screen.getByTestId("status")).toHaveTextContent("Delivered");
  });

  it("shows each status that Twilio tells of a message", async () => {
    const sent = aMessage({ direction: "outbound", status: "pending" });
    desk.gateway.on("GET /api/conversations/cv1/messages", { json: { items: [sent], next: null } });
    desk.show("/conversations/cv1");
    await screen.findByTestId("status");
    let version = sent.version;
    for (const [status, words] of Object.entries({ queued: "Queued", sent: "Sent", delivered: "Delivered", undelivered: "Not delivered", failed: "Failed" })) {
      version += 1;
      desk.tell("trunkline.message.changed", { conversation: maya, message: { ...sent, status, version } });

      await waitFor(() => expect(screen.getByTestId("status")).toHaveTextContent(words));
    }
  });

  it("shows media by kind and state, and links to nothing dangerous", async () => {
    const media = (id: string, contentType: string, state: string, url = `/api/media/${id}`) => ({ id, index: 0, contentType, state, url, size: 10 });
    desk.gateway.on("GET /api/conversations/cv1/messages", {
      json: {
        items: [
          aMessage({
            body: "",
            media: [
              media("a", "image/png", "stored"),
              media("b", "image/png", "pending"),
              media("c", "image/png", "failed"),
              media("d", "application/pdf", "stored"),
              media("e", "audio/mpeg", "stored"),
              media("f", "application/pdf", "stored", "javascript:alert(1)"),
            ],
          }),
        ],
        next: null,
      },
    });
    desk.show("/conversations/cv1");

    const image = await screen.findByTestId("media-image");
    expect(image).toHaveAttribute("alt", "Image 1 from Maya Okafor");
    expect(screen.getByTestId("media-pending")).toHaveTextContent("on its way");
    expect(screen.getAllByTestId("media-failed")).toHaveLength(2);
    expect(screen.getByRole("link", { name: "PDF document" })).toHaveAttribute("href", expect.stringMatching(/^http.*\/api\/media\/d$/));
    expect(screen.getByTestId("media-audio")).toBeInTheDocument();
    await userEvent.click(image);
    expect(await screen.findByTestId("image-dialog")).toBeInTheDocument();
  });

  it("says why a message waits, and when it is tried again", async () => {
    const delay = { reason: "Too many requests", code: 20429, nextAt: new Date(Date.now() + 40_000).toISOString() };
    const waiting = aMessage({ direction: "outbound", status: "pending", delay });
    desk.gateway.on("GET /api/conversations/cv1/messages", { json: { items: [waiting], next: null } });
    desk.show("/conversations/cv1");
    expect(await screen.findByTestId("delay")).toHaveTextContent(/^Waiting, next try in (39|40) s: Too many requests \(Error 20429\)$/);
    desk.tell("trunkline.message.changed", { conversation: maya, message: { ...waiting, status: "sent", delay: null, version: 2 } });

    await waitFor(() => expect(screen.queryByTestId("delay")).toBeNull());
    expect(screen.getByTestId("status")).toHaveTextContent("Sent");
  });

  it("has missing media fetched again, or says why not", async () => {
    const media = { id: "md1", index: 0, contentType: "image/png", state: "failed", url: "/api/media/md1", size: null };
    desk.gateway
      .on("GET /api/conversations/cv1/messages", { json: { items: [aMessage({ media: [media] })], next: null } })
      .on("POST /api/media/md1/fetch", { status: 409, json: { title: "Not possible", detail: "Twilio has deleted it." } });
    desk.show("/conversations/cv1");
    await userEvent.click(await screen.findByTestId("fetch-again"));
    expect(await screen.findByTestId("fetch-error")).toHaveTextContent("Twilio has deleted it.");
    desk.gateway.on("POST /api/media/md1/fetch", { status: 202, json: { ...media, state: "pending" } });
    await userEvent.click(screen.getByTestId("fetch-again"));

    await waitFor(() => expect(screen.getByTestId("media-failed")).toHaveTextContent("it is being fetched again"));
    expect(screen.queryByTestId("fetch-error")).toBeNull();
  });

  it("sends a refused picture again, from the upload that was kept (Y15)", async () => {
    const uploads = new FakeUploads();
    const media = { id: "md1", index: 0, contentType: "image/png", state: "stored", url: "/api/media/md1", size: 3 };
    const refused = aMessage({ direction: "outbound", author: "ana", sid: null, status: "failed", errorCode: 21612, body: "Look", media: [media] });
    desk.gateway
      .on("GET /api/conversations/cv1/messages", { json: { items: [refused], next: null } })
      .on("GET http://localhost:3000/api/media/md1", { json: "png" })
      .on("POST /api/conversations/cv1/messages", { status: 201, json: aMessage({ ...refused, id: "ms2", seq: 2, sid: "MM2", status: "queued" }) });
    desk.show("/conversations/cv1");
    expect(await screen.findByTestId("media-image")).toBeInTheDocument();
    await userEvent.click(screen.getByTestId("send-again"));
    await waitFor(() => expect(uploads.begun).toHaveLength(1));
    expect(uploads.newest.file?.type).toBe("image/png");
    uploads.newest.answers(201, { mediaUrl: "https://public/anew" });

    await waitFor(() => expect(screen.getAllByTestId("media-image")).toHaveLength(2));
    const [sent] = desk.gateway.calls("POST /api/conversations/cv1/messages");
    expect(sent?.body).toEqual({ resendOf: "ms1", mediaUrl: "https://public/anew" });
    desk.tell("trunkline.message.changed", { conversation: maya, message: { ...refused, resentAs: "ms2", version: 2 } });
    expect(await screen.findByTestId("sent-again")).toBeInTheDocument();
  });

  it("offers no second try of a message once anybody has sent it again (Y15)", async () => {
    const refused = aMessage({ direction: "outbound", author: "ana", status: "failed", body: "Look" });
    desk.gateway.on("GET /api/conversations/cv1/messages", { json: { items: [refused], next: null } });
    desk.show("/conversations/cv1");
    expect(await screen.findByTestId("send-again")).toBeInTheDocument();
    desk.tell("trunkline.message.changed", { conversation: maya, message: { ...refused, resentAs: "ms2", version: 2 } });

    await waitFor(() => expect(screen.queryByTestId("send-again")).toBeNull());
    expect(screen.getByTestId("sent-again")).toBeInTheDocument();
  });

  it("offers nothing to be fetched of what was never sent", async () => {
    const media = { id: "md1", index: 0, contentType: "image/png", state: "failed", url: "/api/media/md1", size: null };
    const refused = aMessage({ direction: "outbound", sid: null, status: "failed", media: [media] });
    desk.gateway.on("GET /api/conversations/cv1/messages", { json: { items: [refused], next: null } });
    desk.show("/conversations/cv1");

    expect(await screen.findByTestId("media-failed")).toHaveTextContent("The attachment was not sent");
    expect(screen.queryByTestId("fetch-again")).toBeNull();
    expect(screen.queryByTestId("send-again")).toBeNull();
  });

  it("loads earlier messages above", async () => {
    desk.gateway
      .on("GET /api/conversations/cv1/messages?limit=30", { json: { items: [aMessage({ id: "ms9", seq: 9, body: "Newest" })], next: 9 } })
      .on("GET /api/conversations/cv1/messages?limit=30&before=9", {
        json: { items: [aMessage({ id: "ms8", seq: 8, body: "Earlier" })], next: null },
      });
    desk.show("/conversations/cv1");
    await userEvent.click(await screen.findByTestId("load-earlier"));

    await waitFor(() => expect(bodies()).toEqual(["Earlier", "Newest"]));
    expect(screen.queryByTestId("load-earlier")).toBeNull();
  });

  it("returns to the start when the conversation is closed elsewhere", async () => {
    desk.show("/conversations/cv1");
    await screen.findByTestId("message");
    desk.tell("trunkline.conversation.changed", { conversation: { ...maya, status: "closed", version: 9 } });

    expect(await screen.findByTestId("nothing-selected")).toBeInTheDocument();
  });
});

describe("a new conversation", () => {
  it("is started by a number with its country code, and opened", async () => {
    const started = aConversation({ id: "cv3", contactName: null, theirAddress: "+14155550199", lastMessage: null });
    desk.gateway
      .on("POST /api/conversations", { status: 201, json: started })
      .on("GET /api/conversations/cv3/messages", { json: { items: [], next: null } });
    desk.show("/");
    await userEvent.click(await screen.findByTestId("new-conversation"));
    await userEvent.type(await screen.findByTestId("new-number"), "4155550199{Enter}");
    expect(screen.getByText(/Start with \+ and the country code/)).toBeInTheDocument();
    await userEvent.clear(screen.getByTestId("new-number"));
    await userEvent.type(screen.getByTestId("new-number"), "+14155550199");
    await userEvent.selectOptions(screen.getByTestId("new-channel"), "WhatsApp");
    await userEvent.click(screen.getByTestId("start"));

    expect(await screen.findByTestId("thread-contact")).toHaveTextContent("(415) 555-0199");
    expect(desk.gateway.calls("POST /api/conversations").map((asked) => asked.body)).toEqual([{ address: "whatsapp:+14155550199" }]);
  });
});
