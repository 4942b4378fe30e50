import { signInAgain } from "./session";

/** RFC 9457, with Twilio's code where Twilio refused. */
interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly twilioCode?: number;
  readonly errorId?: string;
  readonly messageId?: string;
}

/** A call that did not succeed; `status` is 0 when no answer came. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string | undefined = undefined,
    readonly twilioCode: number | undefined = undefined,
    readonly errorId: string | undefined = undefined,
    /** The message that was kept although it was not sent. */
    readonly messageId: string | undefined = undefined,
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }

  /** Nobody is signed in: 401 to those who show a token, 499 to the page's own calls. */
  get signedOut(): boolean {
    return this.status === 401 || this.status === 499;
  }
}

export interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly patienceMillis?: number;
  /** Goes on although the page is left. */
  readonly keepalive?: boolean;
}

const usualPatienceMillis = 30_000;

export const usualHeaders = {
  Accept: "application/json",
  // Tells the gateway that this is no navigation: it answers 499 rather than redirecting to the login page.
  "X-Requested-With": "JavaScript",
} as const;

/** Calls the gateway and reads JSON; throws {@link ApiError} for everything else. A lost session loads the page anew, which logs in. */
export async function call<T>(
  path: string,
  { method = "GET", query = {}, body, headers = {}, signal, patienceMillis = usualPatienceMillis, keepalive = false }: Call = {},
): Promise<T> {
  const patience = AbortSignal.timeout(patienceMillis);
  let response: Response;
  try {
    response = await fetch(address(path, query), {
      method,
      keepalive,
      credentials: "same-origin",
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      headers: {
        ...usualHeaders,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(method === "GET" ? {} : csrfHeader(document.cookie)),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw patience.aborted
      ? new ApiError(0, "No answer in time", `The gateway did not answer within ${patienceMillis / 1_000} seconds. Try again.`)
      : new ApiError(0, "No connection", "The gateway could not be reached. Check the network and try again.");
  }
  if (!response.ok) {
    const error = problemOf(response.status, await textOf(response));
    if (error.signedOut) signInAgain();
    throw error;
  }
  // Accepted, or done, with nothing to say of it.
  if (response.status === 204 || (response.status === 202 && response.headers.get("Content-Length") === "0")) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiError(response.status, "Answer not understood", `${path} did not answer with JSON.`);
  }
}

/** The header that proves a call comes from our own page: the value of a cookie that no other site can read. */
export function csrfHeader(cookies: string): Record<string, string> {
  for (const cookie of cookies.split(";")) {
    const [name, ...value] = cookie.trim().split("=");
    if (name === "trunkline_csrf") return { "X-Trunkline-Csrf": decodeURIComponent(value.join("=")) };
  }
  return {};
}

/** For answers that come without a problem, such as those of a proxy before the gateway. */
const titles: Readonly<Record<number, string>> = {
  401: "You are signed out",
  403: "Not allowed",
  413: "The file is too large",
  415: "Files of this type cannot be sent",
  499: "You are signed out",
  502: "The gateway is not available",
  503: "The gateway is not available",
  504: "The gateway is not available",
};

function address(path: string, query: NonNullable<Call["query"]>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch {
    return "";
  }
}

/** What a refusal says; without a problem in it, the status alone has to do. */
export function problemOf(status: number, text: string): ApiError {
  let problem: ProblemBody = {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null) problem = body;
  } catch {
    // Not JSON.
  }
  return new ApiError(
    status,
    problem.title ?? titles[status] ?? `Error ${status}`,
    problem.detail,
    problem.twilioCode,
    problem.errorId,
    problem.messageId,
  );
}

/** Why something did not work, in words for people. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiError) return error.detail ?? error.title;
  return error instanceof Error ? error.message : String(error);
}
