import { InvalidInput } from '../errors';
import { checkInstance } from './check-instance';
import { buildRosterProblem, type RosterProblem } from './model/roster-problem';
import { createLocalWorker } from './search/roster-solver';
import type { RosterWorker } from './search/roster-task';
import { type RosterSearchResult, searchRoster } from './search/search-roster';
import type { RosterAssignment, RosterCosts, RosterInstance, RosterTracePoint } from './types';
import { recomputeRosterCosts } from './validate-roster';

export interface RosterOptions {
  seed: string | number;
  timeBudgetMs: number;
  /** ends after so many neighbourhoods even when time is left */
  maxSteps?: number;
  /** starts the threads to use; without it the search runs in this thread */
  startWorkers?: (problem: RosterProblem) => Promise<RosterWorker[]>;
  /** milliseconds of a steady clock */
  now?: () => number;
  isCancelled?: () => boolean;
  onImprove?: (point: RosterTracePoint, assignments: () => RosterAssignment[]) => void;
}

export interface RosterResult {
  assignments: RosterAssignment[];
  objective: number;
  costs: RosterCosts;
  /** valid lower bound of the objective, null when none was proved */
  bound: number | null;
  trace: RosterTracePoint[];
  steps: number;
  stoppedBy: RosterSearchResult['stoppedBy'];
}

/**
 * Finds a lawful roster of small cost: column generation over whole-person rosters with exact pricing inside a large
 * neighbourhood search. Anytime: it returns the best roster found when time is out or the caller cancels.
 * @throws InvalidInput when the instance contradicts itself or a person has no lawful roster
 */
export async function solveRoster(instance: RosterInstance, options: RosterOptions): Promise<RosterResult> {
  if (!(options.timeBudgetMs >= 0)) throw new InvalidInput('timeBudgetMs', 'must be 0 or more');
  checkInstance(instance);
  const problem = buildRosterProblem(instance);
  const now = options.now ?? (() => performance.now());
  const startedMs = now();
  const workers = options.startWorkers
    ? await options.startWorkers(problem)
    : [await createLocalWorker(problem, options.now, options.isCancelled)];
  try {
    const found = await searchRoster(problem, workers, {
      seed: options.seed,
      timeBudgetMs: options.timeBudgetMs - (now() - startedMs),
      maxSteps: options.maxSteps,
      now: options.now,
      isCancelled: options.isCancelled,
      onImprove: (point, values) => options.onImprove?.(point, () => toAssignments(instance, values)),
    });
    const assignments = toAssignments(instance, found.state.values);
    const costs = recomputeRosterCosts(instance, assignments);
    return {
      assignments,
      objective: costs.onRequests + costs.offRequests + costs.under + costs.over,
      costs,
      bound: Number.isFinite(found.bound) ? found.bound : null,
      trace: found.trace,
      steps: found.steps,
      stoppedBy: found.stoppedBy,
    };
  } catch (error) {
    const place = error instanceof InvalidInput ? /^employees\[(\d+)\]$/.exec(error.field) : null;
    if (place)
      throw new InvalidInput(`employee ${instance.employees[Number(place[1])].id}`, (error as InvalidInput).rule);
    throw error;
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

function toAssignments(instance: RosterInstance, values: Int8Array): RosterAssignment[] {
  const assignments: RosterAssignment[] = [];
  instance.employees.forEach((employee, index) => {
    for (let day = 0; day < instance.dayCount; day++) {
      const value = values[index * instance.dayCount + day];
      if (value > 0) assignments.push({ employeeId: employee.id, day, shiftId: instance.shifts[value - 1].id });
    }
  });
  return assignments;
}
