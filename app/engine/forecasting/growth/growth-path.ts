import { InvalidInput } from '~/engine/errors';
import { median } from '../numeric/robust';
import type { GrowthOption } from '../types';
import { settleGrowth } from './settle-growth';

/** Growth of the level over the days after the history, relative to its end. */
export interface GrowthPath {
  /** Factor per day ahead, from 0. */
  factor: Float64Array;
  /** Growth per year at the start, 0.1 = ten per cent. */
  perYear: number;
}

const YEAR_DAYS = 365.25;
const MIN_WEEKS = 8;
const MAX_WEEKS = 104;
/** Learned growth is believed by weeks / (weeks + this), and never more than 60 % a year either way. */
const PRIOR_WEEKS = 52;
const MOST_PER_YEAR = 0.6;

/** @throws InvalidInput for a cap or growth that makes no sense */
export function validateGrowth(growth: GrowthOption): void {
  if (growth.type === 'flat') return;
  if (growth.perYear !== undefined && !(growth.perYear > -1 && growth.perYear <= 10)) {
    throw new InvalidInput('growth.perYear', 'must be above -1 and at most 10');
  }
  if (growth.type === 'logistic' && growth.cap !== undefined && !(growth.cap > 0 && Number.isFinite(growth.cap))) {
    throw new InvalidInput('growth.cap', 'must be above 0');
  }
}

/**
 * Path of the level: flat, linear, or logistic towards a cap.
 * @param dayTotal totals of the history days, NaN where unknown; weekdays are levelled out by whole weeks
 * @param days days ahead wanted
 * Source of the learned slope: H. Theil (1950), P. K. Sen (1968), shrunken by the length of the history.
 */
export function growthPath(dayTotal: ArrayLike<number>, told: GrowthOption, days: number): GrowthPath {
  const growth = settleGrowth(dayTotal, told);
  if (growth.type === 'flat') return { factor: new Float64Array(days).fill(1), perYear: 0 };
  const perYear = growth.perYear ?? learnGrowthPerYear(dayTotal);
  if (growth.type === 'linear') {
    const factor = Float64Array.from({ length: days }, (_, d) => Math.max(0, 1 + (perYear * (d + 1)) / YEAR_DAYS));
    return { factor, perYear };
  }
  const { level } = growth;
  if (!(level > 0)) return { factor: new Float64Array(days).fill(1), perYear: 0 };
  const ratio = growth.cap / level;
  // why: a group at or above its cap falls back to it; below it the rate gives the wanted first speed r (1 - 1 / ratio)
  const room = Math.abs(1 - 1 / ratio);
  const rate = Math.abs(perYear) / Math.max(room, 0.05);
  const factor = Float64Array.from({ length: days }, (_, d) => {
    const grown = Math.exp((-rate * (d + 1)) / YEAR_DAYS);
    return ratio / (1 + (ratio - 1) * grown);
  });
  return { factor, perYear };
}

/** Growth per year of the weekly level by the median of slopes between weeks, pulled to zero where the history is short. */
export function learnGrowthPerYear(dayTotal: ArrayLike<number>): number {
  const weeks = weeklyLevels(dayTotal).slice(-MAX_WEEKS);
  const known = weeks.filter((level) => level > 0).length;
  if (known < MIN_WEEKS) return 0;
  // why: where two years are known only whole years apart are compared, so that the season does not pass for growth
  const gap = weeks.length >= 60 ? 52 : 1;
  const slopes: number[] = [];
  for (let i = 0; i < weeks.length; i++) {
    for (let j = i + gap; j < weeks.length; j += gap === 52 ? 52 : 1) {
      if (weeks[i] > 0 && weeks[j] > 0) slopes.push(Math.log(weeks[j] / weeks[i]) / (j - i));
    }
  }
  if (slopes.length === 0) return 0;
  const perYear = Math.expm1(median(slopes) * 52.18) * (known / (known + PRIOR_WEEKS));
  return Math.max(-MOST_PER_YEAR, Math.min(MOST_PER_YEAR, perYear));
}

/** Mean open day of each week counted back from the end; 0 where the week is unknown. */
function weeklyLevels(dayTotal: ArrayLike<number>): number[] {
  const levels: number[] = [];
  for (let end = dayTotal.length; end - 7 >= 0; end -= 7) {
    const week: number[] = [];
    for (let d = end - 7; d < end; d++) if (dayTotal[d] > 0) week.push(dayTotal[d]);
    levels.unshift(week.length > 0 ? week.reduce((a, b) => a + b, 0) / week.length : 0);
  }
  return levels;
}
