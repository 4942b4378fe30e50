import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { LiveProvider } from "../live/LiveProvider";
import { newQueryClient } from "../shell/App";
import { ConsoleTheme } from "../shell/ConsoleTheme";
import { FakeGateway } from "../testing/gateway";
import { FakeStreamPorts } from "../testing/stream";
import { FakeUploads } from "../testing/uploads";
import { DriftPage } from "./DriftPage";
import { LinkPage } from "./LinkPage";
import { LinksPage } from "./LinksPage";

const link = {
  id: "l1",
  pair: "field",
  first: "CH1",
  second: "CH2",
  state: "open",
  lane: "link:l1",
  lateReason: "Twilio answers 503",
  lateSince: "2026-11-21T10:00:00Z",
  createdAt: "2026-11-21T09:00:00Z",
  changedAt: "2026-11-21T10:00:00Z",
};
const copied = {
  side: "first",
  sid: "IM1",
  index: 0,
  copySid: "IM2",
  copyIndex: 0,
  state: "copied",
  author: "ana",
  media: 1,
  saidAt: "2026-11-21T09:30:00Z",
  copiedAt: "2026-11-21T09:30:01Z",
};
const refused = { side: "second", sid: "IM3", state: "failed", author: "zoe", media: 0, reason: "30007: filtered" };
const work = {
  entryId: 7,
  type: "trunkline.bridge.apply",
  state: "waiting",
  attempts: 2,
  reason: "Twilio answers 503",
  appendedAt: "2026-11-21T10:00:00Z",
  nextAttemptAt: "2026-11-21T10:00:00Z",
};
const difference = {
  id: "d1",
  link: "l1",
  pair: "field",
  kind: "message-missing",
  side: "second",
  subject: "IM9",
  what: "IM9 of ana is not there",
  foundAt: "2026-11-21T10:00:00Z",
  foundBy: "schedule",
  state: "open",
};

const files = [
  { name: "parcel.png", contentType: "image/png", size: 12_000 },
  { name: null, contentType: "text/csv", size: 40 },
];

const png = (name: string) => new File(["bytes"], name, { type: "image/png" });

let gateway: FakeGateway;
let ports: FakeStreamPorts;

beforeEach(() => {
  ports = new FakeStreamPorts();
  gateway = new FakeGateway()
    .on("GET /api/me", { json: { name: "sue", roles: ["supervisor"] } })
    .on("GET /api/upload-rules", { json: { items: [{ mediaType: "image/png", name: "PNG", suffixes: [".png"], largest: {} }] } })
    .on("GET /api/links", { json: { items: [link], next: null } })
    .on("GET /api/links/backlog", { json: { waiting: 12, lanes: 3, parked: 0, oldestAt: "2026-11-21T10:00:00Z" } })
    .on("GET /api/links/l1/messages", { json: { items: [{ sid: "IM1", author: "ana", body: "my parcel", media: 2, files, saidAt: copied.saidAt }] } })
    .on("GET /api/links/l1", { json: { link, messages: [refused, copied], work: [work], drift: [difference] } });
});

function show(path: string) {
  render(
    <ConsoleTheme>
      <QueryClientProvider client={newQueryClient()}>
        <LiveProvider ports={ports}>
          <MemoryRouter initialEntries={[path]}>
            <Routes>
              <Route path="/links" element={<LinksPage />} />
              <Route path="/links/:linkId" element={<LinkPage />} />
              <Route path="/drift" element={<DriftPage />} />
            </Routes>
          </MemoryRouter>
        </LiveProvider>
      </QueryClientProvider>
    </ConsoleTheme>,
  );
  act(() => ports.newest.opens());
}

