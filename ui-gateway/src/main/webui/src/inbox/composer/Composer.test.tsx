import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { deferred } from "../../testing/deferred";
import type { Asked } from "../../testing/gateway";
import { bodies, Desk } from "../../testing/desk";
import { FakeUploads } from "../../testing/uploads";
import { aConversation, aMessage } from "../../testing/views";

const maya = aConversation({ id: "cv1" });
const jonas = aConversation({ id: "cv2", contactName: null, theirAddress: "+46701234567" });
const messages = "POST /api/conversations/cv1/messages";

let desk: Desk;

beforeEach(() => {
  desk = new Desk();
  desk.gateway
    .on("GET /api/conversations", { json: { items: [maya, jonas], next: null } })
    .on("GET /api/conversations/cv1/messages", { json: { items: [aMessage()], next: null } })
    .on("GET /api/conversations/cv2/messages", { json: { items: [], next: null } });
});

describe("sending", () => {
  it("sends with Enter, starts a line with Shift+Enter, and is empty afterwards", async () => {
    desk.gateway.on(messages, (asked) => ({ status: 201, json: sentAs(asked) }));
    const composer = await open();
    expect(screen.getByTestId("send")).toBeDisabled();
    await userEvent.type(composer, "One{Shift>}{Enter}{/Shift}two{Enter}");

    expect(composer).toHaveValue("");
    await waitFor(() => expect(screen.getByTestId("status")).toHaveTextContent("Queued"));
    expect(bodies()).toEqual(["Hello", "One\ntwo"]);
    expect(desk.gateway.calls(messages).map((asked) => asked.body)).toEqual([{ body: "One\ntwo", mediaUrl: null }]);
  });

  it.each([
    ["sms", true],
    ["whatsapp", true],
    ["messenger", false],
  ])("offers files on %s: %s (B11)", async (channel, offered) => {
    const windowEndsAt = new Date(Date.now() + 3_600_000).toISOString();
    desk.gateway.on("GET /api/conversations", { json: { items: [aConversation({ channel, windowEndsAt })], next: null } });
    await open();
    expect(screen.queryAllByTestId("attach")).toHaveLength(offered ? 1 : 0);
  });

  it("warns while there may be newer messages than are shown", async () => {
    await open();
    expect(screen.queryByTestId("behind")).toBeNull();
    desk.cut();
    expect(await screen.findByTestId("behind")).toHaveTextContent("there may be newer messages");
    desk.tell("caught-up", {});

    await waitFor(() => expect(screen.queryByTestId("behind")).toBeNull());
  });

  it("shows what is on its way at once, and as no more than that", async () => {
    const answer = deferred<{ status: number; json: unknown }>();
    desk.gateway.on(messages, () => answer.promise);
    const composer = await open();
    await userEvent.type(composer, "Hi{Enter}");

    expect(await screen.findByTestId("outgoing")).toHaveTextContent(/Hi.*Sending/);
    expect(screen.queryByTestId("status")).toBeNull();
    answer.resolve({ status: 201, json: aMessage({ id: "ms2", seq: 2, direction: "outbound", status: "queued", body: "Hi", author: "ana" }) });
    await waitFor(() => expect(screen.queryByTestId("outgoing")).toBeNull());
    expect(bodies()).toEqual(["Hello", "Hi"]);
  });

  it("shows a message once although the stream tells of it before the gateway has answered", async () => {
    const answer = deferred<{ status: number; json: unknown }>();
    const stored = aMessage({ id: "ms2", seq: 2, direction: "outbound", status: "pending", body: "Hi", author: "ana" });
    desk.gateway.on(messages, () => answer.promise);
    const composer = await open();
    await userEvent.type(composer, "Hi{Enter}");
    desk.tell("trunkline.message.added", { conversation: maya, message: stored });

    await waitFor(() => expect(screen.getByTestId("status")).toBeInTheDocument());
    expect(bodies()).toEqual(["Hello", "Hi"]);
    answer.resolve({ status: 202, json: stored });
    await waitFor(() => expect(sessionStorage.getItem("trunkline.outgoing")).toBeNull());
    expect(bodies()).toEqual(["Hello", "Hi"]);
  });

  it("says what Twilio refused and why, until the kept message is there", async () => {
    desk.gateway.on(messages, {
      status: 502,
      json: { title: "The message was not sent", detail: "Unsubscribed recipient", twilioCode: 21610, messageId: "ms2" },
    });
    const composer = await open();
    await userEvent.type(composer, "Hi{Enter}");
    expect(await screen.findByTestId("send-error")).toHaveTextContent("Not sent: Unsubscribed recipient (Error 21610)");
    const failed = { direction: "outbound", status: "failed", body: "Hi", errorCode: 21610, errorMessage: "Unsubscribed recipient" } as const;
    desk.tell("trunkline.message.added", { conversation: maya, message: aMessage({ id: "ms2", seq: 2, author: "ana", ...failed }) });

    await waitFor(() => expect(screen.queryByTestId("outgoing")).toBeNull());
    expect(screen.getByTestId("status")).toHaveTextContent("Failed: Unsubscribed recipient (Error 21610)");
    expect(bodies()).toEqual(["Hello", "Hi"]);
  });

  it("repeats a text of unknown fate under the same key, and a refused one under a new key", async () => {
    const answers = [
      { status: 503, json: {} },
      { status: 422, json: { title: "Too long" } },
      { status: 201, json: aMessage({ id: "ms2", seq: 2, direction: "outbound", body: "Hi", author: "ana" }) },
    ];
    desk.gateway.on(messages, () => answers.shift() ?? { status: 500, json: {} });
    const composer = await open();
    await userEvent.type(composer, "Hi{Enter}");
    expect(await screen.findByTestId("send-error")).toHaveTextContent("Not confirmed");
    expect(within(screen.getByTestId("conversation-cv1")).getByTestId("row-unsent")).toHaveTextContent("Not sent");
    await userEvent.click(screen.getByTestId("send-again"));
    await waitFor(() => expect(screen.getByTestId("send-error")).toHaveTextContent("Not sent: Too long"));
    await userEvent.click(screen.getByTestId("send-again"));
    await waitFor(() => expect(screen.queryByTestId("outgoing")).toBeNull());

    const keys = desk.gateway.calls(messages).map((asked) => asked.headers.get("Idempotency-Key"));
    expect(keys).toHaveLength(3);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it("gives an unsent text back for editing", async () => {
    desk.gateway.on(messages, { status: 422, json: { title: "Too long" } });
    const composer = await open();
    await userEvent.type(composer, "Hi{Enter}");
    await userEvent.click(await screen.findByTestId("edit-unsent"));

    expect(composer).toHaveValue("Hi");
    expect(composer).toHaveFocus();
    expect(screen.queryByTestId("outgoing")).toBeNull();
  });

  it("keeps what was begun while another conversation is looked at", async () => {
    await userEvent.type(await open(), "Half a sent");
    await userEvent.click(within(screen.getByTestId("conversation-cv2")).getByRole("link"));
    expect(await screen.findByLabelText("Message to +46 70 123 45 67")).toHaveValue("");
    await userEvent.click(within(screen.getByTestId("conversation-cv1")).getByRole("link"));

    expect(await screen.findByLabelText("Message to Maya Okafor")).toHaveValue("Half a sent");
  });
});

describe("a failed message", () => {
  it("is sent again as a new one, once", async () => {
    const failed = aMessage({ id: "ms9", seq: 9, direction: "outbound", status: "undelivered", body: "Lost", author: "ben" });
    desk.gateway
      .on("GET /api/conversations/cv1/messages", { json: { items: [failed], next: null } })
      .on(messages, { status: 201, json: { ...failed, id: "ms10", seq: 10, status: "queued", author: "ana", resendOf: "ms9" } });
    desk.show("/conversations/cv1");
    await userEvent.click(await screen.findByTestId("send-again"));

    expect(await screen.findByTestId("sent-again")).toBeInTheDocument();
    await waitFor(() => expect(bodies()).toEqual(["Lost", "Lost"]));
    expect(desk.gateway.calls(messages).map((asked) => asked.body)).toEqual([{ resendOf: "ms9", mediaUrl: null }]);
  });
});

describe("files", () => {
  const picture = new File(["x".repeat(2_000)], "parcel.jpg", { type: "image/jpeg" });
  const media = { mediaSid: "ME1", mediaType: "image/jpeg", mediaUrl: "https://desk.example/public/media/t1", dateCreated: "2026-11-21T09:00:00Z" };

  it("are uploaded when dropped, with progress, and sent with the text", async () => {
    const uploads = new FakeUploads();
    desk.gateway.on(messages, (asked) => ({ status: 201, json: sentAs(asked) }));
    const composer = await open();
    await userEvent.type(composer, "Look");
    fireEvent.dragEnter(screen.getByTestId("drop-zone"), { dataTransfer: { types: ["Files"] } });
    expect(screen.getByTestId("drop-here")).toBeInTheDocument();
    fireEvent.drop(screen.getByTestId("drop-zone"), { dataTransfer: { types: ["Files"], files: [picture] } });
    act(() => uploads.newest.reaches(500, 2_000));

    expect(screen.queryByTestId("drop-here")).toBeNull();
    expect(screen.getByTestId("upload-progress")).toHaveAttribute("value", "0.25");
    expect(screen.getByTestId("send")).toBeDisabled();
    expect([uploads.newest.path, uploads.newest.file?.name]).toEqual(["POST /api/media", "parcel.jpg"]);
    uploads.newest.answers(201, media);
    await waitFor(() => expect(screen.getByTestId("send")).toBeEnabled());
    await userEvent.click(screen.getByTestId("send"));
    await waitFor(() => expect(desk.gateway.calls(messages).map((asked) => asked.body)).toEqual([{ body: "Look", mediaUrl: media.mediaUrl }]));
    expect(screen.queryByTestId("attachment")).toBeNull();
  });

  it("are taken when pasted", async () => {
    const uploads = new FakeUploads();
    const composer = await open();
    fireEvent.paste(composer, { clipboardData: { files: [picture] } });

    expect(screen.getByTestId("attachment")).toHaveTextContent("parcel.jpg");
    expect(uploads.begun).toHaveLength(1);
  });

  it("can be chosen once more (B10)", async () => {
    const uploads = new FakeUploads();
    await open();
    await userEvent.upload(screen.getByTestId("file"), picture);
    await userEvent.upload(screen.getByTestId("file"), picture);

    expect(uploads.begun.map(({ file }) => file?.name)).toEqual(["parcel.jpg", "parcel.jpg"]);
  });

  it("are refused in words before they are uploaded", async () => {
    const uploads = new FakeUploads();
    const composer = await open();
    fireEvent.paste(composer, { clipboardData: { files: [new File(["a,b"], "list.csv", { type: "text/csv" })] } });

    expect(screen.getByTestId("attachment-error")).toHaveTextContent("Files of this type cannot be sent. Possible are JPEG, PNG");
    expect(uploads.begun).toHaveLength(0);
    expect(screen.getByTestId("send")).toBeDisabled();
  });

  it("say what the gateway refused, and stop when they are taken away", async () => {
    const uploads = new FakeUploads();
    const composer = await open();
    fireEvent.paste(composer, { clipboardData: { files: [picture] } });
    uploads.newest.answers(413, { title: "Too large", detail: "At most 5 MB." });
    expect(await screen.findByTestId("attachment-error")).toHaveTextContent("At most 5 MB.");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(uploads.begun).toHaveLength(2);
    await userEvent.click(screen.getByTestId("remove-attachment"));

    expect(uploads.newest.stopped).toBe(true);
    expect(screen.queryByTestId("attachment")).toBeNull();
  });
});

describe("what stands in the way", () => {
  it.each([
    ["opted-out", { optedOut: true }, /opted out/],
    ["claimed", { claimedBy: "ben" }, /ben has claimed/],
    ["window", { channel: "whatsapp", windowEndsAt: "2026-01-01T00:00:00Z" }, /More than 24 hours/],
    ["window", { channel: "whatsapp", windowEndsAt: null }, /not written on WhatsApp yet/],
  ])("is said, and nothing can be written: %s", async (kind, given, words) => {
    desk.gateway.on("GET /api/conversations", { json: { items: [{ ...maya, ...given }], next: null } });
    desk.show("/conversations/cv1");

    const obstacle = await screen.findByTestId("obstacle");
    expect(obstacle).toHaveAttribute("data-kind", kind);
    expect(obstacle).toHaveTextContent(words);
    expect(screen.queryByTestId("composer")).toBeNull();
  });

  it("is not there while WhatsApp takes free text, and it is said how long", async () => {
    const windowEndsAt = new Date(Date.now() + 2 * 3_600_000 + 30_000).toISOString();
    desk.gateway.on("GET /api/conversations", { json: { items: [{ ...maya, channel: "whatsapp", windowEndsAt }], next: null } });

    await open();
    expect(screen.getByTestId("window")).toHaveTextContent("Free text for another 2 h");
  });
});

async function open(): Promise<HTMLElement> {
  desk.show("/conversations/cv1");
  await screen.findByTestId("message");
  return screen.findByTestId("composer");
}

function sentAs({ body }: Asked) {
  return aMessage({ id: "ms2", seq: 2, direction: "outbound", status: "queued", body: (body as { body: string }).body, author: "ana" });
}
