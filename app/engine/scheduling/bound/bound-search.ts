import { createHighsSolver } from '../lp/highs-solver';
import type { Instance } from '../model/instance';
import { UNITS_PER_AGENT } from '../model/instance';
import type { Roster } from '../model/roster';
import { PRICE_SCALE, type TeamMemory, WITH_NEW_PATTERNS } from '../parallel/team-memory';
import type { ThreadTeam } from '../parallel/thread-team';
import type { ScheduleResult } from '../result-types';
import type { RunClock } from '../run-clock';
import { capacityBound } from './capacity-bound';

/** Parts of the whole time the two bounds may take. */
const CAPACITY_PART = 0.03;
const PATTERN_PART = 0.25;
/** Part of the whole time after which no more bounds are taken. */
const LATEST_PART = 0.4;
const COUNTED_PASSES = 6;
const MAX_PASSES = 150;
/** New patterns are sought in the first passes, then in one of a few: steps between those known are far cheaper. */
const PASSES_WITH_NEW_PATTERNS = 3;
const NEW_PATTERNS_EVERY = 3;
/** Passes after which the fractional schedule is a better beginning than the roster it came from. */
const PASSES_WORTH_ROUNDING = 6;
/** Parts of the prices at which the bound is taken, in this order. */
const PRICE_SCALES = [1, 0.5, 0.2, 0.05, 0];
/** The same for the bound on the shortage: parts of the dearest missing unit above which all are worth one. */
const SHORTAGE_PRICES = [0.4, 0.15, 0.05];
/** The first bound comes early, so that progress can show a gap; later ones as the prices settle. */
const EVALUATE_AT: ReadonlySet<number> = new Set([6, 60]);
/** An early bound takes about as long as some passes with new patterns; it may take this part of the passes' time. */
const PASSES_OF_A_BOUND = 4;
const EARLY_BOUND_PART = 0.1;
/** Above these sizes a relaxation is too large to be worth its time or memory. */
const MAX_CAPACITY_EMPLOYEES = 1500;
const MAX_PATTERN_WEEKS = 40_000;

export interface BestBound {
  bound: number;
  source: ScheduleResult['boundSource'];
  /** Shortage of the relaxation in percent of demand. */
  shortPercent: number;
  /** No lawful roster is short of less, in percent of demand. */
  leastShortPercent: number;
}

/** Searches lower bounds of the cost: first from hours (linear programme), then from patterns of whole weeks (Lagrangian). */
export class BoundSearch {
  best: BestBound = { bound: 0, source: 'none', shortPercent: 0, leastShortPercent: 0 };
  /** Whether the fractional schedule is good enough to begin from. */
  isWorthRounding = false;

  constructor(
    private readonly instance: Instance,
    private readonly clock: RunClock,
    private readonly team: ThreadTeam,
    private readonly memory: TeamMemory,
  ) {}

  async run(roster: Roster): Promise<void> {
    const { instance, clock, team, memory } = this;
    const demand = instance.demand.reduce((sum, units) => sum + units, 0) / UNITS_PER_AGENT;
    if (instance.employeeCount === 0 || demand === 0) return;
    if (instance.employeeCount <= MAX_CAPACITY_EMPLOYEES) {
      const seconds = clock.countsIterations() ? 20 : (clock.leftMs() * CAPACITY_PART) / 1000;
      const solver = await createHighsSolver();
      const found = capacityBound(instance, solver, seconds, () => clock.elapsedMs());
      const shortPercent = (100 * found.shortAgentSlots) / demand;
      this.offer({ ...this.best, bound: found.bound, source: 'capacity', shortPercent });
    }
    clock.report('bound', roster, this.best.bound, 0);
    if (instance.employeeCount * instance.weekCount > MAX_PATTERN_WEEKS) return;
    memory.fractional.set(roster.coverage);
    await team.perform('relax', () => false);
    const isCounted = clock.countsIterations();
    const windowMs = isCounted ? Number.POSITIVE_INFINITY : clock.leftMs() * PATTERN_PART;
    const endMs = clock.elapsedMs() + windowMs;
    const isOver = () => clock.isCancelled() || clock.elapsedMs() >= endMs;
    const passes = isCounted ? COUNTED_PASSES : MAX_PASSES;
    let done = 0;
    let evaluated = -1;
    let passMs = 0;
    while (done < passes && !isOver()) {
      const isNew = done < PASSES_WITH_NEW_PATTERNS || done % NEW_PATTERNS_EVERY === 0;
      memory.figures[WITH_NEW_PATTERNS] = isNew ? 1 : 0;
      const beginMs = clock.elapsedMs();
      await team.perform('pass', isOver);
      if (isOver()) break;
      if (isNew) passMs = clock.elapsedMs() - beginMs;
      done++;
      const isCheap = passMs * PASSES_OF_A_BOUND <= windowMs * EARLY_BOUND_PART;
      if (EVALUATE_AT.has(done) && isCheap && clock.leftMs() > 0) {
        evaluated = done;
        await this.evaluate(roster);
      }
    }
    if (clock.isCancelled() || done === 0) return;
    if (evaluated !== done) await this.evaluate(roster);
    await this.boundShortage(demand);
    this.isWorthRounding = done >= PASSES_WORTH_ROUNDING;
  }

  /** Bound at the present prices; while they have not settled, smaller ones may prove more. */
  private async evaluate(roster: Roster): Promise<void> {
    const { clock, team, memory } = this;
    const shortPercent = this.shortPercent();
    this.best = { ...this.best, shortPercent };
    for (const scale of PRICE_SCALES) {
      memory.figures[PRICE_SCALE] = scale;
      const isOver = () => clock.isOver(LATEST_PART);
      await team.perform('evaluate', isOver);
      if (isOver()) return;
      const value = team.value() + (team.own.ownRelaxation?.evaluateCoverage(scale) ?? 0);
      const bound = Math.max(0, value - 1e-6 * Math.abs(value) - 1e-6);
      const isBest = bound > this.best.bound;
      this.offer({ ...this.best, bound, source: 'lagrangian', shortPercent });
      // why: the bound is concave in the scale, so once it falls it falls to the end
      if (scale < 1 && !isBest) break;
    }
    clock.report('bound', roster, this.best.bound, 0);
  }

  /** Least shortage of any lawful roster, whatever else it costs, at a few prices made of the present ones. */
  private async boundShortage(demand: number): Promise<void> {
    const { clock, team, memory } = this;
    for (const part of SHORTAGE_PRICES) {
      memory.figures[PRICE_SCALE] = part;
      const isOver = () => clock.isOver(LATEST_PART);
      await team.perform('supply', isOver);
      if (isOver()) return;
      const units = team.value() + (team.own.ownRelaxation?.evaluateDemand(part) ?? 0);
      const percent = Math.max(0, (100 * units) / UNITS_PER_AGENT / demand - 1e-6);
      const isBest = percent > this.best.leastShortPercent;
      if (isBest) this.best = { ...this.best, leastShortPercent: percent };
      if (!isBest && part < SHORTAGE_PRICES[0]) break;
    }
  }

  /** Shortage of the fractional schedule in percent of demand. */
  private shortPercent(): number {
    const { demand } = this.instance;
    const { fractional } = this.memory;
    let short = 0;
    let all = 0;
    for (let cell = 0; cell < demand.length; cell++) {
      short += Math.max(0, demand[cell] - fractional[cell]);
      all += demand[cell];
    }
    return all === 0 ? 0 : (100 * short) / all;
  }

  private offer(candidate: BestBound): void {
    if (candidate.bound > this.best.bound || this.best.source === 'none') this.best = candidate;
  }
}
