import { checkBetween } from './check-number';
import { checkJobs, type DeferredJob } from './deferred-jobs';

/** How a number of people fares when always the work due first is done first. */
export interface DeadlineOutcome {
  /** Hour at which each job is finished, in the order given. */
  finishedHour: Float64Array;
  /** Jobs finished after their deadline, indices in the order given. */
  missed: number[];
  /** Largest delay past a deadline, hours; 0 where all are met. */
  maxLatenessHours: number;
}

/** Finishing this little late is rounding, as a share of the span of all jobs. */
const LATENESS_TOLERANCE = 1e-9;

/**
 * Plays deferred work with a constant number of people, preemptively, earliest deadline first. If any order meets every
 * deadline, this one does.
 * @param people > 0, may be fractional
 * @throws InvalidInput
 * Source: C. L. Liu & J. W. Layland (1973).
 */
export function simulateEarliestDeadlineFirst(jobs: readonly DeferredJob[], people: number): DeadlineOutcome {
  checkJobs(jobs);
  checkBetween('people', people, 1e-9, 1e9);
  const order = jobs.map((_, index) => index).sort((a, b) => jobs[a].releaseHour - jobs[b].releaseHour);
  const remaining = Float64Array.from(jobs, (job) => job.workHours);
  const finishedHour = new Float64Array(jobs.length);
  const heap = new DueHeap(jobs);
  let hour = order.length > 0 ? jobs[order[0]].releaseHour : 0;
  const begin = hour;
  let next = 0;
  while (next < order.length || heap.size > 0) {
    if (heap.size === 0) hour = Math.max(hour, jobs[order[next]].releaseHour);
    while (next < order.length && jobs[order[next]].releaseHour <= hour) heap.push(order[next++]);
    const job = heap.first();
    const until = next < order.length ? jobs[order[next]].releaseHour : Number.POSITIVE_INFINITY;
    const finish = hour + remaining[job] / people;
    if (finish <= until) {
      finishedHour[job] = finish;
      heap.pop();
      hour = finish;
    } else {
      remaining[job] -= (until - hour) * people;
      hour = until;
    }
  }
  return judge(jobs, finishedHour, LATENESS_TOLERANCE * Math.max(1, hour - begin));
}

function judge(jobs: readonly DeferredJob[], finishedHour: Float64Array, tolerance: number): DeadlineOutcome {
  const missed: number[] = [];
  let maxLatenessHours = 0;
  jobs.forEach((job, index) => {
    const late = finishedHour[index] - job.dueHour;
    if (late <= tolerance) return;
    missed.push(index);
    maxLatenessHours = Math.max(maxLatenessHours, late);
  });
  return { finishedHour, missed, maxLatenessHours };
}

/** Binary heap of job indices by due time. */
class DueHeap {
  private readonly items: number[] = [];

  constructor(private readonly jobs: readonly DeferredJob[]) {}

  get size(): number {
    return this.items.length;
  }

  first(): number {
    return this.items[0];
  }

  push(job: number): void {
    const { items } = this;
    let child = items.length;
    items.push(job);
    while (child > 0) {
      const parent = (child - 1) >>> 1;
      if (!this.isBefore(items[child], items[parent])) break;
      [items[child], items[parent]] = [items[parent], items[child]];
      child = parent;
    }
  }

  pop(): void {
    const { items } = this;
    const last = items.pop();
    if (last === undefined || items.length === 0) return;
    items[0] = last;
    let parent = 0;
    for (;;) {
      let earliest = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < items.length && this.isBefore(items[child], items[earliest])) earliest = child;
      }
      if (earliest === parent) return;
      [items[parent], items[earliest]] = [items[earliest], items[parent]];
      parent = earliest;
    }
  }

  private isBefore(a: number, b: number): boolean {
    return this.jobs[a].dueHour < this.jobs[b].dueHour;
  }
}
