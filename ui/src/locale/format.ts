import type { Words } from "./catalogs";

// Vietnam has one time zone; a laptop set to another must not show other times than its neighbor.
const zone = "Asia/Ho_Chi_Minh";
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
const exact = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit" });
const civil = new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "2-digit", month: "2-digit", year: "numeric" });

function at(format: Intl.DateTimeFormat, time: string | null | undefined): string {
  if (!time) return "";
  const parsed = new Date(time);
  return Number.isNaN(parsed.getTime()) ? "" : format.format(parsed);
}

/** 14:05 */
export const clockTime = (time: string | null | undefined): string => at(clock, time);
/** 14:05:12 */
export const exactTime = (time: string | null | undefined): string => at(exact, time);
/** 25/02/1979, of a point in time */
export const dayOf = (time: string | null | undefined): string => at(civil, time);

/** 25/02/1979 of `1979-02-25`; a year alone stays alone; anything else stays as it is. */
export function civilDate(date: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? "");
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : (date ?? "");
}

/** 066 179 004 512 */
export function grouped(number: string): string {
  return /^\d{12}$/.test(number) ? number.replace(/(\d{3})(?=\d)/g, "$1 ") : number;
}

/** 1,5 MB or 1.5 MB; from the number of bytes. */
export function bytes(count: number, language: string): string {
  const [value, unit] = count >= 1_000_000 ? [count / 1_000_000, "MB"] : [count / 1000, "KB"];
  return `${value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}

/** Whole minutes from one moment to a later one; none when either cannot be read. */
export function minutesSince(time: string, now: string): number | null {
  const passed = Date.parse(now) - Date.parse(time);
  return Number.isNaN(passed) ? null : Math.max(0, Math.floor(passed / 60_000));
}

/** 25 minutes, 3 hours, 4 days: as much as one needs to know of a wait. */
export function age(words: Words, minutes: number | null): string {
  if (minutes === null) return "";
  if (minutes < 60) return words("age-minutes", { count: minutes });
  if (minutes < 48 * 60) return words("age-hours", { count: Math.floor(minutes / 60) });
  return words("age-days", { count: Math.floor(minutes / 1440) });
}
