import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { OperationsPage } from "../operations/OperationsPage";
import { newQueryClient } from "../shell/App";
import { ConsoleTheme } from "../shell/ConsoleTheme";
import { FakeGateway } from "./gateway";
import { aLane, anEntry, anEntryDetail, aSummary } from "./journal";

/** Answers an operator: messaging with one parked entry, proxy out of reach. */
export function operationsGateway(): FakeGateway {
  return new FakeGateway()
    .on("GET /api/me", { json: { name: "Ada", roles: ["operator"] } })
    .on("GET /api/journal", { json: { services: [aSummary(), aSummary({ service: "proxy", reachable: false, reason: "connection refused" })] } })
    .on("GET /api/journal/messaging/entries", { json: { items: [anEntry()], next: null } })
    .on("GET /api/journal/messaging/entries/12", { json: anEntryDetail() })
    .on("GET /api/journal/messaging/lane", { json: aLane() });
}

export function show(path: string): void {
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
export async function act(button: string, why: string): Promise<void> {
  await userEvent.click(await screen.findByTestId(button));
  await userEvent.type(await screen.findByTestId("why"), why);
  await userEvent.click(screen.getByTestId("confirm"));
}
