import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { ErasureReceipt } from "../api/erasures";
import { Receipt } from "./Receipt";

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
};

it("says what became of the other services' parts", () => {
  render(
    <Receipt
      receipt={{
        ...receipt,
        services: [
          { service: "bridge", state: "done", counts: { authors: 3 }, left: 1 },
          { service: "proxy", state: "done", counts: { journalEntries: 0 }, left: 0 },
          { service: "taskrouter", state: "failed", reason: "taskrouter-service cannot be reached" },
        ],
      }}
    />,
  );
  expect(screen.getByText("Authors of copied messages: 3; 1 still in use and left")).toBeInTheDocument();
  expect(screen.getByText("Nothing was known")).toBeInTheDocument();
  expect(screen.getByText(/Not done: taskrouter-service cannot be reached/)).toBeInTheDocument();
});

it("is silent about them in a list", () => {
  render(<Receipt receipt={receipt} />);
  expect(screen.queryByText("In the other services")).toBeNull();
});
