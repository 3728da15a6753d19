import { InvalidInput } from '../errors';
import { checkBetween } from './check-number';
import { pullTautString } from './taut-string';

/** Deferred work that arrives interval by interval. */
export interface DeferredArrivals {
  /** Person-seconds of work that arrive during each interval. */
  workSec: ArrayLike<number>;
  /** Interval length, seconds. */
  intervalSec: number;
  /** Time allowed for an answer, seconds of the clock. Rounded down to whole intervals, at least one. */
  deadlineSec: number;
  /** 1 where the group works, 0 where it is closed; absent where it never closes. */
  open?: ArrayLike<number>;
}

/** Evenest way to meet every deadline. */
export interface DeferredProfile {
  /** People at work in each interval (fluid, all of their time), 0 where closed. */
  people: Float64Array;
  /** Work whose deadline falls into closed time before the group can begin it; it is done in the first open interval. */
  lateWorkSec: number;
  /** Work that the plan leaves for after the last interval, because its deadline lies there or no open time is left. */
  carriedWorkSec: number;
}

/**
 * People per interval for work that may wait until its deadline. Work done lies between what has arrived and what is due,
 * on the clock of open time; the path between the two that is pulled tight needs the fewest people at its peak and
 * changes their number least. After the last interval the group is taken to go on working.
 * @throws InvalidInput
 */
export function planDeferredWork(input: DeferredArrivals): DeferredProfile {
  const { workSec, intervalSec } = input;
  const count = workSec.length;
  checkBetween('intervalSec', intervalSec, 1, 86_400 * 31);
  checkBetween('deadlineSec', input.deadlineSec, 0, 86_400 * 366);
  if (input.open && input.open.length !== count) throw new InvalidInput('open', 'must have one entry per interval');
  const deadlineIntervals = Math.max(1, Math.floor(input.deadlineSec / intervalSec + 1e-9));
  const openBefore = countOpenBefore(count, input.open);
  const openCount = openBefore[count];
  const beyond = openCount + deadlineIntervals + 1;
  const arrived = new Float64Array(beyond + 1);
  const due = new Float64Array(beyond + 1);
  let lateWorkSec = 0;
  for (let i = 0; i < count; i++) {
    const work = workSec[i];
    checkBetween(`workSec[${i}]`, work, 0, 1e13);
    if (work === 0) continue;
    const isOpen = openBefore[i + 1] > openBefore[i];
    // Work of closed time can be begun when the group opens, and be done at the end of its first interval.
    const earliest = isOpen ? openBefore[i + 1] : openBefore[i] + 1;
    const boundary = i + deadlineIntervals;
    const wanted = boundary <= count ? openBefore[boundary] : openCount + (boundary - count);
    if (wanted < earliest) lateWorkSec += work;
    arrived[earliest] += work;
    due[Math.max(wanted, earliest)] += work;
  }
  accumulate(arrived);
  accumulate(due);
  const perOpenInterval = pullTautString(due, arrived);
  const people = new Float64Array(count);
  let doneSec = 0;
  for (let i = 0; i < count; i++) {
    if (openBefore[i + 1] === openBefore[i]) continue;
    doneSec += perOpenInterval[openBefore[i]];
    people[i] = perOpenInterval[openBefore[i]] / intervalSec;
  }
  return { people, lateWorkSec, carriedWorkSec: Math.max(0, arrived[beyond] - doneSec) };
}

/** Open intervals before each boundary; length count + 1. */
function countOpenBefore(count: number, open: ArrayLike<number> | undefined): Int32Array {
  const before = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) before[i + 1] = before[i] + (open === undefined || open[i] !== 0 ? 1 : 0);
  return before;
}

function accumulate(steps: Float64Array): void {
  for (let k = 1; k < steps.length; k++) steps[k] += steps[k - 1];
}
