import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { FakeGateway } from "../../testing/gateway";
import { anEntry, anEntryDetail } from "../../testing/journal";
import { operationsGateway, show } from "../../testing/operations";

let gateway: FakeGateway;

beforeEach(() => {
  gateway = operationsGateway();
});

describe("where something came from", () => {
  it("leads to the entry of an event", async () => {
    gateway
      .on("GET /api/journal/messaging/entries", { json: { items: [anEntry({ id: 7 })], next: null } })
      .on("GET /api/journal/messaging/entries/7", { json: anEntryDetail({ id: 7, data: "From=%2B14155550123&Body=Hello" }) });
    show("/operations/messaging/events/EV1");

    expect(await screen.findByText(/Entry 7/)).toBeInTheDocument();
  });

  it("says so where retention has deleted it", async () => {
    gateway.on("GET /api/journal/messaging/entries", { json: { items: [], next: null } });
    show("/operations/messaging/events/EV1");

    expect(await screen.findByTestId("event-expired")).toHaveTextContent("Expired by retention");
  });
});
