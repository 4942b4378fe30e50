const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const hourMillis = 3_600_000;

/** Day and time to the second, in the reader's zone. */
export const momentWords = (instant: string): string => moment.format(new Date(instant));

/** What a field of day and time shows for an instant: local, to the second. */
export function toLocalField(instant: Date): string {
  const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

/** The instant that a field of day and time means; undefined where it is empty or not one. */
export function fromLocalField(text: string): string | undefined {
  const millis = Date.parse(text);
  return text === "" || Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}

export interface FieldRange {
  readonly from: string;
  readonly to: string;
}

/** The hours up to now, as fields. */
export function lastHours(hours: number, now = new Date()): FieldRange {
  return { from: toLocalField(new Date(now.getTime() - hours * hourMillis)), to: toLocalField(now) };
}

/** What is wrong with a range, in words; undefined where nothing is. */
export function rangeMistake({ from, to }: FieldRange): string | undefined {
  const start = fromLocalField(from);
  const end = fromLocalField(to);
  if (start === undefined || end === undefined) return "Give both day and time.";
  return start < end ? undefined : "The beginning has to be before the end.";
}
