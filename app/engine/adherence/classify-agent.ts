import { isStateAllowed } from './is-state-allowed';
import type { ActualState, PlannedActivity, StateDictionary } from './types';

export type AdherenceStatus =
  | 'on_schedule'
  | 'late_login'
  | 'absent'
  | 'wrong_state'
  | 'break'
  | 'lunch'
  | 'over_break'
  | 'early_leave'
  | 'unplanned_work'
  | 'planned_absence'
  | 'off_shift';

export interface AdherenceRules {
  /** around the borders of activities nothing counts as a deviation */
  toleranceMs: number;
  /** so long after the start of a shift a missing login is lateness, then absence */
  latenessGraceMs: number;
}

export const defaultAdherenceRules: AdherenceRules = { toleranceMs: 3 * 60_000, latenessGraceMs: 15 * 60_000 };

export interface AgentClassification {
  status: AdherenceStatus;
  /** whether it is a deviation from the plan */
  isDeviation: boolean;
  /** since when it has been so; null where there is nothing to time */
  sinceMs: number | null;
  planned: PlannedActivity | null;
  next: PlannedActivity | null;
}

const deviations: ReadonlySet<AdherenceStatus> = new Set([
  'late_login',
  'absent',
  'wrong_state',
  'over_break',
  'early_leave',
  'unplanned_work',
]);

interface Input {
  nowMs: number;
  /** today's activities of the person, sorted, without overlaps */
  plan: readonly PlannedActivity[];
  /** the state that lasts now; null when none was ever reported */
  state: ActualState | null;
  dictionary: StateDictionary;
  /** an absence (leave, sickness, time off) is registered for now */
  isAbsencePlanned: boolean;
  rules?: AdherenceRules;
}

/** What a supervisor should know about a person right now: plan against state, with since when. */
export function classifyAgent(input: Input): AgentClassification {
  const { nowMs, plan, rules = defaultAdherenceRules } = input;
  const planned = plan.find((activity) => activity.startMs <= nowMs && nowMs < activity.endMs) ?? null;
  const next = plan.find((activity) => activity.startMs > nowMs) ?? null;
  const { status, sinceMs } = decide(input, planned, next, rules);
  return { status, isDeviation: deviations.has(status), sinceMs, planned, next };
}

type Decision = { status: AdherenceStatus; sinceMs: number | null };

function decide(
  { nowMs, plan, state, dictionary, isAbsencePlanned }: Input,
  planned: PlannedActivity | null,
  next: PlannedActivity | null,
  rules: AdherenceRules,
): Decision {
  const flags = state ? (dictionary.get(state.code) ?? null) : undefined;
  const isLoggedIn = state !== null && (flags === null || flags?.isOnline === true);
  if (!planned) {
    if (isAbsencePlanned && !isLoggedIn) return { status: 'planned_absence', sinceMs: null };
    if (!isLoggedIn || !state) return { status: 'off_shift', sinceMs: null };
    return decideOutsideShift(nowMs, plan, next, state, rules);
  }
  if (isAbsencePlanned && !isLoggedIn) return { status: 'planned_absence', sinceMs: null };
  if (!isLoggedIn) return decideLoggedOut(nowMs, plan, planned, state, rules);
  const current = state as ActualState;
  const fits = isStateAllowed(planned.kind, flags);
  if (planned.kind === 'LUNCH' || planned.kind === 'BREAK') {
    if (fits) return { status: planned.kind === 'LUNCH' ? 'lunch' : 'break', sinceMs: current.startMs };
    // why: working into a pause is settled between people; it is a deviation only once the border is well past
    const late = nowMs - planned.startMs > rules.toleranceMs;
    return { status: late ? 'wrong_state' : 'on_schedule', sinceMs: Math.max(planned.startMs, current.startMs) };
  }
  if (fits) return { status: 'on_schedule', sinceMs: current.startMs };
  const wrongSinceMs = Math.max(planned.startMs, current.startMs);
  if (nowMs - wrongSinceMs <= rules.toleranceMs) return { status: 'on_schedule', sinceMs: current.startMs };
  const isPauseState = flags?.isBreak === true;
  const followsPause = plan.some(
    ({ kind, endMs }) => (kind === 'LUNCH' || kind === 'BREAK') && endMs <= planned.startMs && current.startMs <= endMs,
  );
  return { status: isPauseState && followsPause ? 'over_break' : 'wrong_state', sinceMs: wrongSinceMs };
}

/** Logged in without a plan: finishing a shift a little late, or starting early, is no deviation. */
function decideOutsideShift(
  nowMs: number,
  plan: readonly PlannedActivity[],
  next: PlannedActivity | null,
  state: ActualState,
  rules: AdherenceRules,
): Decision {
  const endedMs = plan.filter((activity) => activity.endMs <= nowMs).at(-1)?.endMs ?? Number.NEGATIVE_INFINITY;
  const isClose =
    nowMs - endedMs <= rules.toleranceMs || (next !== null && next.startMs - nowMs <= rules.latenessGraceMs);
  if (isClose) return { status: 'off_shift', sinceMs: null };
  return { status: 'unplanned_work', sinceMs: Math.max(state.startMs, endedMs) };
}

/** On shift and not logged in: late, absent, gone early, or in a pause spent away from the desk. */
function decideLoggedOut(
  nowMs: number,
  plan: readonly PlannedActivity[],
  planned: PlannedActivity,
  state: ActualState | null,
  rules: AdherenceRules,
): Decision {
  if (planned.kind === 'LUNCH' || planned.kind === 'BREAK') {
    return { status: planned.kind === 'LUNCH' ? 'lunch' : 'break', sinceMs: planned.startMs };
  }
  const shiftStartMs = findShiftStart(plan, planned);
  const loggedOutMs = state?.startMs ?? Number.NEGATIVE_INFINITY;
  if (loggedOutMs > shiftStartMs) {
    const goneMs = Math.max(loggedOutMs, planned.startMs);
    return nowMs - goneMs <= rules.toleranceMs
      ? { status: 'on_schedule', sinceMs: loggedOutMs }
      : { status: 'early_leave', sinceMs: goneMs };
  }
  const missingMs = nowMs - shiftStartMs;
  if (missingMs <= rules.toleranceMs) return { status: 'on_schedule', sinceMs: shiftStartMs };
  return { status: missingMs <= rules.latenessGraceMs ? 'late_login' : 'absent', sinceMs: shiftStartMs };
}

/** Activities that follow each other without a hole are one shift. */
function findShiftStart(plan: readonly PlannedActivity[], planned: PlannedActivity): number {
  let startMs = planned.startMs;
  for (const activity of plan.filter((candidate) => candidate.endMs <= planned.startMs).reverse()) {
    if (activity.endMs < startMs) break;
    startMs = activity.startMs;
  }
  return startMs;
}
