/** An entry's data as a reader wants it: always text, never markup. */
export type Payload =
  | { readonly kind: "json"; readonly text: string }
  | { readonly kind: "form"; readonly fields: readonly (readonly [string, string])[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "binary"; readonly base64: string }
  | { readonly kind: "empty" };

export function payloadOf(contentType: string | null, data: string | null, base64: string): Payload {
  if (data === "" || base64 === "") return { kind: "empty" };
  if (data === null) return { kind: "binary", base64 };
  const type = (contentType?.split(";")[0] ?? "").trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") return { kind: "form", fields: [...new URLSearchParams(data)] };
  const json = indented(data);
  return json === undefined ? { kind: "text", text: data } : { kind: "json", text: json };
}

/**
 * JSON with a line for each member; undefined for anything else. Its tokens stay as they came: parsed and written again, long numbers
 * would lose digits and repeated names their first value.
 */
export function indented(data: string): string | undefined {
  const trimmed = data.trim();
  if (!/^[[{]/.test(trimmed)) return undefined;
  try {
    JSON.parse(trimmed);
  } catch {
    return undefined;
  }
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return trimmed.replace(tokens, (token) => {
    if (/^[[{]\s*[\]}]$/.test(token)) return token.replace(/\s+/g, "");
    switch (token[0]) {
      case '"':
        return token;
      case "{":
      case "[":
        depth += 1;
        return token + line();
      case "}":
      case "]":
        depth -= 1;
        return line() + token;
      case ",":
        return token + line();
      case ":":
        return ": ";
      default:
        return "";
    }
  });
}

const tokens = /"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[[\]{},:]|\s+/g;
