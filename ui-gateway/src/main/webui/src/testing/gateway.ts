import { vi } from "vitest";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

interface Said {
  readonly status?: number;
  readonly json?: unknown;
}

type Answer = (asked: Asked) => Said | Promise<Said>;

/** Stands in for the gateway: answers by method and path, and remembers what it was asked. */
export class FakeGateway {
  readonly asked: Asked[] = [];
  private readonly answers = new Map<string, Answer>();

  constructor() {
    vi.stubGlobal("fetch", async (input: string, init: RequestInit) => this.answer(input, init));
  }

  on(call: string, answer: Answer | Said): this {
    this.answers.set(call, typeof answer === "function" ? answer : () => answer);
    return this;
  }

  calls(call: string): readonly Asked[] {
    return this.asked.filter(({ method, path }) => `${method} ${path}` === call);
  }

  private async answer(input: string, init: RequestInit): Promise<Response> {
    const asked: Asked = {
      method: init.method ?? "GET",
      path: input.split("?")[0] ?? input,
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      headers: new Headers(init.headers),
    };
    this.asked.push(asked);
    const answer = this.answers.get(`${asked.method} ${input}`) ?? this.answers.get(`${asked.method} ${asked.path}`);
    if (!answer) throw new TypeError(`FakeGateway: nothing prepared for ${asked.method} ${input}`);
    const { status = 200, json } = await answer(asked);
    return new Response(status === 204 ? null : JSON.stringify(json), { status });
  }
}
