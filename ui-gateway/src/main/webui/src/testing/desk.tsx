import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { InboxPage } from "../inbox/InboxPage";
import { OutgoingProvider } from "../inbox/outgoing/OutgoingProvider";
import { LiveProvider } from "../live/LiveProvider";
import { newQueryClient } from "../shell/App";
import { ConsoleTheme } from "../shell/ConsoleTheme";
import { FakeGateway } from "./gateway";
import { FakeStreamPorts } from "./stream";

const anyUploadRules = [
  { mediaType: "image/jpeg", name: "JPEG", suffixes: [".jpg", ".jpeg"], largest: { sms: 5_242_880 } },
  { mediaType: "image/png", name: "PNG", suffixes: [".png"], largest: { sms: 5_242_880 } },
  { mediaType: "application/pdf", name: "PDF", suffixes: [".pdf"], largest: { sms: 5_242_880 } },
];

/** The inbox as an agent named Ana has it before her, with a gateway and a stream that are the test's. */
export class Desk {
  readonly gateway = new FakeGateway()
    .on("GET /api/me", { json: { name: "ana", roles: ["agent"] } })
    .on("GET /api/conversations", { json: { items: [], next: null } })
    .on("GET /api/outbound-tasks", { json: { items: [] } })
    .on("GET /api/agents", { json: { items: [{ name: "zoe", workerSid: "WK1" }] } })
    .on("GET /api/upload-rules", { json: { items: anyUploadRules } });
  private readonly ports = new FakeStreamPorts();
  private eventId = 0;

  show(path: string): void {
    render(
      <ConsoleTheme>
        <QueryClientProvider client={newQueryClient()}>
          <LiveProvider ports={this.ports}>
            <OutgoingProvider>
              <MemoryRouter initialEntries={[path]}>
                <Routes>
                  <Route path="/" element={<InboxPage />} />
                  <Route path="/conversations/:conversationId" element={<InboxPage />} />
                </Routes>
              </MemoryRouter>
            </OutgoingProvider>
          </LiveProvider>
        </QueryClientProvider>
      </ConsoleTheme>,
    );
    act(() => this.ports.newest.opens());
  }

  /** The line is cut; the browser tries to connect again. */
  cut(): void {
    act(() => this.ports.newest.fails());
  }

  tell(type: string, update: unknown): void {
    this.eventId += 1;
    act(() => this.ports.newest.tells(type, update, String(this.eventId)));
  }
}

export function contacts(): (string | null)[] {
  return screen.queryAllByTestId("contact").map((contact) => contact.textContent);
}

/** Texts of the thread, those on their way included. */
export function bodies(): (string | null)[] {
  return screen.queryAllByTestId("body").map((body) => body.textContent);
}
