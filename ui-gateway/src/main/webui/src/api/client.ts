import { signInAgain } from "./session";

/** RFC 9457, with Twilio's code where Twilio refused. */
interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly twilioCode?: number;
  readonly errorId?: string;
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
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }

  /** Nobody is signed in: 401 to those who show a token, 499 to the page's own calls. */
  get signedOut(): boolean {
    return this.status === 401 || this.status === 499;
  }
}

export interface Call {
  readonly method?: "GET" | "POST";
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly patienceMillis?: number;
}

const usualPatienceMillis = 30_000;

/** Calls the gateway and reads JSON; throws {@link ApiError} for everything else. A lost session loads the page anew, which logs in. */
export async function call<T>(
  path: string,
  { method = "GET", query = {}, body, headers = {}, signal, patienceMillis = usualPatienceMillis }: Call = {},
): Promise<T> {
  const patience = AbortSignal.timeout(patienceMillis);
  let response: Response;
  try {
    response = await fetch(address(path, query), {
      method,
      credentials: "same-origin",
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      headers: {
        Accept: "application/json",
        // Tells the gateway that this is no navigation: it answers 499 rather than redirecting to the login page.
        "X-Requested-With": "JavaScript",
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
    const error = await problemOf(response);
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

async function problemOf(response: Response): Promise<ApiError> {
  let problem: ProblemBody = {};
  try {
    const body: unknown = await response.json();
    if (typeof body === "object" && body !== null) problem = body;
  } catch {
    // Not JSON: the status alone has to do.
  }
  return new ApiError(
    response.status,
    problem.title ?? titles[response.status] ?? `Error ${response.status}`,
    problem.detail,
    problem.twilioCode,
    problem.errorId,
  );
}