describe("links", () => {
  it("says which are late, and why", async () => {
    show("/links");

    expect(await screen.findByTestId("link")).toHaveTextContent("Twilio answers 503");
    expect(screen.getByRole("link", { name: "field: CH1, CH2" })).toHaveAttribute("href", "/links/l1");
  });

  it("shows the backlog shrink as links change", async () => {
    show("/links");
    expect(await screen.findByTestId("backlog")).toHaveTextContent("12 events wait in 3 conversations");

    gateway.on("GET /api/links/backlog", { json: { waiting: 0, lanes: 0, parked: 0 } });
    act(() => ports.newest.tells("trunkline.link.changed", { link: { ...link, lateReason: null } }, "1"));

    await waitFor(() => expect(screen.getByTestId("backlog")).toHaveTextContent("Both sides have everything."));
  });

  it("puts each message beside its copy, or the reason why there is none", async () => {
    show("/links/l1");

    const rows = await screen.findAllByTestId("copy");
    expect(rows.map((row) => row.dataset["state"])).toEqual(["failed", "copied"]);
    expect(within(rows[0]!).getAllByRole("cell")[0]).toHaveTextContent("30007: filtered");
    expect(within(rows[0]!).getAllByRole("cell")[1]).toHaveTextContent("zoe");
    expect(within(rows[1]!).getAllByRole("cell")[0]).toHaveTextContent("ana, 1 file");
    expect(within(rows[1]!).getAllByRole("cell")[1]).toHaveTextContent("IM2");
    expect(screen.getByTestId("work-item")).toHaveTextContent("next try is due now");
    expect(screen.getByTestId("drift")).toHaveTextContent("IM9 of ana is not there");
  });

  it("shows what is said and says what is typed once, though the first answer is lost", async () => {
    let tries = 0;
    gateway.on("POST /api/links/l1/messages", () => (++tries === 1 ? { status: 503, json: {} } : { status: 202, json: { eventId: "e1" } }));
    show("/links/l1");

    const said = within(await screen.findByTestId("talk-message"));
    expect(said.getByText("my parcel")).toBeVisible();
    expect(said.getByTestId("media-image")).toHaveAttribute("src", expect.stringMatching(/\/api\/links\/l1\/messages\/IM1\/files\/0\?side=first$/));
    expect(said.getByTestId("media-file")).toHaveTextContent("CSV table40 bytes");
    await userEvent.type(screen.getByTestId("talk-text"), "on my way{Enter}");
    expect(await screen.findByTestId("problem")).toBeVisible();
    await userEvent.click(screen.getByTestId("talk-send"));

    await waitFor(() => expect(screen.getByTestId("talk-text")).toHaveValue(""));
    const asked = gateway.calls("POST /api/links/l1/messages");
    expect(asked.map(({ body }) => body)).toEqual([
      { side: "first", body: "on my way" },
      { side: "first", body: "on my way" },
    ]);
    expect(new Set(asked.map(({ headers }) => headers.get("Idempotency-Key"))).size).toBe(1);
  });

  it("says other words as another message, though the first answer is lost and the page is not on https", async () => {
    const secure = crypto;
    onTestFinished(() => void vi.stubGlobal("crypto", secure));
    vi.stubGlobal("crypto", { getRandomValues: secure.getRandomValues.bind(secure) });
    let tries = 0;
    gateway.on("POST /api/links/l1/messages", () => (++tries === 1 ? { status: 503, json: {} } : { status: 202, json: { eventId: "e1" } }));
    show("/links/l1");

    await userEvent.type(await screen.findByTestId("talk-text"), "on my way{Enter}");
    expect(await screen.findByTestId("problem")).toBeVisible();
    await userEvent.type(screen.getByTestId("talk-text"), " now{Enter}");

    await waitFor(() => expect(screen.getByTestId("talk-text")).toHaveValue(""));
    const asked = gateway.calls("POST /api/links/l1/messages");
    expect(asked.map(({ body }) => body)).toEqual([
      { side: "first", body: "on my way" },
      { side: "first", body: "on my way now" },
    ]);
    expect(new Set(asked.map(({ headers }) => headers.get("Idempotency-Key"))).size).toBe(2);
  });

  it("sends pictures that are uploaded as those of the inbox", async () => {
    const uploads = new FakeUploads();
    gateway.on("POST /api/links/l1/messages", { status: 202, json: { eventId: "e1" } });
    show("/links/l1");

    await userEvent.type(await screen.findByTestId("talk-text"), "here they are");
    await userEvent.upload(screen.getByTestId("file"), [png("one.png"), png("two.png")]);
    expect(screen.getByTestId("talk-send")).toBeDisabled();
    act(() => uploads.begun.forEach((upload, index) => upload.answers(201, { mediaUrl: `https://desk.test/public/media/${index}` })));
    await waitFor(() => expect(screen.getByTestId("talk-send")).toBeEnabled());
    await userEvent.click(screen.getByTestId("talk-send"));

    await waitFor(() => expect(screen.queryAllByTestId("attachment")).toHaveLength(0));
    expect(gateway.calls("POST /api/links/l1/messages").map(({ body }) => body)).toEqual([
      { side: "first", body: "here they are", mediaUrl: "https://desk.test/public/media/0" },
      { side: "first", body: "", mediaUrl: "https://desk.test/public/media/1" },
    ]);
  });

  it("shows words that were given up, with their reason, and has them said again", async () => {
    const words = { author: "ana", body: "can you hear me?", files: 1 };
    const parked = { ...work, entryId: 8, type: "trunkline.bridge.say", state: "parked", reason: "20001: refused", words };
    gateway
      .on("GET /api/links/l1", { json: { link, messages: [], work: [parked] } })
      .on("POST /api/links/l1/messages/8/retry", { status: 202, json: { entryId: 8 } });
    show("/links/l1");

    const unsaid = await screen.findByTestId("talk-unsaid");
    expect(unsaid).toHaveTextContent("can you hear me?");
    expect(unsaid).toHaveTextContent("1 file");
    expect(unsaid).toHaveTextContent("Not sent: 20001: refused");
    gateway.on("GET /api/links/l1", { json: { link, messages: [], work: [] } });
    await userEvent.click(screen.getByTestId("talk-again"));

    await waitFor(() => expect(screen.queryByTestId("talk-unsaid")).toBeNull());
    expect(gateway.calls("POST /api/links/l1/messages/8/retry")).toHaveLength(1);
  });

  it("compares now and tries again when a supervisor wants it", async () => {
    gateway
      .on("POST /api/links/l1/comparison", { status: 202, json: { eventId: "e1" } })
      .on("POST /api/links/l1/retry", { json: { retried: 2 } });
    show("/links/l1");

    await userEvent.click(await screen.findByTestId("compare-link"));
    expect(await screen.findByText(/are being compared/)).toBeVisible();
    await userEvent.click(screen.getByTestId("retry-link"));
    await userEvent.type(screen.getByTestId("why"), "mended");
    await userEvent.click(screen.getByTestId("confirm"));

    expect(await screen.findByText("2 events are tried again.")).toBeVisible();
    expect(gateway.calls("POST /api/links/l1/retry")[0]?.body).toEqual({ why: "mended" });
  });

  it("offers agents nothing that is for supervisors", async () => {
    gateway.on("GET /api/me", { json: { name: "ana", roles: ["agent"] } });
    show("/links/l1");

    await screen.findAllByTestId("copy");
    expect(screen.queryByTestId("compare-link")).toBeNull();
  });
});

