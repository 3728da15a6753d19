import type { PlannedActivity } from '~/engine/adherence';

/** The board is read anew more often than this; until then it is judged in the browser by what was sent. */
export const boardAheadMs = 3 * 60_000;

const isPause = ({ kind }: PlannedActivity) => kind === 'LUNCH' || kind === 'BREAK';

/**
 * What of a plan decides how a person is doing from now until the page is read anew: the activity now and those that begin until
 * then, the one after, the last pause, and when the shift began. The rest of the shift so far becomes plain work.
 * @param plan sorted, without overlaps
 */
export function planForBoard(plan: readonly PlannedActivity[], nowMs: number): PlannedActivity[] {
  const current = plan.findIndex((activity) => activity.endMs > nowMs);
  if (current === -1) return plan.slice(-1);
  const following = plan.findIndex((activity, index) => index >= current && activity.startMs > nowMs + boardAheadMs);
  const ahead = plan.slice(current, following === -1 ? undefined : following + 1);
  return [...sumUpEarlier(plan.slice(0, current), plan[current].startMs), ...ahead];
}

/** The shift so far, up to the start of the activity now: its span and its last pause. */
function sumUpEarlier(earlier: readonly PlannedActivity[], startMs: number): PlannedActivity[] {
  const last = earlier.at(-1);
  if (!last) return [];
  const pause = earlier.findLast(isPause);
  // a hole before the activity now: another shift
  if (last.endMs < startMs) return pause && pause !== last ? [pause, last] : [last];
  let shiftStartMs = last.startMs;
  for (let index = earlier.length - 2; index >= 0 && earlier[index].endMs >= shiftStartMs; index -= 1)
    shiftStartMs = earlier[index].startMs;
  if (!pause) return workOf(shiftStartMs, startMs);
  if (pause.endMs <= shiftStartMs) return [pause, ...workOf(shiftStartMs, startMs)];
  return [...workOf(shiftStartMs, pause.startMs), pause, ...workOf(pause.endMs, startMs)];
}

const workOf = (startMs: number, endMs: number): PlannedActivity[] =>
  startMs < endMs ? [{ kind: 'WORK', startMs, endMs }] : [];
