import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import type { EntryDetail } from "../api/journal";
import { newQueryClient } from "../shell/App";
import { ConsoleTheme } from "../shell/ConsoleTheme";
import { FakeGateway } from "../testing/gateway";
import { aLane, anEntry, anEntryDetail, aReplay, aSummary } from "../testing/journal";
import { OperationsPage } from "./OperationsPage";

const key = "+14155550100;+14155550123";
const lanePage = `/operations/messaging/lane?key=${encodeURIComponent(key)}`;

let gateway: FakeGateway;

beforeEach(() => {
  gateway = new FakeGateway()
    .on("GET /api/me", { json: { name: "Ada", roles: ["operator"] } })
    .on("GET /api/journal", { json: { services: [aSummary(), aSummary({ service: "proxy", reachable: false, reason: "connection refused" })] } })
    .on("GET /api/journal/messaging/entries", { json: { items: [anEntry()], next: null } })
    .on("GET /api/journal/messaging/entries/12", { json: anEntryDetail() })
    .on("GET /api/journal/messaging/lane", { json: aLane() });
});

describe("the overview", () => {
  it("is for operators alone", async () => {
    gateway.on("GET /api/me", { json: { name: "Ada", roles: ["agent"] } });
    show("/operations");

    expect(await screen.findByTestId("needs-operator")).toHaveTextContent("needs the role operator");
    expect(gateway.calls("GET /api/journal")).toHaveLength(0);
  });

  it("shows the counts of each service, and which one does not answer", async () => {
    show("/operations");
    const messaging = within(await screen.findByTestId("service-messaging"));

    expect(["depth", "lanes", "parked", "held", "oldest", "outbox"].map((name) => messaging.getByTestId(`count-${name}`).textContent)).toEqual([
      "7",
      "3",
      "1",
      "0",
      "95 s",
      "2",
    ]);
    expect(screen.getByTestId("service-proxy")).toHaveTextContent("Proxy does not answer: connection refused");
  });

  it("follows the counts", async () => {
    let depth = 7;
    gateway.on("GET /api/journal", () => ({ json: { services: [aSummary({ depth: depth-- })] } }));
    show("/operations");

    await waitFor(() => expect(screen.getByTestId("count-depth")).toHaveTextContent("6"));
  });

  it("tells the problem in the gateway's words", async () => {
    gateway.on("GET /api/journal", { status: 503, json: { title: "Not available", detail: "The gateway is starting." } });
    show("/operations");

    expect(await screen.findByTestId("problem")).toHaveTextContent("The gateway is starting.");
  });
});

describe("the parked list", () => {
  it("says what is parked and why, and leads to the entry", async () => {
    show("/operations/messaging/parked");
    const row = await screen.findByTestId("entry-12");

    expect(row).toHaveTextContent("Unsubscribed recipient (error 21610)");
    expect(row).toHaveTextContent("3 attempts");
    await userEvent.click(within(row).getByRole("link"));
    expect(await screen.findByRole("heading", { name: "Entry 12" })).toBeInTheDocument();
  });

  it("stays as it is when something changes, and says so", async () => {
    let parked = 1;
    gateway.on("GET /api/journal", () => ({ json: { services: [aSummary({ parked: parked++ })] } }));
    show("/operations/messaging/parked");
    await screen.findByTestId("entry-12");

    expect(await screen.findByText("Something has changed")).toBeInTheDocument();
    expect(gateway.calls("GET /api/journal/messaging/entries")).toHaveLength(1);
    await userEvent.click(screen.getByTestId("refresh"));
    await waitFor(() => expect(gateway.calls("GET /api/journal/messaging/entries")).toHaveLength(2));
  });

  it("says that nothing is parked", async () => {
    gateway.on("GET /api/journal/messaging/entries", { json: { items: [], next: null } });
    show("/operations/messaging/parked");

    expect(await screen.findByText("Nothing is parked.")).toBeInTheDocument();
  });

  it("fetches more when asked", async () => {
    gateway
      .on("GET /api/journal/messaging/entries?state=parked&limit=50", { json: { items: [anEntry()], next: "c1" } })
      .on("GET /api/journal/messaging/entries?state=parked&limit=50&cursor=c1", { json: { items: [anEntry({ id: 11 })], next: null } });
    show("/operations/messaging/parked");
    await userEvent.click(await screen.findByTestId("load-more"));

    expect(await screen.findByTestId("entry-11")).toBeInTheDocument();
    expect(screen.queryByTestId("load-more")).toBeNull();
  });
});

