import { AsYouType, parsePhoneNumberFromString } from "libphonenumber-js/min";

/** What stands before a number, as in `whatsapp:+14155550100`. */
const channelPrefix = /^[a-z_]+:/;

/** An address without its channel: the number of a phone. */
export const bareAddress = (address: string): string => address.replace(channelPrefix, "");

const mostFormatted = 5_000;
const formatted = new Map<string, string>();

/** An address for people: US numbers as (415) 555-0100, others international, what is no number as it is. */
export function formatAddress(address: string): string {
  const known = formatted.get(address);
  if (known !== undefined) return known;
  const words = format(bareAddress(address));
  // Lists ask for the same numbers again and again, and reading one takes a while.
  if (formatted.size >= mostFormatted) formatted.clear();
  formatted.set(address, words);
  return words;
}

function format(bare: string): string {
  const number = bare.startsWith("+") ? parsePhoneNumberFromString(bare) : undefined;
  if (!number?.isPossible()) return bare;
  return number.countryCallingCode === "1" ? number.formatNational() : number.formatInternational();
}

export function contactLabel(contact: { readonly contactName?: string | null; readonly theirAddress: string }): string {
  return contact.contactName?.trim() || formatAddress(contact.theirAddress);
}

export type EnteredNumber = { readonly e164: string } | { readonly mistake: string };

/** Reads a number with its country code, however it is spaced. */
export function readNumber(entered: string): EnteredNumber {
  const text = entered.trim();
  if (text === "") return { mistake: "Enter a phone number." };
  if (!text.startsWith("+")) return { mistake: "Start with + and the country code, such as +1 415 555 0100." };
  if (/[^\d\s().\-+]/.test(text)) return { mistake: "A phone number has only digits after the +." };
  const number = parsePhoneNumberFromString(text);
  if (!number?.isPossible()) return { mistake: "This is no complete phone number: check the country code and the digits." };
  return { e164: number.number };
}

/** Groups the digits while they are typed; leaves the text alone unless it is a number with a country code. */
export function groupDigits(entered: string): string {
  return /^\+[\d\s]+$/.test(entered) ? new AsYouType().input(entered) : entered;
}
