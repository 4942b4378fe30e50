export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** Cuts a text where one of the words stands, in whatever case; the pieces together are the text again. */
export function highlight(text: string, query: string): readonly Piece[] {
  const words = query
    .split(/\s+/)
    .map((word) => word.replace(/^["-]+|["*]+$/g, ""))
    .filter((word) => word !== "")
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (words.length === 0) return [{ text, found: false }];
  // A split at a group keeps what it found, at the odd places.
  return text
    .split(new RegExp(`(${words.join("|")})`, "giu"))
    .map((piece, index) => ({ text: piece, found: index % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}
