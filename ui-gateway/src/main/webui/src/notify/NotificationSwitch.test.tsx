import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveProvider } from "../live/LiveProvider";
import { newQueryClient } from "../shell/App";
import { FakeGateway } from "../testing/gateway";
import { FakeStreamPorts } from "../testing/stream";
import { aConversation, aMessage } from "../testing/views";
import { NotificationSwitch } from "./NotificationSwitch";

const shown: string[] = [];
const options: unknown[] = [];
let answer: NotificationPermission;
let visibility: DocumentVisibilityState;
let ports: FakeStreamPorts;

class FakeNotification {
  static permission: NotificationPermission;
  static readonly requestPermission = vi.fn(() => Promise.resolve((FakeNotification.permission = answer)));

  constructor(title: string, given: unknown) {
    shown.push(title);
    options.push(given);
  }
}

beforeEach(() => {
  shown.length = 0;
  options.length = 0;
  answer = "granted";
  visibility = "hidden";
  FakeNotification.permission = "default";
  FakeNotification.requestPermission.mockClear();
  vi.stubGlobal("Notification", FakeNotification);
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  ports = new FakeStreamPorts();
  new FakeGateway().on("GET /api/me", { json: { name: "ana", roles: ["agent"] } }).on("GET /api/workers/mine", { json: { items: [] } });
  render(
    <QueryClientProvider client={newQueryClient()}>
      <LiveProvider ports={ports}>
        <MemoryRouter>
          <NotificationSwitch />
        </MemoryRouter>
      </LiveProvider>
    </QueryClientProvider>,
  );
  act(() => ports.newest.opens());
});

afterEach(() => {
  vi.restoreAllMocks();
});

function aCustomerWrites() {
  const message = aMessage({ direction: "inbound", createdAt: new Date().toISOString() });
  act(() => ports.newest.tells("trunkline.message.added", { conversation: aConversation({ contactName: "Mia" }), message }, "1"));
}

describe("notifications", () => {
  it("ask for leave on a click only, and tell of a message while the page is hidden", async () => {
    aCustomerWrites();
    expect(FakeNotification.requestPermission).not.toHaveBeenCalled();
    expect(shown).toEqual([]);

    await userEvent.click(screen.getByTestId("notifications"));
    await waitFor(() => expect(screen.getByTestId("notifications")).toHaveAttribute("aria-pressed", "true"));
    aCustomerWrites();

    await waitFor(() => expect(shown).toEqual(["Mia"]));
  });

  it("sound again for the next message of the same conversation", async () => {
    await userEvent.click(screen.getByTestId("notifications"));
    await waitFor(() => expect(screen.getByTestId("notifications")).toHaveAttribute("aria-pressed", "true"));
    aCustomerWrites();

    await waitFor(() => expect(options).toEqual([expect.objectContaining({ renotify: true, tag: expect.stringMatching(/./) })]));
  });

  it("are silent while the page is looked at", async () => {
    await userEvent.click(screen.getByTestId("notifications"));
    await waitFor(() => expect(screen.getByTestId("notifications")).toHaveAttribute("aria-pressed", "true"));
    visibility = "visible";
    aCustomerWrites();
    visibility = "hidden";
    aCustomerWrites();

    await waitFor(() => expect(shown).toEqual(["Mia"]));
  });

  it("stay off where the browser refuses", async () => {
    answer = "denied";

    await userEvent.click(screen.getByTestId("notifications"));

    await waitFor(() => expect(screen.getByTestId("notifications")).toHaveAttribute("title", expect.stringContaining("does not allow")));
    expect(screen.getByTestId("notifications")).toHaveAttribute("aria-pressed", "false");
  });
});
