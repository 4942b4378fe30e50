const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extended = new Set("^{}\\[~]|€\f");

export interface Segments {
  readonly characters: number;
  readonly segments: number;
}

/** How many parts an SMS of this text is sent and billed as: 160 or 153 characters of GSM 03.38 each, 70 or 67 of UCS-2. */
export function smsSegments(text: string): Segments {
  let septets = 0;
  for (const character of text) {
    if (basic.has(character)) septets += 1;
    else if (extended.has(character)) septets += 2;
    else return { characters: text.length, segments: parts(text.length, 70, 67) };
  }
  return { characters: text.length, segments: parts(septets, 160, 153) };
}

function parts(length: number, single: number, each: number): number {
  if (length === 0) return 0;
  return length <= single ? 1 : Math.ceil(length / each);
}
