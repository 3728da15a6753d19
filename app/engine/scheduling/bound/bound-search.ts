import { createHighsSolver } from '../lp/highs-solver';
import type { Instance } from '../model/instance';
import { UNITS_PER_AGENT } from '../model/instance';
import type { Roster } from '../model/roster';
import type { ScheduleResult } from '../result-types';
import type { RunClock } from '../run-clock';
import { capacityBound } from './capacity-bound';
import { PatternRelaxation } from './pattern-relaxation';

/** Parts of the whole time the two bounds may take. */
const CAPACITY_PART = 0.06;
const PATTERN_PART = 0.12;
const COUNTED_PASSES = 6;
const EVALUATE_EVERY = 5;
/** Above this many people the linear programme is too large to be worth its time. */
const MAX_CAPACITY_EMPLOYEES = 1500;

export interface BestBound {
  bound: number;
  source: ScheduleResult['boundSource'];
  /** Shortage of the relaxation in percent of demand. */
  shortPercent: number;
}

/** Searches lower bounds of the cost: first from hours (linear programme), then from patterns of whole weeks (Lagrangian). */
export class BoundSearch {
  best: BestBound = { bound: 0, source: 'none', shortPercent: 0 };

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
    const relaxation = new PatternRelaxation(instance, roster);
    const endMs = clock.elapsedMs() + clock.leftMs() * PATTERN_PART;
    for (let pass = 1; !clock.isCancelled(); pass++) {
      const isLast = clock.countsIterations() ? pass >= COUNTED_PASSES : clock.elapsedMs() >= endMs;
      const isWhole = await relaxation.pass(clock, roster, clock.countsIterations() ? 0 : endMs);
      if (!isWhole && pass === 1) break;
      if (isLast || pass % EVALUATE_EVERY === 0) {
        const { bound, shortPercent } = await relaxation.evaluate(roster, clock);
        this.offer({ bound, source: 'lagrangian', shortPercent });
      }
      if (isLast) break;
    }
  }

  private offer(candidate: BestBound): void {
    if (candidate.bound > this.best.bound || this.best.source === 'none') this.best = candidate;
  }
}
