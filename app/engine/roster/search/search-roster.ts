import { createRandom } from '../../random';
import type { Neighbourhood } from '../master/sub-problem';
import type { RosterProblem } from '../model/roster-problem';
import { createRosterState, type RosterState } from '../model/roster-state';
import type { RosterTracePoint } from '../types';
import { mergeRows } from './merge-rows';
import { NeighbourhoodArms } from './neighbourhood-arms';
import { createPriceMemory, rememberPrices } from './price-memory';
import type { RosterTask, RosterTaskResult, RosterWorker } from './roster-task';

export interface RosterSearchOptions {
  seed: string | number;
  timeBudgetMs: number;
  /** ends after so many neighbourhoods even when time is left */
  maxSteps?: number;
  /** milliseconds of a steady clock; time already used before the search may be taken off the budget */
  now?: () => number;
  isCancelled?: () => boolean;
  onImprove?: (point: RosterTracePoint, values: Int8Array) => void;
}

export interface RosterSearchResult {
  state: RosterState;
  /** valid lower bound of the objective; -Infinity when none was proved */
  bound: number;
  steps: number;
  trace: RosterTracePoint[];
  stoppedBy: 'time' | 'optimal' | 'cancelled' | 'steps';
}

/** The whole problem is searched at once first when it has at most so many person-days per second of the budget. */
const WHOLE_PERSON_DAYS_PER_SEC = 40;
const WHOLE_MAX_DAYS = 90;
/** Time that a thread may take to hand in its last result. */
const GRACE_MS = 250;
/** A step of column generation may take so many times the wanted time before it is given up. */
const STEP_PATIENCE = 5;

/**
 * Searches the best roster: a lawful start, a quick descent window by window, then column generation and dives on
 * neighbourhoods (windows x people) that the threads solve side by side. The best roster is kept at any moment.
 * @param workers threads; each solves one neighbourhood at a time
 */
export async function searchRoster(
  problem: RosterProblem,
  workers: RosterWorker[],
  options: RosterSearchOptions,
): Promise<RosterSearchResult> {
  const search = new RosterSearch(problem, workers, options);
  return search.run();
}

class RosterSearch {
  private readonly now: () => number;
  private readonly startedMs: number;
  private readonly random;
  private readonly memory;
  private readonly arms: NeighbourhoodArms;
  private readonly stepMs: number;
  private readonly trace: RosterTracePoint[] = [];
  private readonly busy = new Set<Neighbourhood>();
  private best: RosterState | null = null;
  private bound = Number.NEGATIVE_INFINITY;
  private steps = 0;
  private tasks = 0;
  private wantsWhole: boolean;

  constructor(
    private readonly problem: RosterProblem,
    private readonly workers: RosterWorker[],
    private readonly options: RosterSearchOptions,
  ) {
    this.now = options.now ?? (() => performance.now());
    this.startedMs = this.now();
    this.random = createRandom(options.seed);
    this.memory = createPriceMemory(problem);
    this.stepMs = Math.min(8_000, Math.max(300, options.timeBudgetMs * 0.025));
    this.arms = new NeighbourhoodArms(problem, this.random.fork('arms'), this.stepMs, workers.length);
    this.wantsWhole =
      problem.dayCount <= WHOLE_MAX_DAYS &&
      problem.dayCount * problem.employeeCount <= (WHOLE_PERSON_DAYS_PER_SEC * options.timeBudgetMs) / 1000;
  }

  async run(): Promise<RosterSearchResult> {
    const start = await this.workers[0].run({ kind: 'start', seed: this.nextSeed(), budgetMs: this.leftMs() });
    const values = new Int8Array(this.problem.employeeCount * this.problem.dayCount);
    start.rows!.forEach((row, person) => {
      values.set(row, person * this.problem.dayCount);
    });
    this.accept(createRosterState(this.problem, values), 'start');
    const whole = { first: 0, end: this.problem.dayCount, people: this.everybody() };
    await this.runTask(this.workers[0], 'descend', whole, 'descent', 0.2 * this.leftMs());
    await Promise.all(this.workers.map((worker) => this.keepBusy(worker)));
    return {
      state: this.best!,
      bound: this.bound,
      steps: this.steps,
      trace: this.trace,
      stoppedBy: this.stopReason()!,
    };
  }

