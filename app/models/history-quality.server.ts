import { prepareHistory } from '~/engine/forecasting/cleaning/prepare-history';
import { buildDayGrid } from '~/engine/forecasting/day-grid';
import { addDays, diffDays, localDayStart, toLocalDate } from '~/engine/time';
import { AppError, invalid } from '~/platform/errors.server';
import { loadForecastInput } from './forecast-input.server';
import { longestPeriodDays } from './history-steps';

/** A stretch of the history that is missing or does not fit its robust profile. */
export interface HistoryFinding {
  kind: 'gap' | 'outlier' | 'empty-day' | 'special-day' | 'level-shift';
  /** instant, ISO */
  start: string;
  intervals: number;
  /** contacts found; null for gaps */
  found: number | null;
  /** contacts that the profile expects; null where it cannot tell */
  expected: number | null;
}

export interface HistoryQualityReport {
  intervalMinutes: number;
  /** share of the open intervals of the period without a value, 0..1 */
  missingShare: number;
  /** more than 5 % are missing: to be corrected before a forecast */
  isMissingTooMuch: boolean;
  findings: HistoryFinding[];
}

/** Days around the period that teach the profile. */
const contextDays = 49;

/**
 * Gaps and outliers of a group in a period, judged by the same robust profile (Hampel identifier) by which forecasts are cleaned.
 * @param input.to exclusive
 * @throws AppError not_found; invalid for a period that is empty or longer than ten years
 */
export async function checkHistoryQuality(input: {
  organizationId: string;
  groupId: string;
  from: string;
  to: string;
}): Promise<HistoryQualityReport> {
  const days = diffDays(input.from, input.to);
  if (days < 1 || days > longestPeriodDays.day) throw invalid('to', 'period', 'The period must have 1 to 1830 days.');
  const series = await loadSeries(input);
  if (!series) return { intervalMinutes: 15, missingShare: 1, isMissingTooMuch: true, findings: [] };
  const stepMs = series.intervalMinutes * 60_000;
  const isKnown = (volume: number) => !Number.isNaN(volume);
  const firstMs = series.start + series.volume.findIndex(isKnown) * stepMs;
  // why: what has not happened yet is no gap.
  const endMs = series.start + (series.volume.findLastIndex(isKnown) + 1) * stepMs;
  const lastDate = toLocalDate(endMs - 1, series.zone);
  const { grid, quality } = prepareHistory(buildDayGrid(series, addDays(lastDate, 1), addDays(lastDate, 1)));
  const fromMs = Math.max(localDayStart(input.from, series.zone), firstMs);
  const toMs = Math.min(localDayStart(input.to, series.zone), endMs);
  const findings = quality.findings.filter(({ start }) => start >= fromMs && start < toMs);
  const missing = findings.filter(({ kind }) => kind === 'gap').reduce((sum, gap) => sum + gap.slots, 0);
  const missingShare = missing / Math.max(1, countOpenSlots(grid, fromMs, toMs));
  return {
    intervalMinutes: grid.intervalMinutes,
    missingShare,
    isMissingTooMuch: missingShare > 0.05,
    findings: findings.map((finding) => ({
      kind: finding.kind,
      start: new Date(finding.start).toISOString(),
      intervals: finding.slots,
      found: Number.isNaN(finding.found) ? null : finding.found,
      expected: Number.isNaN(finding.expected) ? null : Math.round(finding.expected * 10) / 10,
    })),
  };
}

async function loadSeries(input: { organizationId: string; groupId: string; from: string; to: string }) {
  try {
    return await loadForecastInput({
      organizationId: input.organizationId,
      groupId: input.groupId,
      schema: 'not_unique_received',
      historyFrom: addDays(input.from, -contextDays),
      historyTo: addDays(input.to, contextDays),
      horizonEnd: addDays(input.to, contextDays),
      includeHolidays: true,
      seed: 1,
    });
  } catch (error) {
    if (error instanceof AppError && error.faults.some((fault) => fault.rule === 'no_history')) return null;
    throw error;
  }
}

function countOpenSlots(grid: ReturnType<typeof buildDayGrid>, fromMs: number, toMs: number): number {
  let count = 0;
  for (let day = 0; day < grid.dates.length; day++) {
    const startMs = localDayStart(grid.dates[day], grid.zone);
    if (startMs < fromMs || startMs >= toMs) continue;
    for (let slot = 0; slot < grid.slots; slot++) count += grid.open[day * grid.slots + slot];
  }
  return count;
}
