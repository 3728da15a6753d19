import type { TimeWindow } from '~/components/chart/chart-types';
import { addDays, localDayStart, toLocalDate } from '~/engine/time';
import type { WorkspaceData } from './workspace-data';

/** Days in sight at first; at coarser levels the whole period is. */
const shownDays: Record<string, number> = { interval: 4, hour: 10 };

/**
 * What the chart shows when a level is opened: fine levels the days around now, or the first ones where now is not in the period.
 * @returns null for the whole period
 */
export function chooseWindow(
  { step, timeZone, periodStartMs, periodEndMs }: WorkspaceData,
  level: string,
  nowMs: number,
): TimeWindow | null {
  const days = shownDays[level];
  const isPast = step === 'history' || step === 'cleaning';
  if (!days || isPast) return null;
  const isNow = nowMs >= periodStartMs && nowMs < periodEndMs;
  const first = isNow ? addDays(toLocalDate(nowMs, timeZone), -1) : toLocalDate(periodStartMs, timeZone);
  return { startMs: localDayStart(first, timeZone), endMs: localDayStart(addDays(first, days), timeZone) };
}