describe("the drift report", () => {
  beforeEach(() => {
    gateway
      .on("GET /api/drift", { json: { items: [difference], next: null } })
      .on("GET /api/drift/summary", { json: { open: 1, repaired: 4, sweep: { id: 1, state: "done", compared: 30, finishedAt: "2026-11-21T10:00:00Z" } } })
      .on("GET /api/people", {
        json: {
          items: [
            { name: "ana", activities: { flex: "Available", frontline: "Available" }, differences: [] },
            { name: "zoe", activities: { flex: "Available" }, differences: ["no worker in frontline"] },
          ],
        },
      });
  });

  it("names what differs in conversations, and whose accounts differ first", async () => {
    show("/drift");

    expect(await screen.findByTestId("drift-summary")).toHaveTextContent("1 difference is open");
    expect(screen.getByTestId("drift-summary")).toHaveTextContent("30 links compared");
    expect(await screen.findByTestId("drift")).toHaveTextContent("Message missing");
    const people = await screen.findAllByTestId("person");
    expect(people[0]).toHaveTextContent("no worker in frontline");
    expect(people[1]).toHaveTextContent("Alike");
  });

  it("has all links compared", async () => {
    gateway.on("POST /api/drift/sweep", { status: 202, json: { id: 2, state: "waiting", compared: 0 } });
    show("/drift");

    await userEvent.click(await screen.findByTestId("sweep"));
    await userEvent.type(screen.getByTestId("why"), "after the outage");
    await userEvent.click(screen.getByTestId("confirm"));

    await waitFor(() => expect(gateway.calls("POST /api/drift/sweep")[0]?.body).toEqual({ why: "after the outage" }));
  });
});
