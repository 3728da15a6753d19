import { addDays, localDayStart, startOfMonth, toLocalDate } from '~/engine/time';

export interface CutPeriods {
  level: string;
  /** epoch seconds of the periods' starts */
  starts: readonly number[];
  timeZone: string;
  /** the forecast, epoch ms, half-open */
  periodStartMs: number;
  periodEndMs: number;
}

/**
 * Which weeks or months, or days of another zone, the forecast covers in part only: a line down to the sum of two days would be read as a fall. Nothing is left out where
 * no whole one is there to be drawn.
 */
export function findCutPeriods({ level, starts, timeZone, periodStartMs, periodEndMs }: CutPeriods): boolean[] {
  if (level !== 'day' && level !== 'week' && level !== 'month') return starts.map(() => false);
  const isCut = starts.map((second) => {
    const startMs = second * 1000;
    const date = toLocalDate(startMs, timeZone);
    const next = level === 'month' ? startOfMonth(addDays(date, 31)) : addDays(date, level === 'week' ? 7 : 1);
    const endMs = localDayStart(next, timeZone);
    const isTouched = endMs > periodStartMs && startMs < periodEndMs;
    return isTouched && (startMs < periodStartMs || endMs > periodEndMs);
  });
  const hasWhole = starts.some(
    (second, i) => !isCut[i] && second * 1000 >= periodStartMs && second * 1000 < periodEndMs,
  );
  return hasWhole ? isCut : starts.map(() => false);
}

/** The values without those of the periods that are cut. */
export const hidePeriods = (values: readonly (number | null)[], isCut: readonly boolean[]): (number | null)[] =>
  values.map((value, i) => (isCut[i] ? null : value));