describe("an entry", () => {
  it("shows data, attempts, steps and ids", async () => {
    show("/operations/messaging/entries/12");

    expect((await screen.findByTestId("payload-text")).textContent).toBe('{\n  "body": "Hi"\n}');
    expect(screen.getByTestId("attempts")).toHaveTextContent("HTTP 503");
    expect(screen.getByTestId("steps")).toHaveTextContent('create-message');
    expect(screen.getByLabelText("Stored result of create-message").textContent).toContain('"sid": "SM1"');
    expect(screen.getByText("4bf92f3577b34da6a3ce929d0e0e4736")).toBeInTheDocument();
    expect(screen.getByText("ev-12")).toBeInTheDocument();
  });

  it("copies the trace id", async () => {
    const user = userEvent.setup();
    show("/operations/messaging/entries/12");
    await user.click(await screen.findByRole("button", { name: "Copy trace id" }));

    expect(await navigator.clipboard.readText()).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
    expect(screen.getByText("Copied")).toBeInTheDocument();
  });

  it("shows markup in the data as text", async () => {
    const markup = "Body=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E";
    gateway.on("GET /api/journal/messaging/entries/12", {
      json: anEntryDetail({ data: markup, contentType: "application/x-www-form-urlencoded" }),
    });
    show("/operations/messaging/entries/12");

    expect(await screen.findByText("<img src=x onerror=alert(1)>")).toBeInTheDocument();
    expect(document.querySelector("img")).toBeNull();
  });

  it("is skipped with a reason, and says what came of it", async () => {
    let state: EntryDetail["state"] = "parked";
    gateway
      .on("GET /api/journal/messaging/entries/12", () => ({ json: anEntryDetail({ state }) }))
      .on("POST /api/journal/messaging/entries/12/skip", () => {
        state = "skipped";
        return { json: anEntry({ state }) };
      });
    show("/operations/messaging/entries/12");
    await userEvent.click(await screen.findByTestId("skip"));
    expect(await screen.findByText(/It will not run; its lane goes on/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId("confirm"));
    expect(screen.getByText(/Say why/)).toBeInTheDocument();
    expect(gateway.calls("POST /api/journal/messaging/entries/12/skip")).toHaveLength(0);
    await userEvent.type(screen.getByTestId("why"), "Customer has opted out");
    await userEvent.click(screen.getByTestId("confirm"));

    await waitFor(() => expect(screen.getByTestId("outcome")).toHaveTextContent("Entry 12 is skipped."));
    expect(screen.queryByTestId("action-dialog")).toBeNull();
    expect(gateway.calls("POST /api/journal/messaging/entries/12/skip").map((asked) => asked.body)).toEqual([{ why: "Customer has opted out" }]);
    await waitFor(() => expect(screen.getByTestId("entry-state")).toHaveTextContent("Skipped"));
    expect(screen.queryByTestId("skip")).toBeNull();
  });

  it("tells in the dialog why it cannot be retried", async () => {
    gateway.on("POST /api/journal/messaging/entries/12/retry", {
      status: 409,
      json: { title: "Not possible", detail: "Entry 12 is not at the head of its lane." },
    });
    show("/operations/messaging/entries/12");
    await act("retry", "try it");

    expect(await within(await screen.findByTestId("action-dialog")).findByTestId("problem")).toHaveTextContent("not at the head of its lane");
    expect(screen.getByTestId("why")).toHaveValue("try it");
  });

  it("is edited and resumed", async () => {
    gateway.on("POST /api/journal/messaging/entries/12/edit", { json: anEntry({ state: "waiting" }) });
    show("/operations/messaging/entries/12");
    await userEvent.click(await screen.findByTestId("edit"));
    const editor = await screen.findByTestId("edit-data");
    expect(editor).toHaveValue('{"body":"Hi"}');
    await userEvent.clear(editor);
    await userEvent.type(editor, "mended");
    await userEvent.type(screen.getByTestId("why"), "typing error");
    await userEvent.click(screen.getByTestId("confirm"));

    await waitFor(() => expect(screen.getByTestId("outcome")).toHaveTextContent("has its new data"));
    expect(gateway.calls("POST /api/journal/messaging/entries/12/edit").map((asked) => asked.body)).toEqual([{ why: "typing error", data: "mended" }]);
  });

  it("says that there is no such entry", async () => {
    gateway.on("GET /api/journal/messaging/entries/99", { status: 404, json: { title: "Not found", detail: "There is no entry 99." } });
    show("/operations/messaging/entries/99");

    expect(await screen.findByTestId("problem")).toHaveTextContent("There is no entry 99.");
  });
});

describe("lanes", () => {
  it("are filtered by state", async () => {
    gateway
      .on("GET /api/journal/messaging/lanes?limit=50", { json: { items: [aLane()], next: null } })
      .on("GET /api/journal/messaging/lanes?state=held&limit=50", { json: { items: [], next: null } });
    show("/operations/messaging/lanes");
    expect(await screen.findByTestId("lane-row")).toHaveTextContent("next try is due now");
    await userEvent.click(screen.getByTestId("lanes-held"));

    expect(await screen.findByText("No lane is held.")).toBeInTheDocument();
  });

  it("show their entries in order, and when the next attempt is made", async () => {
    gateway
      .on("GET /api/journal/messaging/entries", { json: { items: [anEntry({ id: 13, seq: 5 }), anEntry({ id: 12, seq: 4 })], next: null } })
      .on("GET /api/journal/messaging/lane", { json: aLane({ nextAt: new Date(Date.now() + 40_000).toISOString() }) });
    show(lanePage);

    expect(await screen.findByTestId("next-step")).toHaveTextContent(/^next try in (39|40) s$/);
    await waitFor(() => expect(screen.getAllByTestId(/^entry-\d/).map((row) => row.dataset["testid"])).toEqual(["entry-12", "entry-13"]));
  });

  it("are held and released with a reason", async () => {
    let state: "ready" | "held" = "ready";
    gateway
      .on("GET /api/journal/messaging/lane", () => ({ json: aLane({ state }) }))
      .on("POST /api/journal/messaging/lane/hold", () => {
        state = "held";
        return { json: aLane({ state }) };
      });
    show(lanePage);
    await act("hold", "wait for the customer");

    await waitFor(() => expect(screen.getByTestId("outcome")).toHaveTextContent("The lane is held."));
    expect(gateway.calls("POST /api/journal/messaging/lane/hold").map((asked) => asked.body)).toEqual([{ key, why: "wait for the customer" }]);
    expect(await screen.findByTestId("release")).toBeInTheDocument();
  });
});

describe("a replay", () => {
  it("is previewed, then started with a reason, and shows how far it is", async () => {
    const preview = {
      entries: 1,
      lanes: 1,
      unfinished: 0,
      types: [{ type: "twilio.messaging.inbound", entries: 1, stepsToRun: [{ name: "reply", entries: 1 }], stepsStored: [{ name: "create-task", entries: 1 }] }],
    };
    let replay = aReplay();
    gateway
      .on("POST /api/journal/messaging/replays/preview", { json: preview })
      .on("POST /api/journal/messaging/replays", { status: 202, json: replay })
      .on("GET /api/journal/messaging/replays/5", () => ({ json: replay }));
    show("/operations/messaging/replays/new?entry=12");
    await userEvent.click(await screen.findByTestId("preview-replay"));
    const row = await screen.findByTestId("preview-type");
    expect(row).toHaveTextContent("Steps that runreply (1)");
    expect(row).toHaveTextContent("Steps not repeatedcreate-task (1)");
    expect(gateway.calls("POST /api/journal/messaging/replays")).toHaveLength(0);
    await act("start-replay", "Twilio is back");

    expect(await screen.findByTestId("progress")).toHaveTextContent("3 of 10");
    expect(screen.getByTestId("progress")).toHaveTextContent("4 of 10 entries enqueued");
    expect(gateway.calls("POST /api/journal/messaging/replays").map((asked) => asked.body)).toEqual([{ filter: { id: 12 }, why: "Twilio is back" }]);
    replay = aReplay({ state: "enqueued", enqueued: 10, done: 9 });
    await waitFor(() => expect(screen.getByTestId("replay-state")).toHaveTextContent("Finished, some parked"));
    expect(screen.queryByTestId("cancel-replay")).toBeNull();
  });

  it("is not started when its preview is no longer what would happen", async () => {
    gateway.on("POST /api/journal/messaging/replays/preview", { json: { entries: 1, lanes: 1, unfinished: 0, types: [] } });
    show("/operations/messaging/replays/new?entry=12");
    await userEvent.click(await screen.findByTestId("preview-replay"));
    await screen.findByTestId("start-replay");
    await userEvent.type(screen.getByTestId("replay-entry"), "3");

    expect(screen.queryByTestId("start-replay")).toBeNull();
  });

  it("says what is missing before it asks", async () => {
    show("/operations/messaging/replays/new");
    await userEvent.click(await screen.findByTestId("preview-replay"));

    expect(await screen.findByTestId("mistake")).toHaveTextContent("Give the entry's number.");
    expect(gateway.calls("POST /api/journal/messaging/replays/preview")).toHaveLength(0);
  });

  it("is cancelled", async () => {
    let replay = aReplay();
    gateway
      .on("GET /api/journal/messaging/replays/5", () => ({ json: replay }))
      .on("POST /api/journal/messaging/replays/5/cancel", () => {
        replay = aReplay({ state: "cancelled", enqueued: 3 });
        return { json: replay };
      });
    show("/operations/messaging/replays/5");
    await act("cancel-replay", "wrong range");

    await waitFor(() => expect(screen.getByTestId("replay-state")).toHaveTextContent("Cancelled"));
    expect(gateway.calls("POST /api/journal/messaging/replays/5/cancel").map((asked) => asked.body)).toEqual([{ why: "wrong range" }]);
  });
});

describe("the audit log", () => {
  it("says who did what, when and why", async () => {
    gateway.on("GET /api/journal/messaging/audit", {
      json: {
        items: [{ id: 1, at: "2026-11-21T09:00:00Z", who: "Ada", why: "opted out", action: "skip", lane: key, entry: 12, replay: null, detail: {} }],
        next: null,
      },
    });
    show("/operations/messaging/audit");
    const record = await screen.findByTestId("audit-record");

    expect(record).toHaveTextContent("Skipped");
    expect(record).toHaveTextContent("Ada: opted out");
    expect(within(record).getByRole("link", { name: "Entry 12" })).toHaveAttribute("href", "/operations/messaging/entries/12");
  });
});

describe("reconciliation", () => {
  const report = {
    id: 1,
    state: "done",
    from: "2026-11-21T08:00:00Z",
    to: "2026-11-21T09:00:00Z",
    compared: 20,
    missing: 1,
    applied: 1,
    changed: 0,
    items: [{ sid: "SM9", what: "taken in" }],
    startedAt: "2026-11-21T09:00:00Z",
    finishedAt: "2026-11-21T09:00:01Z",
    by: "schedule",
  };

  const waiting = { ...report, id: 2, state: "waiting", compared: 0, missing: 0, applied: 0, items: [], startedAt: null, finishedAt: null, by: "Ada" };

  const compare = async () => {
    show("/operations/messaging/reconciliation");
    await userEvent.click(await screen.findByTestId("reconcile"));
    await userEvent.type(screen.getByTestId("why"), "webhooks were off");
    await userEvent.click(screen.getByTestId("confirm"));
  };

  it("shows the reports", async () => {
    gateway.on("GET /api/reconciliation/messaging", { json: { items: [report] } });
    show("/operations/messaging/reconciliation");

    expect(await screen.findByTestId("report")).toHaveTextContent("SM9");
  });

  it("asks why, compares, and says what came of it", async () => {
    const states = ["running", "done"];
    gateway
      .on("GET /api/reconciliation/messaging", { json: { items: [] } })
      .on("POST /api/reconciliation/messaging", { status: 202, json: waiting })
      .on("GET /api/reconciliation/messaging/2", () => ({ json: { ...report, id: 2, state: states.shift() ?? "done" } }));
    await compare();

    await waitFor(() => expect(screen.getByTestId("outcome")).toHaveTextContent("The comparison runs"));
    await waitFor(() => expect(screen.getByTestId("outcome")).toHaveTextContent("20 messages compared, 1 was missing."), { timeout: 5_000 });
    expect(gateway.calls("POST /api/reconciliation/messaging")[0]?.body).toMatchObject({ why: "webhooks were off" });
  });

  it("says why a comparison failed", async () => {
    gateway
      .on("GET /api/reconciliation/messaging", { json: { items: [] } })
      .on("POST /api/reconciliation/messaging", { status: 202, json: waiting })
      .on("GET /api/reconciliation/messaging/2", { json: { ...waiting, state: "failed", reason: "Twilio answered 503" } });
    await compare();

    expect(await screen.findByTestId("problem")).toHaveTextContent("Twilio answered 503");
  });

  it("says that a service has none", async () => {
    gateway.on("GET /api/reconciliation/bridge", { status: 404, json: { title: "Not found" } });
    show("/operations/bridge/reconciliation");

    expect(await screen.findByText(/does not compare itself with Twilio yet/)).toBeInTheDocument();
  });
});

describe("the ledger", () => {
  const balanced = {
    service: "messaging",
    from: "2026-11-21T08:00:00Z",
    to: "2026-11-21T09:00:00Z",
    received: 100,
    repeated: 2,
    notOurs: 0,
    applied: 98,
    skipped: 0,
    parked: 1,
    inFlight: 1,
    missing: 0,
    differences: [],
  };

  it("says what is balanced and names what is missing by id", async () => {
    const difference = { eventId: "ev-77", topic: "trunkline.webhooks.proxy", partition: 2, offset: 41, at: "2026-11-21T08:30:00Z" };
    gateway.on("GET /api/ledger", {
      json: {
        ingress: { spooled: 0, quarantined: 3 },
        services: [balanced, { ...balanced, service: "proxy", missing: 1, differences: [difference] }, { service: "bridge", reachable: false, reason: "timed out" }],
      },
    });
    show("/operations/ledger");
    await userEvent.click(await screen.findByTestId("run-ledger"));

    expect(await screen.findByTestId("ledger-messaging")).toHaveTextContent("Balanced");
    expect(screen.getByTestId("ledger-proxy")).toHaveTextContent("1 missing");
    expect(screen.getByTestId("differences")).toHaveTextContent("ev-77");
    expect(screen.getByTestId("ledger-bridge")).toHaveTextContent("timed out");
    expect(screen.getByTestId("ledger-ingress")).toHaveTextContent("In quarantine3");
  });

  it("says where it names fewer than there are, and which ingress is silent", async () => {
    gateway.on("GET /api/ledger", {
      json: {
        ingress: { reachable: false, reason: "http://ingress-1: timed out", spooled: 2, spooledIds: ["a"], cut: true },
        services: [{ ...balanced, missing: 3, differences: [{ eventId: "ev-1", topic: "t", partition: 0, offset: 1, at: "2026-11-21T08:30:00Z" }] }],
      },
    });
    show("/operations/ledger");
    await userEvent.click(await screen.findByTestId("run-ledger"));

    expect(await screen.findByTestId("ledger-messaging")).toHaveTextContent("Only 1 is named");
    expect(screen.getByTestId("ledger-ingress")).toHaveTextContent("Not every instance answers: http://ingress-1: timed out");
    expect(screen.getByTestId("ledger-ingress")).toHaveTextContent("More is held than is named by id.");
  });
});

function show(path: string): void {
  render(
    <ConsoleTheme>
      <QueryClientProvider client={newQueryClient()}>
        <MemoryRouter initialEntries={[path]}>
          <Routes>
            <Route path="/operations/*" element={<OperationsPage />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </ConsoleTheme>,
  );
}

/** Presses a button, gives the reason its dialog asks for, and confirms. */
async function act(button: string, why: string): Promise<void> {
  await userEvent.click(await screen.findByTestId(button));
  await userEvent.type(await screen.findByTestId("why"), why);
  await userEvent.click(screen.getByTestId("confirm"));
}
