import { localDayStart } from '~/engine/time';
import { isOpenDay } from '../calendar/day-features';
import type { DayGrid } from '../day-grid';
import type { HistoryQuality, InstantRange, QualityFinding } from '../types';
import { findLevelShifts } from './find-level-shifts';
import { replaceOutliers } from './replace-outliers';

/** History fit for learning: outliers replaced, special and broken days taken out. */
export interface PreparedHistory {
  grid: DayGrid;
  /** Cleaned values, days x slots; NaN where closed, missing or not to be learned from. */
  clean: Float64Array;
  /** 1 where the centre is to be open at some time of the day. */
  openDay: Uint8Array;
  /**
   * Day totals as if the day had the usual hours of its weekday: completed where up to half of the usual volume is missing
   * (gaps, shortened days); NaN where unusable.
   */
  dayTotal: Float64Array;
  /** 1 where a weekday is usually open: 8 weekdays (index 1..7 used) x slots. */
  usualSlot: Uint8Array;
  quality: HistoryQuality;
}

export const MISSING_SHARE_LIMIT = 0.05;

/** Robust deviations beyond which a slot is replaced before learning. */
export const REPLACE_DEVIATIONS = 6;

/**
 * Cleans the history part of the grid; days of the horizon stay NaN.
 * @param keepAsIs stretches that a planner has confirmed: their slots are never replaced
 */
export function prepareHistory(grid: DayGrid, keepAsIs: readonly InstantRange[] = []): PreparedHistory {
  const { slots, historyDays, open, value } = grid;
  const days = grid.dates.length;
  const openDay = Uint8Array.from({ length: days }, (_, d) => (isOpenDay(grid, d) ? 1 : 0));
  const clean = new Float64Array(days * slots).fill(Number.NaN);
  const findings: QualityFinding[] = [];
  let openSlots = 0;
  let missing = 0;
  const slotInstant = (day: number, slot: number) =>
    localDayStart(grid.dates[day], grid.zone) + slot * grid.intervalMinutes * 60_000;
  for (let day = 0; day < historyDays; day++) {
    if (!openDay[day]) continue;
    const base = day * slots;
    let sum = 0;
    let known = 0;
    let toBeOpen = 0;
    for (let slot = 0; slot < slots; slot++) {
      if (!open[base + slot]) continue;
      toBeOpen++;
      const v = value[base + slot];
      if (Number.isNaN(v)) continue;
      known++;
      sum += v;
      clean[base + slot] = v;
    }
    openSlots += toBeOpen;
    missing += toBeOpen - known;
    if (known < toBeOpen) findGaps(grid, day, findings, slotInstant);
    const isSpecial = grid.info[day]?.special !== undefined;
    if (isSpecial) {
      findings.push({
        kind: 'special-day',
        start: slotInstant(day, 0),
        slots: known,
        found: sum,
        expected: Number.NaN,
      });
      clean.fill(Number.NaN, base, base + slots);
    }
  }
  dropEmptyDays(grid, openDay, clean, findings, slotInstant);
  findings.push(...replaceOutliers(grid, clean, REPLACE_DEVIATIONS, keepAsIs));
  const { dayTotal, usualSlot } = completeDayTotals(grid, openDay, clean);
  findings.push(...findLevelShifts(grid, dayTotal));
  let openDays = 0;
  for (let d = 0; d < historyDays; d++) openDays += openDay[d];
  const missingShare = openSlots > 0 ? missing / openSlots : 1;
  findings.sort((a, b) => a.start - b.start);
  const quality = {
    historyDays,
    openDays,
    missingShare,
    isMissingTooMuch: missingShare > MISSING_SHARE_LIMIT,
    findings,
  };
  return { grid, clean, openDay, dayTotal, usualSlot, quality };
}

