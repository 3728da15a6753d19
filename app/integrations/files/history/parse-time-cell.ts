import type { HistoryFileOptions } from './options';

/** A time as the file writes it. */
export interface FileTime {
  /** ms since 1970-01-01T00:00 on the wall clock */
  localMs: number;
  /** distance from UTC where the file tells it, else null */
  offsetMs: number | null;
}

const pattern =
  /^(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp][Mm])?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

const dayMs = 86_400_000;
/** day 0 of spreadsheets that count from 1900, with the leap day that never was */
const spreadsheetEpochDay = -25_569;

/**
 * Reads a date with or without a time: `2026-11-23T07:15`, `23.11.2026 07:15:00`, `11/23/2026 7:15 AM`, `2026-11-23T07:15:00+03:00`,
 * or the serial number of a spreadsheet.
 * @returns null where it is none
 */
export function parseTimeCell(cell: string | number, order: HistoryFileOptions['dateOrder']): FileTime | null {
  if (typeof cell === 'number') return fromSerial(cell);
  const match = pattern.exec(cell);
  if (!match) return null;
  const [, first, , second, third, hours, minutes, seconds, half, zone] = match;
  const isYearFirst = first.length === 4;
  if (isYearFirst === (third.length === 4)) return null;
  const isMonthFirst = !isYearFirst && order === 'mdy';
  const year = Number(isYearFirst ? first : third);
  const month = Number(isYearFirst ? second : isMonthFirst ? first : second);
  const day = Number(isYearFirst ? third : isMonthFirst ? second : first);
  const dateMs = toDateMs(year, month, day);
  const clockMs = toClockMs(hours, minutes, seconds, half);
  if (dateMs === null || clockMs === null) return null;
  return { localMs: dateMs + clockMs, offsetMs: zone ? toOffsetMs(zone) : null };
}

/** Reads a time of day: `07:15`, `7:15:00`, `7:15 PM`, or the fraction of a day of a spreadsheet; ms after midnight. */
export function parseClockCell(cell: string | number): number | null {
  if (typeof cell === 'number') return cell >= 0 && cell < 1 ? Math.round(cell * 86_400) * 1000 : null;
  const match = /^(?:1899-12-3[01]T)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?$/.exec(cell);
  return match ? toClockMs(match[1], match[2], match[3], match[4]) : null;
}

function fromSerial(serial: number): FileTime | null {
  if (!(serial > 20_000 && serial < 80_000)) return null;
  return { localMs: Math.round((serial + spreadsheetEpochDay) * 86_400) * 1000, offsetMs: null };
}

function toDateMs(year: number, month: number, day: number): number | null {
  if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const ms = Date.UTC(year, month - 1, day);
  return new Date(ms).getUTCDate() === day ? ms : null;
}

function toClockMs(hours = '0', minutes = '0', seconds = '0', half?: string): number | null {
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const ms = hour * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
  return ms <= dayMs ? ms : null;
}

function toOffsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const ms = Number(digits.slice(0, 2)) * 3_600_000 + Number(digits.slice(2)) * 60_000;
  return zone[0] === '-' ? -ms : ms;
}
