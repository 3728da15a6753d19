import { InvalidInput } from '../errors';
import { checkBetween } from './check-number';

/** A piece of work that may be done any time between two moments. Hours on any one clock. */
export interface DeferredJob {
  releaseHour: number;
  dueHour: number;
  /** Person-hours of work. */
  workHours: number;
}

/** Fewest people for deferred work, and where they are needed. */
export interface FluidMinimum {
  /** Fewest people, working all the time at an even number, that can meet every deadline. */
  people: number;
  /** The span that needs them: all work both released and due inside it fills it. */
  criticalFromHour: number;
  criticalToHour: number;
}

const MAX_JOBS = 20_000;

/** Throws InvalidInput naming the first impossible job. */
export function checkJobs(jobs: readonly DeferredJob[]): void {
  if (jobs.length > MAX_JOBS) throw new InvalidInput('jobs', `must be at most ${MAX_JOBS}`);
  jobs.forEach((job, index) => {
    checkBetween(`jobs[${index}].releaseHour`, job.releaseHour, -1e7, 1e7);
    checkBetween(`jobs[${index}].dueHour`, job.dueHour, -1e7, 1e7);
    checkBetween(`jobs[${index}].workHours`, job.workHours, 0, 1e9);
    if (job.dueHour <= job.releaseHour) throw new InvalidInput(`jobs[${index}].dueHour`, 'must be after the release');
  });
}

/**
 * Exact fluid minimum by critical intervals: the largest ratio, over all spans from a release to a due time, of the work
 * that must be done inside the span to its length. Quadratic in the number of jobs.
 * @throws InvalidInput
 * Source: the feasibility condition of preemptive deadlines (W. A. Horn 1974; F. Yao, A. Demers & S. Shenker 1995).
 */
export function findFluidMinimum(jobs: readonly DeferredJob[]): FluidMinimum {
  checkJobs(jobs);
  const dues = [...new Set(jobs.map((job) => job.dueHour))].sort((a, b) => a - b);
  const position = new Map(dues.map((due, index) => [due, index]));
  const latestFirst = [...jobs].sort((a, b) => b.releaseHour - a.releaseHour);
  const workByDue = new Float64Array(dues.length);
  let best: FluidMinimum = { people: 0, criticalFromHour: 0, criticalToHour: 0 };
  for (let i = 0; i < latestFirst.length; i++) {
    const release = latestFirst[i].releaseHour;
    workByDue[position.get(latestFirst[i].dueHour) ?? 0] += latestFirst[i].workHours;
    if (i + 1 < latestFirst.length && latestFirst[i + 1].releaseHour === release) continue;
    let work = 0;
    for (let k = 0; k < dues.length; k++) {
      work += workByDue[k];
      if (dues[k] <= release || work === 0) continue;
      const people = work / (dues[k] - release);
      if (people > best.people) best = { people, criticalFromHour: release, criticalToHour: dues[k] };
    }
  }
  return best;
}
