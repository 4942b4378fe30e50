import { beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../../api/client";
import type { MessageView } from "../../api/types";
import { deferred } from "../../testing/deferred";
import { aMessage } from "../../testing/views";
import { type OutgoingMessage, OutgoingMessages, unconfirmed } from "./outgoing";

const wanted = { conversationId: "cv1", body: "Hi", attachment: null, afterSeq: 4 };
const sent = (given: Partial<MessageView>) => aMessage({ direction: "outbound", author: "ana", body: "Hi", ...given });

let asked: OutgoingMessage[];
let answers: (() => Promise<MessageView>)[];
let arrived: string[];

beforeEach(() => {
  asked = [];
  answers = [];
  arrived = [];
});

describe("OutgoingMessages", () => {
  it("sends one after the other within a conversation", async () => {
    const first = deferred<MessageView>();
    answers.push(() => first.promise, () => Promise.resolve(sent({ id: "b", seq: 6 })));
    const outgoing = create();
    const done = [outgoing.send(wanted), outgoing.send({ ...wanted, body: "there" })];
    await Promise.resolve();
    expect(asked.map(({ body }) => body)).toEqual(["Hi"]);
    first.resolve(sent({ id: "a", seq: 5 }));
    await Promise.all(done);

    expect(arrived).toEqual(["a", "b"]);
    expect(outgoing.all()).toEqual([]);
  });

  it("keeps what was not sent, with the reason", async () => {
    answers.push(() => Promise.reject(new ApiError(502, "Refused", "Unsubscribed", 21610, undefined, "ms7")));
    const outgoing = create();
    await outgoing.send(wanted);

    expect(outgoing.all()[0]?.failure).toEqual({ reason: "Unsubscribed", twilioCode: 21610, refused: true, messageId: "ms7" });
  });

  it("sends what was kept as failed again as another try of that", async () => {
    answers.push(
      () => Promise.reject(new ApiError(502, "Refused", "Unsubscribed", 21610, undefined, "ms7")),
      () => Promise.resolve(sent({ id: "ms8", seq: 6, resendOf: "ms7" })),
    );
    const outgoing = create();
    await outgoing.send(wanted);
    await outgoing.sendAgain(asked[0]?.key ?? "");

    expect(asked.map(({ resendOf }) => resendOf)).toEqual([undefined, "ms7"]);
    expect(outgoing.all()).toEqual([]);
  });

  it("does not claim to know what became of a message when the page was loaded anew", async () => {
    answers.push(() => new Promise(() => {}));
    void create().send(wanted);
    const restored = create().all();

    expect(restored.map(({ body, failure }) => [body, failure?.refused])).toEqual([["Hi", false]]);
  });
});

describe("unconfirmed", () => {
  const waiting: OutgoingMessage = { ...wanted, key: "k1", failure: null };

  it("takes a message for what was sent that can only be it", () => {
    expect(unconfirmed([waiting], [sent({ id: "a", seq: 5 })], "ana", new Set())).toEqual([]);
  });

  it.each([
    ["an older one", sent({ seq: 4 })],
    ["a colleague's", sent({ seq: 5, author: "ben" })],
    ["another text", sent({ seq: 5, body: "Hi!" })],
    ["the customer's", sent({ seq: 5, direction: "inbound", author: null })],
  ])("does not take %s for it", (_, message) => {
    expect(unconfirmed([waiting], [message], "ana", new Set())).toEqual([waiting]);
  });

  it("does not take one message for two, nor one that was answered for already", () => {
    const second = { ...waiting, key: "k2" };
    expect(unconfirmed([waiting, second], [sent({ id: "a", seq: 5 })], "ana", new Set())).toEqual([second]);
    expect(unconfirmed([second], [sent({ id: "a", seq: 5 })], "ana", new Set(["a"]))).toEqual([second]);
  });

  it("knows another try by the message that failed, whoever asked for it", () => {
    const again = { ...waiting, resendOf: "ms3" };
    expect(unconfirmed([again], [sent({ seq: 5 })], "ana", new Set())).toEqual([again]);
    expect(unconfirmed([again], [sent({ seq: 5, author: "ben", resendOf: "ms3" })], "ana", new Set())).toEqual([]);
  });

  it("knows by its id the message that was kept as failed", () => {
    const failed = { ...waiting, failure: { reason: "", twilioCode: 21610, refused: true, messageId: "ms7" } };
    expect(unconfirmed([failed], [sent({ id: "ms6", seq: 5 })], "ana", new Set())).toEqual([failed]);
    expect(unconfirmed([failed], [sent({ id: "ms7", seq: 5 })], "ana", new Set())).toEqual([]);
  });
});

let keys = 0;

function create(): OutgoingMessages {
  return new OutgoingMessages({
    post(message) {
      asked.push(message);
      return answers.shift()?.() ?? Promise.reject(new Error("nothing prepared"));
    },
    onSent: (message) => arrived.push(message.id),
    storage: sessionStorage,
    newKey: () => `k${(keys += 1)}`,
  });
}
