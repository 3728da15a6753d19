import { defaultAdherenceRules } from './classify-agent';
import { isStateAllowed } from './is-state-allowed';
import type { ActualState, PlannedActivity, StateDictionary } from './types';

const minuteMs = 60_000;

export interface AdherenceMeasure {
  /** planned minutes of the period */
  scheduledMinutes: number;
  /** planned minutes in which the state did not belong to the plan */
  deviationMinutes: number;
  /** minutes in productive states within the period, planned or not */
  workedMinutes: number;
  /** (scheduled - deviation) / scheduled, 0..1; null where nothing was planned */
  adherence: number | null;
  /** worked / planned work, may exceed 1; null where no work was planned */
  conformance: number | null;
}

/**
 * Adherence minute by minute: each planned minute whose state does not belong to its activity is a deviation, save those within
 * the tolerance around a border of activities, where the state of either side will do. A state holds until the next begins.
 * @param plan sorted, without overlaps; approved absences are already cut out
 * @param states sorted by start
 * @param fromMs, toMs period, half-open; usually the day so far
 */
export function measureAdherence(input: {
  plan: readonly PlannedActivity[];
  states: readonly ActualState[];
  dictionary: StateDictionary;
  fromMs: number;
  toMs: number;
  toleranceMs?: number;
}): AdherenceMeasure {
  const { plan, states, dictionary, fromMs, toMs, toleranceMs = defaultAdherenceRules.toleranceMs } = input;
  const flagsAt = createStateReader(states, dictionary);
  let scheduledMinutes = 0;
  let plannedWorkMinutes = 0;
  let deviationMinutes = 0;
  plan.forEach((activity, index) => {
    const isWork = activity.kind !== 'LUNCH' && activity.kind !== 'BREAK';
    const before = plan[index - 1]?.endMs === activity.startMs ? plan[index - 1] : undefined;
    const after = plan[index + 1]?.startMs === activity.endMs ? plan[index + 1] : undefined;
    const endMs = Math.min(activity.endMs, toMs);
    for (let at = Math.max(activity.startMs, fromMs); at < endMs; at += minuteMs) {
      scheduledMinutes += 1;
      if (isWork) plannedWorkMinutes += 1;
      const flags = flagsAt(at);
      if (isStateAllowed(activity.kind, flags)) continue;
      const isNearStart = at - activity.startMs < toleranceMs;
      const isNearEnd = activity.endMs - at <= toleranceMs;
      const isTolerated =
        (isNearStart && (!before || isStateAllowed(before.kind, flags))) ||
        (isNearEnd && (!after || isStateAllowed(after.kind, flags)));
      if (!isTolerated) deviationMinutes += 1;
    }
  });
  const workedMinutes = countWorkedMinutes(states, dictionary, fromMs, toMs);
  return {
    scheduledMinutes,
    deviationMinutes,
    workedMinutes,
    adherence: scheduledMinutes > 0 ? (scheduledMinutes - deviationMinutes) / scheduledMinutes : null,
    conformance: plannedWorkMinutes > 0 ? workedMinutes / plannedWorkMinutes : null,
  };
}

/** Flags of the state at an instant, for instants that grow. */
function createStateReader(states: readonly ActualState[], dictionary: StateDictionary) {
  let index = -1;
  return (at: number) => {
    while (index + 1 < states.length && states[index + 1].startMs <= at) index += 1;
    const state = states[index];
    if (!state || (state.endMs !== null && state.endMs <= at)) return undefined;
    return dictionary.get(state.code) ?? null;
  };
}

function countWorkedMinutes(
  states: readonly ActualState[],
  dictionary: StateDictionary,
  fromMs: number,
  toMs: number,
): number {
  let workedMs = 0;
  for (const { code, startMs, endMs } of states) {
    if (!dictionary.get(code)?.isProductive) continue;
    workedMs += Math.max(0, Math.min(endMs ?? toMs, toMs) - Math.max(startMs, fromMs));
  }
  return workedMs / minuteMs;
}
