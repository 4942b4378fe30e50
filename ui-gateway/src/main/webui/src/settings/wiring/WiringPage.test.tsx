import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import type { Wiring, WiringApply, WiringSetting } from "../../api/wiring";
import { newQueryClient } from "../../shell/App";
import { ConsoleTheme } from "../../shell/ConsoleTheme";
import { FakeGateway } from "../../testing/gateway";
import { WiringPage } from "./WiringPage";

const wire = "AC1 phone number +14155550100";
const theirs = "https://widget.example/twilio-webhook";
const ours = "https://trunkline.example/webhooks/messaging";

const setting = (overrides: Partial<WiringSetting> = {}): WiringSetting => ({
  wire,
  account: "AC1",
  resource: "phone number +14155550100",
  property: "SmsUrl",
  wanted: ours,
  found: theirs,
  state: "drifted",
  mendable: true,
  reason: null,
  checkedAt: "2026-11-21T09:00:00Z",
  previous: null,
  previousAt: null,
  ...overrides,
});

const apply = (overrides: Partial<WiringApply> = {}): WiringApply => ({
  id: "a1",
  who: "olga",
  why: "Moving in",
  state: "waiting",
  reason: null,
  changes: [],
  requestedAt: "2026-11-21T09:01:00Z",
  finishedAt: null,
  ...overrides,
});

const report = (overrides: Partial<Wiring> = {}): Wiring => ({
  service: "messaging",
  mode: "check",
  checkedAt: "2026-11-21T09:00:00Z",
  items: [setting(), setting({ property: "SmsMethod", wanted: "POST", found: "POST", state: "right", mendable: false })],
  applies: [],
  ...overrides,
});

let gateway: FakeGateway;

beforeEach(() => {
  gateway = new FakeGateway()
    .on("GET /api/me", { json: { name: "olga", roles: ["operator"] } })
    .on("GET /api/wiring?service=bridge", { status: 404, json: { title: "There is no bridge-service" } })
    .on("GET /api/wiring?service=taskrouter", { status: 404, json: { title: "There is no taskrouter-service" } });
});

function show() {
  render(
    <ConsoleTheme>
      <QueryClientProvider client={newQueryClient()}>
        <MemoryRouter>
          <WiringPage />
        </MemoryRouter>
      </QueryClientProvider>
    </ConsoleTheme>,
  );
}

describe("settings at Twilio", () => {
  it("shows what is wanted, what was found, and mends it with a reason", async () => {
    let now = report();
    gateway
      .on("GET /api/wiring", () => ({ json: now }))
      .on("POST /api/wiring/apply", () => {
        now = report({ applies: [apply()] });
        return { status: 202, json: apply() };
      });
    show();
    const [url, method] = await screen.findAllByTestId("wired-setting");
    expect(url).toHaveTextContent(`Different`);
    expect(url).toHaveTextContent(ours);
    expect(url).toHaveTextContent(theirs);
    expect(method).toHaveTextContent("As wanted");
    expect(screen.getByTestId("wiring-summary")).toHaveTextContent("1 of 2 settings differ");

    await userEvent.click(screen.getByTestId("apply-resource"));
    const dialog = within(await screen.findByTestId("action-dialog"));
    await userEvent.type(dialog.getByTestId("why"), "Moving in");
    await userEvent.click(dialog.getByTestId("confirm"));
    expect(await screen.findByTestId("apply")).toHaveTextContent("Under way");
    expect(gateway.calls("POST /api/wiring/apply").map(({ body }) => body)).toEqual([{ why: "Moving in", wires: [wire] }]);

    now = report({
      items: [setting({ found: ours, state: "right", mendable: false, previous: theirs })],
      applies: [apply({ state: "done", changes: [{ wire, resource: "phone number +14155550100", property: "SmsUrl", before: theirs, after: ours }] })],
    });
    await waitFor(() => expect(screen.getByTestId("wiring-summary")).toHaveTextContent("Everything is as wanted"));
    expect(screen.getByTestId("wired-setting")).toHaveTextContent(`Previous${theirs}`);
    expect(screen.getByTestId("apply")).toHaveTextContent(`${theirs} became ${ours}`);
  });

  it("tells in words why something is not known, and leaves applying to operators", async () => {
    const reason = "GET api/IncomingPhoneNumbers.json: no connection";
    gateway
      .on("GET /api/me", { json: { name: "sue", roles: ["supervisor"] } })
      .on("GET /api/wiring", { json: report() })
      .on("POST /api/wiring/check", { json: report({ items: [setting({ state: "unreachable", found: null, mendable: false, reason })] }) });
    show();
    await userEvent.click(await screen.findByTestId("check-wiring"));
    expect(await screen.findByTestId("wiring-reason")).toHaveTextContent(reason);
    expect(screen.getByTestId("wired-setting")).toHaveTextContent("Twilio did not say");
    expect(screen.queryByTestId("apply-all")).toBeNull();
    expect(screen.queryByTestId("apply-resource")).toBeNull();
  });

  it("says so where there is nothing to look after", async () => {
    gateway.on("GET /api/wiring", { json: report({ items: [], checkedAt: null }) });
    show();
    expect(await screen.findByTestId("empty")).toHaveTextContent("Nothing at Twilio is looked after");
  });

  it("tells the problem in the gateway's words", async () => {
    gateway.on("GET /api/wiring", { status: 403, json: { title: "Forbidden", detail: "Your role does not allow it." } });
    show();
    expect(await screen.findByTestId("problem")).toHaveTextContent("Your role does not allow it.");
  });

  it("shows each service's settings and mends them there", async () => {
    gateway
      .on("GET /api/wiring", { json: report() })
      .on("GET /api/wiring?service=bridge", { json: report({ service: "bridge", items: [setting({ wire: "AC1 Chat service IS1" })] }) })
      .on("POST /api/wiring/apply?service=bridge", { status: 202, json: apply() });
    show();
    await userEvent.click(await screen.findByTestId("apply-all-bridge"));
    await userEvent.type(screen.getByTestId("why"), "Moving in");
    await userEvent.click(screen.getByTestId("confirm"));
    expect(screen.getByTestId("wiring-summary-bridge")).toHaveTextContent("1 of 1 settings differ");
    await waitFor(() => expect(gateway.calls("POST /api/wiring/apply").map(({ body }) => body)).toEqual([{ why: "Moving in" }]));
  });
});
