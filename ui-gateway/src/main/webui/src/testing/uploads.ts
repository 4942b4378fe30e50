import { vi } from "vitest";

/** Stands in for the browser's XMLHttpRequest: uploads go as far as the test says. */
export class FakeUploads {
  readonly begun: FakeUpload[] = [];

  constructor() {
    const { begun } = this;
    vi.stubGlobal(
      "XMLHttpRequest",
      class extends FakeUpload {
        constructor() {
          super();
          begun.push(this);
        }
      },
    );
  }

  get newest(): FakeUpload {
    const upload = this.begun.at(-1);
    if (!upload) throw new Error("FakeUploads: nothing is being uploaded");
    return upload;
  }
}

export class FakeUpload extends EventTarget {
  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  status = 0;
  responseText = "";
  file: File | undefined;
  path = "";
  stopped = false;

  open(method: string, path: string): void {
    this.path = `${method} ${path}`;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(form: FormData): void {
    this.file = form.get("file") as File;
  }

  abort(): void {
    this.stopped = true;
    this.dispatchEvent(new Event("abort"));
  }

  reaches(loaded: number, total: number): void {
    this.upload.dispatchEvent(new ProgressEvent("progress", { lengthComputable: true, loaded, total }));
  }

  answers(status: number, json: unknown): void {
    this.status = status;
    this.responseText = JSON.stringify(json);
    this.dispatchEvent(new Event("load"));
  }

  fails(): void {
    this.dispatchEvent(new Event("error"));
  }
}
