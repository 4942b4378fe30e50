import { useEffect, useState } from "react";

/** The time, anew every half minute or as often as asked for, for times that are told as a distance. */
export function useNow(everyMillis = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return now;
}

/** How long, in the two greatest units: 40 s, 5 min, 3 h 20 min, 2 d 4 h. */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return both(`${hours} h`, minutes % 60, "min");
  return both(`${Math.floor(hours / 24)} d`, hours % 24, "h");
}

/** How long, in one unit, where there is little room: 40 s, 95 min, 3 h, 2 d. */
export function shortDurationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 120) return `${whole} s`;
  if (whole < 7_200) return `${Math.floor(whole / 60)} min`;
  return whole < 172_800 ? `${Math.floor(whole / 3_600)} h` : `${Math.floor(whole / 86_400)} d`;
}

/** When the next attempt is made: "next try in 40 s", "next try is due now". */
export function nextTryWords(nextAt: string, now: Date): string {
  const seconds = Math.round((Date.parse(nextAt) - now.getTime()) / 1_000);
  return seconds > 0 ? `next try in ${durationWords(seconds)}` : "next try is due now";
}

function both(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} ${rest} ${unit}`;
}
