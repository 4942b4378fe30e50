import { call } from "./client";

export type SettingState = "right" | "drifted" | "missing" | "unreachable" | "unchecked";

export interface WiringSetting {
  /** Names the resource when it is to be mended. */
  readonly wire: string;
  readonly account: string;
  readonly resource: string;
  readonly property: string;
  /** Empty where there must be no value. */
  readonly wanted: string;
  readonly found: string | null;
  readonly state: SettingState;
  readonly mendable: boolean;
  readonly reason: string | null;
  readonly checkedAt: string | null;
  /** What others had set before. */
  readonly previous: string | null;
  readonly previousAt: string | null;
}

export interface WiringApply {
  readonly id: string;
  readonly who: string;
  readonly why: string;
  readonly state: "waiting" | "done" | "failed";
  readonly reason: string | null;
  readonly changes: readonly {
    readonly wire: string;
    readonly resource: string;
    readonly property: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly requestedAt: string;
  readonly finishedAt: string | null;
}

export interface Wiring {
  readonly service: string;
  readonly mode: "off" | "check" | "apply";
  readonly checkedAt: string | null;
  readonly items: readonly WiringSetting[];
  /** Newest first. */
  readonly applies: readonly WiringApply[];
}

/** Services that look after settings at Twilio. */
export type WiredService = "messaging" | "bridge" | "taskrouter";

const at = (path: string, service: WiredService) => (service === "messaging" ? path : `${path}?service=${service}`);

export const wiring = (service: WiredService, signal: AbortSignal) => call<Wiring>(at("/api/wiring", service), { signal });

export const checkWiring = (service: WiredService) => call<Wiring>(at("/api/wiring/check", service), { method: "POST" });

/** @param wires what is to be mended; nothing for all of it */
export const applyWiring = (service: WiredService, why: string, wires: readonly string[]) =>
  call<WiringApply>(at("/api/wiring/apply", service), { method: "POST", body: wires.length === 0 ? { why } : { why, wires } });
