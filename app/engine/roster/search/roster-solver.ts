import loadHighs, { type Highs } from 'highs';
import { createRandom } from '../../random';
import { recreateRows } from '../master/recreate-rows';
import { SubProblem } from '../master/sub-problem';
import type { RosterProblem } from '../model/roster-problem';
import { createRosterState } from '../model/roster-state';
import { PricingScratch } from '../pricing/pricing-scratch';
import { descendRows } from './descend-rows';
import { createFirstRoster } from './first-roster';
import type { RosterTask, RosterTaskResult, RosterWorker } from './roster-task';
import { solveNeighbourhood } from './solve-neighbourhood';

/** Temperatures of one annealing step, in units of the objective. */
const TEMPERATURES: [number, number] = [1.2, 0.3];
/** The same for a step that is to leave the present roster. */
const WANDER_TEMPERATURES: [number, number] = [4, 0.6];

/** Solves the tasks of one thread; holds its solver runtime and its memory. */
export class RosterSolver {
  private readonly scratch = new PricingScratch();

  private constructor(
    private readonly problem: RosterProblem,
    private readonly highs: Highs,
    private readonly now: () => number,
    private readonly isCancelled: () => boolean,
  ) {}

  /** @param now milliseconds of a steady clock */
  static async create(
    problem: RosterProblem,
    now: () => number = () => performance.now(),
    isCancelled: () => boolean = () => false,
  ): Promise<RosterSolver> {
    return new RosterSolver(problem, await loadHighs(), now, isCancelled);
  }

  run(task: RosterTask): RosterTaskResult {
    const startedMs = this.now();
    const deadlineMs = startedMs + task.budgetMs;
    const { problem, scratch, isCancelled } = this;
    const random = createRandom(task.seed);
    const isOver = () => this.now() >= deadlineMs || isCancelled();
    const result: RosterTaskResult = {
      rows: null,
      prices: null,
      bound: Number.NEGATIVE_INFINITY,
      isExhausted: false,
      elapsedMs: 0,
    };
    if (task.kind === 'start') {
      result.rows = createFirstRoster(problem, scratch, random);
    } else if (task.kind === 'descend') {
      const state = createRosterState(problem, task.values);
      result.rows = descendRows(problem, scratch, state, task.neighbourhood, random, isOver);
    } else if (task.kind === 'recreate' || task.kind === 'wander') {
      const wanders = task.kind === 'wander';
      const sub = new SubProblem(problem, scratch, createRosterState(problem, task.values), task.neighbourhood);
      const { best, current } = recreateRows({
        sub,
        rows: sub.currentRows,
        random,
        temperatures: wanders ? WANDER_TEMPERATURES : TEMPERATURES,
        progress: () => (isCancelled() ? 1 : (this.now() - startedMs) / task.budgetMs),
      });
      if (wanders) result.rows = current.rows;
      else if (best.cost < sub.currentCost + 1e-6) result.rows = best.rows;
    } else if (task.kind === 'columns') {
      const found = solveNeighbourhood({
        problem,
        highs: this.highs,
        scratch,
        memory: task.memory,
        random,
        state: createRosterState(problem, task.values),
        neighbourhood: task.neighbourhood,
        now: this.now,
        deadlineMs,
        isCancelled,
      });
      Object.assign(result, {
        rows: found.rows,
        prices: found.prices,
        bound: found.bound,
        isExhausted: found.isExhausted,
      });
    }
    result.elapsedMs = this.now() - startedMs;
    return result;
  }
}

/** A worker in this thread; it lets the event loop run between tasks. */
export async function createLocalWorker(
  problem: RosterProblem,
  now?: () => number,
  isCancelled?: () => boolean,
): Promise<RosterWorker> {
  const solver = await RosterSolver.create(problem, now, isCancelled);
  return {
    async run(task) {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      return solver.run(task);
    },
    close: () => Promise.resolve(),
  };
}
