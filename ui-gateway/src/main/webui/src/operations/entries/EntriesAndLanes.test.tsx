import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { EntryDetail } from "../../api/journal";
import type { FakeGateway } from "../../testing/gateway";
import { aLane, anEntry, anEntryDetail } from "../../testing/journal";
import { act, operationsGateway, show } from "../../testing/operations";

const key = "+14155550100;+14155550123";
const lanePage = `/operations/messaging/lane?key=${encodeURIComponent(key)}`;

let gateway: FakeGateway;

beforeEach(() => {
  gateway = operationsGateway();
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
