export interface TextPart {
  readonly text: string;
  /** Where it leads, for an address of the web. */
  readonly href?: string;
}

const webAddress = /https?:\/\/[^\s<>"]+/gi;
/** What stands after an address in a sentence and does not belong to it. */
const trailing = /[.,;:!?'")\]}]+$/;

/** Cuts a text into plain parts and http(s) addresses; together they are the text again. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(webAddress)) {
    const address = match[0].replace(trailing, "");
    if (!URL.canParse(address)) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index) });
    parts.push({ text: address, href: address });
    done = match.index + address.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}
