import type { ConversationsUpdate } from "../api/types";

/** `connecting` before the first answer; `catching-up` while what happened during a gap is being sent. */
export type ConnectionState = "connecting" | "live" | "reconnecting" | "catching-up";

export interface StreamListener {
  onState(state: ConnectionState): void;
  onUpdate(update: ConversationsUpdate, type: string): void;
  /** What is on the screen may lack something: fetch everything again. */
  onGap(): void;
  onSignedOut(): void;
}

export interface StreamPorts {
  open(url: string): EventSource;
  /** Whether somebody is still signed in; rejects when the gateway cannot be asked. */
  signedIn(): Promise<boolean>;
  later(action: () => void, millis: number): () => void;
}

const updateTypes = [
  "trunkline.message.added",
  "trunkline.message.changed",
  "trunkline.conversation.changed",
  "trunkline.conversation.erased",
  "trunkline.conversation.presence",
  "trunkline.erasure.changed",
  "trunkline.note.added",
  "trunkline.scheduled-message.changed",
  "trunkline.outbound-task.changed",
  "trunkline.task.changed",
  "trunkline.worker.changed",
  "trunkline.link.changed",
];
const pauses = [1_000, 2_000, 5_000, 10_000, 15_000];

/**
 * Follows `/api/stream` for as long as the page lives.
 *
 * A cut connection is the browser's to restore: it sends `Last-Event-ID` and misses nothing. It gives up for good when the answer
 * is not a stream (an expired session, a gateway that restarts); then we ask who is signed in and open a new one that goes on from
 * our cursor. Where there is no cursor, or one that the gateway no longer serves, only a fresh fetch closes the gap.
 */
export class UpdateStream {
  private source: EventSource | undefined;
  private cancelRetry: (() => void) | undefined;
  private lastEventId = "";
  private failures = 0;
  /** Whether something may have been fetched before the stream is open. */
  private fetched = false;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly listener: StreamListener,
    private readonly ports: StreamPorts,
  ) {}

  start(): void {
    this.listener.onState("connecting");
    this.connect();
  }

  /** The page fetches from now on, open or not: what happens until the stream opens has to be fetched once more. */
  waitNoLonger(): void {
    this.fetched = true;
  }

  /** Opens a new connection at once, for when the network is known to be back. */
  restart(): void {
    if (this.closed) return;
    this.listener.onState("reconnecting");
    this.connect();
  }

  /** Lets go of the connection while nobody can see the page; {@link restart} goes on from here. */
  pause(): void {
    this.cancelRetry?.();
    this.source?.close();
    this.source = undefined;
  }

  stop(): void {
    this.closed = true;
    this.cancelRetry?.();
    this.source?.close();
  }

  private connect(): void {
    this.cancelRetry?.();
    this.source?.close();
    const cursor = this.lastEventId === "" ? "" : `&cursor=${encodeURIComponent(this.lastEventId)}`;
    const source = this.ports.open(this.url + cursor);
    this.source = source;

    source.addEventListener("open", () => {
      this.failures = 0;
      if (this.lastEventId !== "") {
        this.listener.onState("catching-up");
      } else {
        // No cursor, so nothing is sent again: only a fetch brings what came in between. What waited for the opening is fetched after it anyway.
        if (this.fetched) this.listener.onGap();
        this.listener.onState("live");
      }
      this.fetched = true;
    });
    source.addEventListener("error", () => {
      this.fetched = true;
      this.listener.onState("reconnecting");
      if (source.readyState === 2) void this.recover(source);
    });
    for (const type of updateTypes) {
      source.addEventListener(type, (event) => {
        const update = this.accept(event);
        if (update) this.listener.onUpdate(update, type);
      });
    }
    source.addEventListener("caught-up", (event) => {
      this.remember(event);
      this.listener.onState("live");
    });
    source.addEventListener("reset", (event) => {
      this.remember(event);
      this.listener.onGap();
    });
  }

  private async recover(source: EventSource): Promise<void> {
    let signedIn = true;
    try {
      signedIn = await this.ports.signedIn();
    } catch {
      // The gateway is away: try again later.
    }
    if (this.closed || source !== this.source) return;
    // Loads the page anew, as a rule; should that not help, the last and longest pause lets it be tried again.
    if (!signedIn) {
      this.failures = pauses.length;
      this.listener.onSignedOut();
    }
    const pause = pauses[Math.min(this.failures, pauses.length - 1)] ?? 1_000;
    this.failures += 1;
    this.cancelRetry = this.ports.later(() => this.connect(), pause);
  }

  private accept(event: MessageEvent<unknown>): ConversationsUpdate | undefined {
    this.remember(event);
    try {
      const update: unknown = JSON.parse(String(event.data));
      if (typeof update === "object" && update !== null) return update;
    } catch {
      // Not JSON: what it told is lost to us, so fetch.
    }
    this.listener.onGap();
    return undefined;
  }

  private remember(event: Event): void {
    if (event instanceof MessageEvent && event.lastEventId !== "") this.lastEventId = event.lastEventId;
  }
}
