const minuteMillis = 60_000;
const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const longWeekday = new Intl.DateTimeFormat(undefined, { weekday: "long", month: "long", day: "numeric" });
const monthDay = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });
const fullDate = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "long", day: "numeric" });
const shortDate = new Intl.DateTimeFormat(undefined, { year: "2-digit", month: "numeric", day: "numeric" });
const everything = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

export const timeOfDay = (instant: string): string => clock.format(new Date(instant));

export const fullTime = (instant: string): string => everything.format(new Date(instant));

/** A time as short as its distance allows: Now, 5 min, 9:41 AM, Tue, Nov 3, 11/3/25. */
export function shortTime(instant: string, now: Date): string {
  const time = new Date(instant);
  const minutes = Math.floor((now.getTime() - time.getTime()) / minuteMillis);
  if (minutes < 1) return "Now";
  if (minutes < 60) return `${minutes} min`;
  const days = daysBetween(time, now);
  if (days === 0) return clock.format(time);
  if (days < 7) return weekday.format(time);
  return time.getFullYear() === now.getFullYear() ? monthDay.format(time) : shortDate.format(time);
}

/** The heading above a day's messages. */
export function dayHeading(instant: string, now: Date): string {
  const time = new Date(instant);
  const days = daysBetween(time, now);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return time.getFullYear() === now.getFullYear() ? longWeekday.format(time) : fullDate.format(time);
}

export function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (time: Date) => Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}
