import type { StreamPorts } from "../live/stream";

/** An EventSource whose server is the test. */
export class FakeEventSource extends EventTarget {
  readyState = 0;

  constructor(readonly url: string) {
    super();
  }

  close(): void {
    this.readyState = 2;
  }

  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  tells(type: string, data: unknown, lastEventId = ""): void {
    this.dispatchEvent(new MessageEvent(type, { data: typeof data === "string" ? data : JSON.stringify(data), lastEventId }));
  }

  /** The browser reconnects by itself, unless the answer was final. */
  fails(final = false): void {
    this.readyState = final ? 2 : 0;
    this.dispatchEvent(new Event("error"));
  }
}

export class FakeStreamPorts implements StreamPorts {
  readonly opened: FakeEventSource[] = [];
  readonly waiting: { readonly action: () => void; readonly millis: number }[] = [];
  signedInAnswer: () => Promise<boolean> = () => Promise.resolve(true);

  open(url: string): EventSource {
    const source = new FakeEventSource(url);
    this.opened.push(source);
    return source as unknown as EventSource;
  }

  signedIn(): Promise<boolean> {
    return this.signedInAnswer();
  }

  later(action: () => void, millis: number): () => void {
    const entry = { action, millis };
    this.waiting.push(entry);
    return () => {
      const index = this.waiting.indexOf(entry);
      if (index >= 0) this.waiting.splice(index, 1);
    };
  }

  get newest(): FakeEventSource {
    const source = this.opened.at(-1);
    if (!source) throw new Error("FakeStreamPorts: no stream was opened");
    return source;
  }
}
