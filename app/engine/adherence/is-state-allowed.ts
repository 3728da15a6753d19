import type { PlannedActivity, StateFlags } from './types';

/**
 * Whether a state fits a planned activity: work, training, meetings and projects want a productive state, lunch and breaks
 * anything that is not work (a break state, or logged out). An unclassified state fits nothing that is work.
 * @param flags null for a state without an entry in the dictionary, undefined for no state at all (not logged in)
 */
export function isStateAllowed(kind: PlannedActivity['kind'], flags: StateFlags | null | undefined): boolean {
  const isPause = kind === 'LUNCH' || kind === 'BREAK';
  if (flags === undefined) return isPause;
  if (flags === null) return false;
  return isPause ? flags.isBreak || !flags.isOnline : flags.isProductive;
}
