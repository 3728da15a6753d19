import { createRandom } from '../../random';
import type { Neighbourhood } from '../master/sub-problem';
import type { RosterProblem } from '../model/roster-problem';
import { createRosterState, type RosterState } from '../model/roster-state';
import type { RosterTracePoint } from '../types';
import { mergeRows } from './merge-rows';
import { NeighbourhoodArms, type SearchMethod } from './neighbourhood-arms';
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
/** Part of the time that it may take; less where rows are so long that it seldom ends, and where nothing else goes on. */
const WHOLE_PART = 0.85;
const WHOLE_HARD_PART = 0.5;
const WHOLE_ALONE = 0.7;
const WHOLE_EASY_DAYS = 60;
/** Time that a thread may take to hand in its last result. */
const GRACE_MS = 250;

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

/** After so many steps per thread without a better roster the search goes on from another one. */
const STALLED_STEPS = 12;
/** Time of the way there in steps of ruin and recreate. */
const WANDER_PART = 0.3;

class RosterSearch {
  private readonly now: () => number;
  private readonly startedMs: number;
  private readonly random;
  private readonly memory;
  private readonly arms: NeighbourhoodArms;
  private readonly stepMs: number;
  private readonly trace: RosterTracePoint[] = [];
  private readonly busy = new Set<Neighbourhood>();
  /** the cheapest roster, and the one that the search works on, which may be dearer for a while */
  private best: RosterState | null = null;
  private present: RosterState | null = null;
  private stepsWithoutGain = 0;
  private wanderings = 0;
  private bound = Number.NEGATIVE_INFINITY;
  private steps = 0;
  private tasks = 0;
  private wantsWhole: boolean;
  /** length of a step of ruin and recreate */
  private readonly annealMs: number;

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
    this.annealMs = Math.min(this.stepMs, Math.max(250, problem.dayCount * problem.employeeCount));
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
    this.present = state;
    if (this.best && state.cost > this.best.cost - 1e-6) return;
    this.best = state;
    this.stepsWithoutGain = 0;
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
        const alone = this.workers.length === 1 ? WHOLE_ALONE : 1;
        const part = alone * (this.problem.dayCount > WHOLE_EASY_DAYS ? WHOLE_HARD_PART : WHOLE_PART);
        await this.runTask(worker, 'columns', whole, 'whole problem', part * this.leftMs());
        continue;
      }
      if (this.stepsWithoutGain >= STALLED_STEPS * this.workers.length) {
        await this.wander(worker);
        continue;
      }
      const chosen = this.arms.choose([...this.busy], 1 - this.leftMs() / this.options.timeBudgetMs);
      const before = this.present!.cost;
      const isTimed = chosen.method === 'recreate';
      const name = `${chosen.method}, ${chosen.end - chosen.first} days x ${chosen.people.length} people`;
      const budgetMs = Math.min(this.leftMs(), isTimed ? this.annealMs : this.arms.patience(chosen) * this.stepMs);
      const result = await this.runTask(worker, chosen.method, chosen, name, budgetMs);
      if (result) this.arms.reward(chosen, Math.max(0, before - this.present!.cost), result.elapsedMs);
      this.steps++;
      this.stepsWithoutGain++;
    }
  }

  /** Leaves a roster that nothing betters any more for a dearer one near it; the best one is kept aside. */
  private async wander(worker: RosterWorker): Promise<void> {
    this.stepsWithoutGain = 0;
    this.present = this.best;
    const { problem, random } = this;
    const whole = { first: 0, end: problem.dayCount, people: this.everybody() };
    const budgetMs = Math.min(this.leftMs(), WANDER_PART * this.annealMs * (0.5 + random.next()));
    const task = {
      kind: 'wander',
      seed: this.nextSeed(),
      budgetMs,
      values: this.best!.values,
      neighbourhood: whole,
    } as const;
    const result = await this.orEnd(worker.run(task));
    if (result === null || result.rows === null) return;
    const values = this.best!.values.slice();
    result.rows.forEach((row, person) => {
      values.set(row, person * problem.dayCount);
    });
    this.wanderings++;
    this.accept(createRosterState(problem, values), 'wander');
  }

  /** @returns null when the search ended before the task did */
  private async runTask(
    worker: RosterWorker,
    kind: 'descend' | SearchMethod,
    neighbourhood: Neighbourhood,
    name: string,
    budgetMs: number,
  ): Promise<RosterTaskResult | null> {
    const basis = this.present!;
    const { wanderings } = this;
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
      // why: a result for a roster that the search has left counts only where it is the best of all
      const known = wanderings === this.wanderings ? this.present! : this.best!;
      const merged = mergeRows(this.problem, known, basis, neighbourhood, result.rows);
      const counts = known === this.present || merged.cost < known.cost - 1e-6;
      if (merged !== known && counts) this.accept(merged, name);
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
