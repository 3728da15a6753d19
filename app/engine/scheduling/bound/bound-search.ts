import { createHighsSolver } from '../lp/highs-solver';
import type { Instance } from '../model/instance';
import { UNITS_PER_AGENT } from '../model/instance';
import type { Roster } from '../model/roster';
import type { ScheduleResult } from '../result-types';
import type { RunClock } from '../run-clock';
import { capacityBound } from './capacity-bound';
import { PatternRelaxation } from './pattern-relaxation';

/** Parts of the whole time the two bounds may take. */
const CAPACITY_PART = 0.05;
const PATTERN_PART = 0.25;
const COUNTED_PASSES = 6;
const MAX_PASSES = 60;
/** Passes after which the fractional schedule is a better beginning than the roster it came from. */
const PASSES_WORTH_ROUNDING = 6;
/** Parts of the prices at which the bound is taken, in this order. */
const PRICE_SCALES = [1, 0.5, 0.2, 0.05, 0];
/** The first bound comes early, so that progress can show a gap; later ones as the prices settle. */
const EVALUATE_AT: ReadonlySet<number> = new Set([3, 15, 40]);
/** Above these sizes a relaxation is too large to be worth its time or memory. */
const MAX_CAPACITY_EMPLOYEES = 1500;
const MAX_PATTERN_WEEKS = 8000;

export interface BestBound {
  bound: number;
  source: ScheduleResult['boundSource'];
  /** Shortage of the relaxation in percent of demand. */
  shortPercent: number;
}

/** Searches lower bounds of the cost: first from hours (linear programme), then from patterns of whole weeks (Lagrangian). */
export class BoundSearch {
  best: BestBound = { bound: 0, source: 'none', shortPercent: 0 };
  /** The fractional schedule, where it is good enough to begin from. */
  relaxation: PatternRelaxation | null = null;

  constructor(
    private readonly instance: Instance,
    private readonly clock: RunClock,
  ) {}

  async run(roster: Roster): Promise<void> {
    const { instance, clock } = this;
    const demand = instance.demand.reduce((sum, units) => sum + units, 0) / UNITS_PER_AGENT;
    if (instance.employeeCount === 0 || demand === 0) return;
    if (instance.employeeCount <= MAX_CAPACITY_EMPLOYEES) {
      const seconds = clock.countsIterations() ? 20 : (clock.leftMs() * CAPACITY_PART) / 1000;
      const solver = await createHighsSolver();
      const found = capacityBound(instance, solver, seconds, () => clock.elapsedMs());
      this.offer({ bound: found.bound, source: 'capacity', shortPercent: (100 * found.shortAgentSlots) / demand });
    }
    clock.report('bound', roster, this.best.bound, 0);
    if (instance.employeeCount * instance.weekCount > MAX_PATTERN_WEEKS) return;
    const relaxation = new PatternRelaxation(instance, roster);
    const endMs = clock.elapsedMs() + clock.leftMs() * PATTERN_PART;
    const passes = clock.countsIterations() ? COUNTED_PASSES : MAX_PASSES;
    let done = 0;
    let evaluated = -1;
    while (done < passes && (clock.countsIterations() || clock.elapsedMs() < endMs)) {
      if (!(await relaxation.pass(clock, roster, clock.countsIterations() ? 0 : endMs))) break;
      done++;
      if (EVALUATE_AT.has(done) && clock.leftMs() > 0) {
        evaluated = done;
        await this.evaluate(relaxation, roster);
      }
    }
    if (clock.isCancelled() || done === 0) return;
    if (evaluated !== done) await this.evaluate(relaxation, roster);
    if (done >= PASSES_WORTH_ROUNDING) this.relaxation = relaxation;
  }

  /** Bound at the present prices; while they have not settled, smaller ones may prove more. */
  private async evaluate(relaxation: PatternRelaxation, roster: Roster): Promise<void> {
    const shortPercent = relaxation.shortPercent();
    for (const scale of PRICE_SCALES) {
      if (this.clock.isCancelled()) return;
      const bound = await relaxation.evaluate(roster, this.clock, scale);
      const isBest = bound > this.best.bound;
      this.offer({ bound, source: 'lagrangian', shortPercent });
      // why: the bound is concave in the scale, so once it falls it falls to the end
      if (scale < 1 && !isBest) break;
    }
    this.clock.report('bound', roster, this.best.bound, 0);
  }

  private offer(candidate: BestBound): void {
    if (candidate.bound > this.best.bound || this.best.source === 'none') this.best = candidate;
  }
}
