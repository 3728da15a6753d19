import type { CoverageState } from '../state-mark';

/**
 * How a scheduled number of agents stands to the required one. Half an agent either way is on target; a shortage grows
 * from 1 to 3 at a tenth and a fifth of the requirement, a surplus is named from 15 percent.
 * @param scheduled and required: agents, not necessarily whole; null where not known
 */
export function classifyCoverage(
  scheduled: number | null | undefined,
  required: number | null | undefined,
): CoverageState {
  if (scheduled === null || scheduled === undefined || required === null || required === undefined) return 'unknown';
  const difference = scheduled - required;
  const share = difference / Math.max(required, 1);
  if (difference >= 1 && share >= 0.15) return 'over';
  if (difference > -0.5) return 'ok';
  if (share > -0.1) return 'short-1';
  return share > -0.2 ? 'short-2' : 'short-3';
}
