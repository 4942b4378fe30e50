import type { EntryDetail, EntrySummary, LaneView, ReplayView, ServiceSummary } from "../api/journal";

/** What operators are shown, each differing from others only in what is given. */

export function aSummary(given: Partial<ServiceSummary> = {}): ServiceSummary {
  return {
    service: "messaging",
    reachable: true,
    depth: 7,
    lanes: 3,
    parked: 1,
    held: 0,
    oldestAgeSeconds: 95,
    outbox: 2,
    outboxOldestAgeSeconds: 1,
    ...given,
  };
}

export function anEntry(given: Partial<EntrySummary> = {}): EntrySummary {
  return {
    id: 12,
    lane: "+14155550100;+14155550123",
    seq: 4,
    state: "parked",
    attempts: 3,
    reason: "Unsubscribed recipient",
    code: 21610,
    eventId: "ev-12",
    type: "trunkline.command.send-message",
    source: "/accounts/AC1/messaging",
    time: "2026-11-21T09:00:00Z",
    appendedAt: "2026-11-21T09:00:00Z",
    finishedAt: null,
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    ...given,
  };
}

export function anEntryDetail(given: Partial<EntryDetail> = {}): EntryDetail {
  const data = given.data === undefined ? '{"body":"Hi"}' : given.data;
  return {
    ...anEntry(),
    origin: 12,
    replay: null,
    attemptsFailed: [{ attempt: 1, at: "2026-11-21T09:00:01Z", reason: "HTTP 503", code: null }],
    steps: [{ name: "create-message", done: true, result: { sid: "SM1" }, at: "2026-11-21T09:00:02Z" }],
    contentType: "application/json",
    extensions: { twilioaccount: "AC1" },
    data,
    dataBase64: data === null ? "AAEC" : btoa(data),
    ...given,
  };
}

export function aLane(given: Partial<LaneView> = {}): LaneView {
  return {
    key: "+14155550100;+14155550123",
    state: "ready",
    depth: 2,
    attempts: 3,
    nextAt: "2026-11-21T09:00:00Z",
    worker: null,
    oldest: "2026-11-21T09:00:00Z",
    headEntry: 12,
    headType: "trunkline.command.send-message",
    reason: "HTTP 503",
    code: null,
    ...given,
  };
}

export function aReplay(given: Partial<ReplayView> = {}): ReplayView {
  return {
    id: 5,
    state: "enqueueing",
    by: { who: "Ada", why: "Twilio is back" },
    filter: { id: 12 },
    topic: null,
    total: 10,
    enqueued: 4,
    done: 2,
    parked: 1,
    startedAt: "2026-11-21T09:00:00Z",
    finishedAt: null,
    ...given,
  };
}