function findGaps(
  grid: DayGrid,
  day: number,
  findings: QualityFinding[],
  slotInstant: (day: number, slot: number) => number,
): void {
  const { slots, open, value } = grid;
  let from = -1;
  for (let slot = 0; slot <= slots; slot++) {
    const at = day * slots + slot;
    const isGap = slot < slots && open[at] === 1 && Number.isNaN(value[at]);
    if (isGap && from < 0) from = slot;
    if (!isGap && from >= 0) {
      findings.push({
        kind: 'gap',
        start: slotInstant(day, from),
        slots: slot - from,
        found: Number.NaN,
        expected: Number.NaN,
      });
      from = -1;
    }
  }
}

const BUSY_DAY = 20;

/** Open days without any contact, where the group is never so quiet, are outages or unknown closures: nothing to learn from. */
function dropEmptyDays(
  grid: DayGrid,
  openDay: Uint8Array,
  clean: Float64Array,
  findings: QualityFinding[],
  slotInstant: (day: number, slot: number) => number,
): void {
  const { slots, historyDays } = grid;
  const sums: number[] = [];
  const empty: number[] = [];
  for (let day = 0; day < historyDays; day++) {
    if (!openDay[day]) continue;
    let sum = 0;
    let known = 0;
    for (let i = day * slots; i < (day + 1) * slots; i++) {
      if (Number.isNaN(clean[i])) continue;
      sum += clean[i];
      known++;
    }
    if (known === 0) continue;
    if (sum === 0) empty.push(day);
    else sums.push(sum);
  }
  const usual = sums.sort((a, b) => a - b)[Math.floor(sums.length / 2)] ?? 0;
  if (usual < BUSY_DAY) return;
  for (const day of empty) {
    if (grid.info[day]?.holiday !== undefined) continue;
    clean.fill(Number.NaN, day * slots, (day + 1) * slots);
    findings.push({ kind: 'empty-day', start: slotInstant(day, 0), slots, found: 0, expected: usual });
  }
}

/** Day totals; a day that lacks slots is completed by the usual share of what it has, and unusable below one half of it. */
function completeDayTotals(
  grid: DayGrid,
  openDay: Uint8Array,
  clean: Float64Array,
): { dayTotal: Float64Array; usualSlot: Uint8Array } {
  const { slots, historyDays, weekday } = grid;
  const dayTotal = new Float64Array(grid.dates.length).fill(Number.NaN);
  const profile = new Float64Array(8 * slots);
  const count = new Float64Array(8 * slots);
  const openDays = new Float64Array(8);
  for (let day = 0; day < historyDays; day++) {
    const w = weekday[day];
    let isKnown = false;
    for (let slot = 0; slot < slots; slot++) {
      const v = clean[day * slots + slot];
      if (Number.isNaN(v)) continue;
      isKnown = true;
      profile[w * slots + slot] += v;
      count[w * slots + slot]++;
    }
    if (isKnown) openDays[w]++;
  }
  const usualSlot = new Uint8Array(8 * slots);
  for (let w = 1; w <= 7; w++) {
    for (let i = w * slots; i < (w + 1) * slots; i++) {
      if (count[i] === 0) continue;
      profile[i] /= count[i];
      if (count[i] >= openDays[w] / 4) usualSlot[i] = 1;
    }
  }
  for (let day = 0; day < historyDays; day++) {
    if (!openDay[day]) continue;
    let sum = 0;
    let seen = 0;
    let all = 0;
    let isWhole = true;
    for (let slot = 0; slot < slots; slot++) {
      const at = day * slots + slot;
      const usual = weekday[day] * slots + slot;
      if (usualSlot[usual]) all += profile[usual];
      if (Number.isNaN(clean[at])) {
        if (usualSlot[usual]) isWhole = false;
      } else {
        sum += clean[at];
        if (usualSlot[usual]) seen += profile[usual];
      }
    }
    if (isWhole) dayTotal[day] = sum;
    else if (seen >= all / 2 && seen > 0) dayTotal[day] = (sum * all) / seen;
  }
  return { dayTotal, usualSlot };
}
