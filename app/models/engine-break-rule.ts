import type { BreakRule } from '~/engine/scheduling';
import type { StoredBreakRule } from './template-lengths';

/** The pauses of a shift of a given span: lunch in its window, short breaks anywhere between the edges. */
export function toEngineBreakRule(stored: StoredBreakRule, id: string, spanMinutes: number): BreakRule {
  return {
    id,
    edgeMinutes: stored.edgeMinutes,
    spacingMinutes: stored.spacingMinutes,
    pauses: stored.pauses.map((pause) => {
      const isLunch = pause.kind === 'LUNCH';
      const last = Math.max(0, spanMinutes - stored.edgeMinutes - pause.minutes);
      return {
        kind: isLunch ? 'lunch' : 'break',
        minutes: pause.minutes,
        paid: pause.paid,
        earliestAfterStartMinutes: isLunch ? stored.lunchEarliestMinutes : stored.edgeMinutes,
        latestAfterStartMinutes: isLunch
          ? Math.max(stored.lunchEarliestMinutes, Math.min(stored.lunchLatestMinutes, last))
          : last,
      };
    }),
  };
}