  private everybody(): number[] {
    return Array.from({ length: this.problem.employeeCount }, (_, person) => person);
  }

  private leftMs(): number {
    return this.startedMs + this.options.timeBudgetMs - this.now();
  }

  private nextSeed(): string {
    return `${this.options.seed}/${this.tasks++}`;
  }

  private stopReason(): RosterSearchResult['stoppedBy'] | null {
    if (this.options.isCancelled?.()) return 'cancelled';
    if (this.best && Math.ceil(this.bound - 1e-6) >= this.best.cost - 1e-6) return 'optimal';
    if (this.steps >= (this.options.maxSteps ?? Number.POSITIVE_INFINITY)) return 'steps';
    return this.leftMs() <= 0 ? 'time' : null;
  }

  private accept(state: RosterState, foundBy: string): void {
    this.best = state;
    const point = { elapsedMs: this.now() - this.startedMs, objective: state.cost, foundBy };
    this.trace.push(point);
    this.options.onImprove?.(point, state.values);
  }

  /** Gives a thread one task after the other until the search ends. */
  private async keepBusy(worker: RosterWorker): Promise<void> {
    while (this.stopReason() === null) {
      if (this.wantsWhole) {
        this.wantsWhole = false;
        const whole = { first: 0, end: this.problem.dayCount, people: this.everybody() };
        await this.runTask(worker, 'columns', whole, 'whole problem', this.leftMs());
        continue;
      }
      const chosen = this.arms.choose([...this.busy], 1 - this.leftMs() / this.options.timeBudgetMs);
      const before = this.best!.cost;
      const isTimed = chosen.method === 'recreate';
      const name = `${chosen.method}, ${chosen.end - chosen.first} days x ${chosen.people.length} people`;
      const budgetMs = Math.min(this.leftMs(), (isTimed ? 1 : STEP_PATIENCE) * this.stepMs);
      const result = await this.runTask(worker, chosen.method, chosen, name, budgetMs);
      if (result) this.arms.reward(chosen, Math.max(0, before - this.best!.cost), result.elapsedMs);
      this.steps++;
    }
  }

  /** @returns null when the search ended before the task did */
  private async runTask(
    worker: RosterWorker,
    kind: 'descend' | 'recreate' | 'columns',
    neighbourhood: Neighbourhood,
    name: string,
    budgetMs: number,
  ): Promise<RosterTaskResult | null> {
    const basis = this.best!;
    const { first, end, people, shares } = neighbourhood;
    const part = {
      seed: this.nextSeed(),
      budgetMs,
      values: basis.values,
      neighbourhood: { first, end, people, shares },
    };
    const task: RosterTask = kind === 'columns' ? { kind, ...part, memory: this.memory } : { kind, ...part };
    this.busy.add(neighbourhood);
    const result = await this.orEnd(worker.run(task));
    this.busy.delete(neighbourhood);
    if (result === null) return null;
    if (result.prices) rememberPrices(this.memory, neighbourhood, result.prices);
    this.bound = Math.max(this.bound, result.bound);
    if (result.rows) {
      const merged = mergeRows(this.problem, this.best!, basis, neighbourhood, result.rows);
      if (merged !== this.best) this.accept(merged, name);
    }
    return result;
  }

  /** Waits for a task, but not longer than the search lasts: a thread cannot be asked during a linear programme. */
  private async orEnd(running: Promise<RosterTaskResult>): Promise<RosterTaskResult | null> {
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<null>((resolve) => {
      timer = setInterval(() => {
        const reason = this.stopReason();
        const isUrgent = reason === 'optimal' || reason === 'cancelled' || this.leftMs() < -GRACE_MS;
        if (reason !== null && isUrgent) resolve(null);
      }, 50);
    });
    try {
      return await Promise.race([running, ended]);
    } finally {
      clearInterval(timer);
    }
  }
}
