import { toLocalParts } from '~/engine/time';

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** An instant as the value of a datetime-local input in a zone: 2026-11-23T09:15. */
export function toLocalInputValue(epochMs: number, timeZone: string): string {
  const { date, minuteOfDay } = toLocalParts(epochMs, timeZone);
  return `${date}T${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}
