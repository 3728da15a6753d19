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
/** Windows of the first sweep over a long horizon. */
const DESCENT_DAYS = 28;

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
  private readonly trace: RosterTracePoint[] = [];
  private readonly busy = new Set<Neighbourhood>();
  private best: RosterState | null = null;
  private bound = Number.NEGATIVE_INFINITY;
  private steps = 0;
  private tasks = 0;
  private pendingDescents: Neighbourhood[] = [];
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
    this.arms = new NeighbourhoodArms(
      problem,
      this.random.fork('arms'),
      Math.min(8_000, Math.max(300, options.timeBudgetMs * 0.025)),
    );
    this.wantsWhole =
      problem.dayCount <= WHOLE_MAX_DAYS &&
      problem.dayCount * problem.employeeCount <= (WHOLE_PERSON_DAYS_PER_SEC * options.timeBudgetMs) / 1000;
    for (let first = 0; first < problem.dayCount; first += DESCENT_DAYS) {
      const end = Math.min(problem.dayCount, first + DESCENT_DAYS);
      this.pendingDescents.push({ first, end, people: this.everybody() });
    }
  }

  async run(): Promise<RosterSearchResult> {
    const start = await this.workers[0].run({ kind: 'start', seed: this.nextSeed(), budgetMs: this.leftMs() });
    const values = new Int8Array(this.problem.employeeCount * this.problem.dayCount);
    start.rows!.forEach((row, person) => {
      values.set(row, person * this.problem.dayCount);
    });
    this.accept(createRosterState(this.problem, values), 'start');
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
      const descent = this.pendingDescents.shift();
      if (descent) {
        await this.runTask(worker, 'descend', descent, 'descent');
        continue;
      }
      if (this.wantsWhole) {
        this.wantsWhole = false;
        const whole = { first: 0, end: this.problem.dayCount, people: this.everybody() };
        await this.runTask(worker, 'search', whole, 'whole problem');
        continue;
      }
      const chosen = this.arms.choose([...this.busy]);
      const before = this.best!.cost;
      const result = await this.runTask(
        worker,
        'search',
        chosen,
        `${chosen.end - chosen.first} days x ${chosen.people.length} people`,
      );
      if (result) this.arms.reward(chosen, Math.max(0, before - this.best!.cost), result.elapsedMs);
      this.steps++;
    }
  }

  /** @returns null when the search ended before the task did */
  private async runTask(
    worker: RosterWorker,
    kind: 'descend' | 'search',
    neighbourhood: Neighbourhood,
    name: string,
  ): Promise<RosterTaskResult | null> {
    const basis = this.best!;
    const budgetMs = this.leftMs();
    const { first, end, people } = neighbourhood;
    const part = { seed: this.nextSeed(), budgetMs, values: basis.values, neighbourhood: { first, end, people } };
    const task: RosterTask = kind === 'descend' ? { kind, ...part } : { kind, ...part, memory: this.memory };
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
