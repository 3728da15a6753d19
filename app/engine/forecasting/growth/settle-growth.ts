import type { GrowthOption } from '../types';
import { recentLevel } from './recent-level';

/** Growth as it is told, with everything that was left to the history settled. */
export type SettledGrowth = (
  | Exclude<GrowthOption, { type: 'logistic' }>
  | { type: 'logistic'; cap: number; perYear?: number }
) & {
  /** Contacts of a mean open day at the end of the history. */
  level: number;
  /** Whether the cap comes from the history. */
  isCapDerived: boolean;
};

/** A cap that nobody gave stands half as high again as the busiest week of the history. */
const CAP_MARGIN = 1.5;

/**
 * Settles the cap of logistic growth where none is told: one and a half times the mean open day of the busiest week.
 * @param dayTotal totals of the history days, NaN where unknown
 */
export function settleGrowth(dayTotal: ArrayLike<number>, growth: GrowthOption): SettledGrowth {
  const level = recentLevel(dayTotal);
  if (growth.type !== 'logistic') return { ...growth, level, isCapDerived: false };
  if (growth.cap !== undefined) return { ...growth, cap: growth.cap, level, isCapDerived: false };
  return { ...growth, cap: Math.ceil(CAP_MARGIN * busiestWeek(dayTotal)), level, isCapDerived: true };
}

/** Mean open day of the busiest seven days on end; 1 where nothing is known. */
function busiestWeek(dayTotal: ArrayLike<number>): number {
  let most = 0;
  for (let end = dayTotal.length; end - 7 >= 0; end -= 7) {
    let sum = 0;
    let open = 0;
    for (let d = end - 7; d < end; d++) {
      if (!(dayTotal[d] > 0)) continue;
      sum += dayTotal[d];
      open++;
    }
    if (open > 0) most = Math.max(most, sum / open);
  }
  return Math.max(1, most, recentLevel(dayTotal));
}
