import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { FakeGateway } from "../testing/gateway";
import { anEntry, aSummary } from "../testing/journal";
import { operationsGateway, show } from "../testing/operations";

const key = "+14155550100;+14155550123";

let gateway: FakeGateway;

beforeEach(() => {
  gateway = operationsGateway();
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
