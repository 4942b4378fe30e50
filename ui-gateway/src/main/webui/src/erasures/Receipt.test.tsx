import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { expect, it } from "vitest";
import type { ErasurePart, ErasureReceipt } from "../api/erasures";
import { LiveProvider } from "../live/LiveProvider";
import { Erasures } from "../settings/Erasures";
import { newQueryClient } from "../shell/App";
import { FakeGateway } from "../testing/gateway";
import { FakeStreamPorts } from "../testing/stream";
import { Receipt } from "./Receipt";
import { ReceiptPage } from "./ReceiptPage";

const part = (service: string, told: Partial<ErasurePart>): ErasurePart => ({
  service,
  state: "done",
  reason: null,
  at: "2026-11-21T10:00:01Z",
  counts: {},
  left: 0,
  ...told,
});

const receipt: ErasureReceipt = {
  id: "er1",
  state: "done",
  subject: "0123456789abcdef0123",
  reason: "a letter",
  requestedBy: "sam",
  requestedAt: "2026-11-21T10:00:00Z",
  finishedAt: "2026-11-21T10:00:01Z",
  atTwilio: false,
  trouble: null,
  counts: { messages: 2 },
  left: 0,
  expires: [],
  services: [],
  found: 0,
};
const incomplete: ErasureReceipt = {
  ...receipt,
  state: "incomplete",
  services: [part("bridge", { state: "incomplete", counts: { authors: 3 }, left: 1 }), part("proxy", {})],
};
const stuck: ErasureReceipt = {
  ...receipt,
  state: "stuck",
  finishedAt: null,
  services: [part("proxy", { state: "stuck", reason: "a defect" }), part("taskrouter", { state: "pending", at: null })],
};

it("says what became of every service's part, and what to do", () => {
  render(<Receipt receipt={incomplete} />);
  expect(screen.getByText("Authors of copied messages: 3; 1 still in use and left")).toBeInTheDocument();
  expect(screen.getByText("Nothing was known")).toBeInTheDocument();
  expect(screen.getByText("Not all erased: something was in use, or found too late")).toBeInTheDocument();
  expect(screen.getByTestId("receipt-advice")).toHaveTextContent("tried again every few hours by itself");
});

it("says which services are stuck or have not answered", () => {
  render(<Receipt receipt={stuck} />);
  expect(screen.getByText("Stuck: a defect")).toBeInTheDocument();
  expect(screen.getByText("Not done yet: it has not answered")).toBeInTheDocument();
});

it("needs no advice once all is done", () => {
  render(<Receipt receipt={receipt} />);
  expect(screen.queryByTestId("receipt-advice")).toBeNull();
  expect(screen.queryByText("In the other services")).toBeNull();
});

it("follows the parts as they come in, and says done only when all is", async () => {
  const gateway = new FakeGateway()
    .on("GET /api/me", { json: { name: "sam", roles: ["supervisor"] } })
    .on("GET /api/erasures/er1", { json: stuck });
  const ports = new FakeStreamPorts();
  open("/erasures/er1", ports);
  expect(await screen.findByRole("heading", { level: 1, name: "An erasure is stuck" })).toBeInTheDocument();

  gateway.on("GET /api/erasures/er1", { json: receipt });
  act(() => ports.newest.tells("trunkline.erasure.changed", { erasureId: "er1", state: "done" }, "1"));

  expect(await screen.findByRole("heading", { level: 1, name: "A person was erased" })).toBeInTheDocument();
});

it("lists receipts with the services that have not done their part", async () => {
  new FakeGateway()
    .on("GET /api/me", { json: { name: "sam", roles: ["supervisor"] } })
    .on("GET /api/erasures", { json: { items: [stuck, { ...incomplete, id: "er2", found: 2 }] } });
  open("/settings", new FakeStreamPorts());
  expect(await screen.findByText("proxy: a defect")).toBeInTheDocument();
  expect(screen.getByText("taskrouter: has not answered yet")).toBeInTheDocument();
  expect(screen.getByText("bridge: 1 in use")).toBeInTheDocument();
  expect(screen.getByText("2 more found that nobody was asked with yet")).toBeInTheDocument();
});

function open(path: string, ports: FakeStreamPorts): void {
  render(
    <QueryClientProvider client={newQueryClient()}>
      <LiveProvider ports={ports}>
        <MemoryRouter initialEntries={[path]}>
          <Routes>
            <Route path="/erasures/:erasureId" element={<ReceiptPage />} />
            <Route path="/settings" element={<Erasures />} />
          </Routes>
        </MemoryRouter>
      </LiveProvider>
    </QueryClientProvider>,
  );
  act(() => ports.newest.opens());
}
