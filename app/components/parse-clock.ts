import { formatClock } from '~/i18n/format-date';

/**
 * Reads a time of day as people type it: "8", "830", "8:30", "8.30", "08-30", "24:00".
 * @returns minutes from midnight, 0..1440, or null where it is not a time
 */
export function parseClock(text: string): number | null {
  const trimmed = text.trim();
  const separated = /^(\d{1,2})\s*[:.\-\s]\s*(\d{1,2})$/.exec(trimmed);
  const digits = /^\d{1,4}$/.exec(trimmed)?.[0];
  let hour: number;
  let minute: number;
  if (separated) {
    hour = Number(separated[1]);
    minute = Number(separated[2]);
  } else if (digits) {
    hour = Number(digits.length <= 2 ? digits : digits.slice(0, -2));
    minute = Number(digits.length <= 2 ? 0 : digits.slice(-2));
  } else return null;
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return hour * 60 + minute;
}

/** Moves a time by whole steps and keeps it within the day. */
export function stepClock(text: string, stepMinutes: number): string {
  const minute = parseClock(text) ?? 0;
  const onGrid = stepMinutes > 0 ? Math.floor(minute / stepMinutes) : Math.ceil(minute / -stepMinutes);
  const moved = (onGrid + Math.sign(stepMinutes)) * Math.abs(stepMinutes);
  return formatClock(((moved % 1440) + 1440) % 1440);
}
