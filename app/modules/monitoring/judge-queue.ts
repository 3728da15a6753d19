import type { CoverageState } from '~/components/state-mark';
import type { QueueView } from './board-types';

/** Service level of the last quarter of an hour; null where no contact came in it or no measurement is near its start. */
export function findServiceLevelNow({ metrics, baseline }: QueueView): number | null {
  if (!metrics || !baseline) return null;
  const received = metrics.receivedToday - baseline.receivedToday;
  const inTime = metrics.answeredInTimeToday - baseline.answeredInTimeToday;
  return received > 0 ? Math.min(1, Math.max(0, inTime / received)) : null;
}

/** Service level since local midnight; null before the first contact. */
export function findServiceLevelToday({ metrics }: QueueView): number | null {
  return metrics && metrics.receivedToday > 0 ? metrics.answeredInTimeToday / metrics.receivedToday : null;
}

/** How a service level stands to its target: on target, a little below, below the warning, below the critical level. */
export function judgeServiceLevel(
  level: number | null,
  {
    serviceLevelTarget,
    warningLevel,
    criticalLevel,
  }: Pick<QueueView, 'serviceLevelTarget' | 'warningLevel' | 'criticalLevel'>,
): CoverageState {
  if (level === null) return 'unknown';
  if (level >= serviceLevelTarget) return 'ok';
  if (level >= warningLevel) return 'short-1';
  return level >= criticalLevel ? 'short-2' : 'short-3';
}

/** How many people a slot has to its requirement: a tenth short is amber, more than a quarter red; a quarter more is blue. */
export function judgeCoverage(required: number | null, scheduled: number): CoverageState {
  if (required === null) return 'unknown';
  const gap = scheduled - required;
  if (gap >= -0.5) return gap > Math.max(1, required * 0.25) ? 'over' : 'ok';
  const share = -gap / Math.max(required, 1);
  if (share <= 0.1) return 'short-1';
  return share <= 0.25 ? 'short-2' : 'short-3';
}

/** The slot with the largest shortage, or null where nothing is short. */
export function findWorstSlot(ahead: QueueView['ahead']): { atMs: number; gap: number; state: CoverageState } | null {
  let worst: { atMs: number; gap: number; state: CoverageState } | null = null;
  for (const { atMs, required, scheduled } of ahead) {
    if (required === null) continue;
    const gap = scheduled - required;
    if (gap < -0.5 && (!worst || gap < worst.gap)) worst = { atMs, gap, state: judgeCoverage(required, scheduled) };
  }
  return worst;
}

const waitingLimit = 20;
const longestWaitLimitMs = 300_000;

/** Whether a queue wants attention at once. */
export const isOverloaded = ({ metrics, channelType }: QueueView): boolean =>
  channelType !== 'EMAILS' &&
  metrics !== null &&
  (metrics.waiting > waitingLimit || metrics.longestWaitMs > longestWaitLimitMs);
