import { addDays, diffDays, toLocalDate, toLocalParts } from '~/engine/time';

/** A change as the planner is about to make it. */
export interface DraftEdit {
  operation: 'scale' | 'shift' | 'set' | 'smooth' | 'copy';
  value: number | null;
  /** local date whose values are taken over; a week before the range unless told */
  sourceDate?: string;
  target: 'volume' | 'ahtSec';
}

export interface PreviewInput {
  /** epoch seconds */
  starts: readonly number[];
  volume: readonly (number | null)[];
  /** epoch ms, half-open */
  range: { startMs: number; endMs: number };
  /** intervals of the forecast in one period of the chart: a shift acts on each of them */
  slotsPerPeriod: number;
  /** what came; a copy of a day of the past takes it */
  actual: readonly (number | null)[];
  timeZone: string;
}

/**
 * What the contacts would become, for drawing before anything is saved: null outside the range and where nothing is known. Smoothing
 * needs single intervals, so above them it is not drawn; a copy is drawn where the chart shows the day it is taken from.
 * @returns null when the draft changes nothing that can be drawn
 */
export function previewEdit(draft: DraftEdit, input: PreviewInput): (number | null)[] | null {
  const { operation, value, target } = draft;
  if (target !== 'volume') return null;
  if (operation === 'copy') return previewCopy(draft, input);
  if (value === null || !Number.isFinite(value)) return null;
  const { starts, volume, range, slotsPerPeriod } = input;
  if (operation === 'smooth' && (slotsPerPeriod > 1 || value < 3 || value % 2 === 0)) return null;
  const isInside = (i: number) => starts[i] * 1000 >= range.startMs && starts[i] * 1000 < range.endMs;
  return volume.map((now, i) => {
    if (now === null || !isInside(i)) return null;
    if (operation === 'scale') return Math.max(0, now * value);
    if (operation === 'shift') return Math.max(0, now + value * slotsPerPeriod);
    if (operation === 'set') return Math.max(0, value * slotsPerPeriod);
    return meanAround(volume, i, (value - 1) / 2);
  });
}

/** The same times of the day that is copied, and of the days after it; the forecast where there is one, else what came. */
function previewCopy({ sourceDate }: DraftEdit, input: PreviewInput): (number | null)[] | null {
  const { starts, volume, actual, range, timeZone } = input;
  const firstDate = toLocalDate(range.startMs, timeZone);
  const daysBack = sourceDate ? diffDays(sourceDate, firstDate) : 7;
  const atDay = new Map(starts.map((second, i) => [dayAndMinute(second, timeZone), i]));
  const values = starts.map((second, i) => {
    if (second * 1000 < range.startMs || second * 1000 >= range.endMs || volume[i] === null) return null;
    const from = atDay.get(dayAndMinute(second, timeZone, -daysBack));
    return from === undefined ? null : (volume[from] ?? actual[from]);
  });
  return values.some((value) => value !== null) ? values : null;
}

function dayAndMinute(second: number, timeZone: string, movedDays = 0): string {
  const { date, minuteOfDay } = toLocalParts(second * 1000, timeZone);
  return `${addDays(date, movedDays)} ${minuteOfDay}`;
}

/** Centred mean; the window narrows at the ends, as in the engine. */
function meanAround(values: readonly (number | null)[], at: number, wanted: number): number | null {
  const reach = Math.min(wanted, at, values.length - 1 - at);
  const window = values.slice(at - reach, at + reach + 1);
  if (window.some((value) => value === null)) return values[at];
  return (window as number[]).reduce((sum, value) => sum + value, 0) / window.length;
}
