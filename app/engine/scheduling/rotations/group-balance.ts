import { DEFAULT_WEIGHTS, type ScheduleProblem } from '../types';
import type { DayDemand } from './day-demand';
import type { RotationCandidate } from './rotation-candidates';

/** Weight of a surplus on a date without demand, per interval of an agent: that of one agent too many. */
const IDLE_PART = 1 / 2;

/** People at work in a group against its demand, date by date. */
export class GroupBalance {
  private readonly supply: Float64Array;
  private readonly under: number;
  private readonly over: number;
  private readonly stepMinutes: number;

  constructor(
    problem: ScheduleProblem,
    private readonly demand: DayDemand,
  ) {
    const weights = { ...DEFAULT_WEIGHTS, ...problem.weights };
    this.under = weights.underQuadratic + weights.underLinear;
    this.over = weights.overQuadratic + weights.overLinear;
    this.stepMinutes = problem.horizon.intervalMinutes;
    this.supply = new Float64Array(demand.minutes.length);
  }

  /** Someone who follows no cycle to be chosen works as much on any date. */
  addSteady(employee: { contract: { weeklyTargetMinutes: number } }, proficiency: number): void {
    const minutes = (employee.contract.weeklyTargetMinutes / 7) * proficiency;
    for (let day = 0; day < this.supply.length; day++) this.supply[day] += minutes;
  }

  add({ minutes }: RotationCandidate, sign: number): void {
    for (let day = 0; day < minutes.length; day++) this.supply[day] += sign * minutes[day];
  }

  cost(): number {
    return this.supply.reduce((sum, supply, day) => sum + this.costAt(day, supply), 0);
  }

  costOfAdding({ minutes }: RotationCandidate): number {
    let cost = 0;
    for (let day = 0; day < minutes.length; day++) {
      if (minutes[day] === 0) continue;
      cost += this.costAt(day, this.supply[day] + minutes[day]) - this.costAt(day, this.supply[day]);
    }
    return cost;
  }

  private costAt(day: number, supply: number): number {
    const needed = this.demand.minutes[day];
    if (needed === 0) return (this.over * IDLE_PART * supply) / this.stepMinutes;
    const part = supply / needed - 1;
    return (part < 0 ? this.under : this.over) * this.demand.weight[day] * part * part;
  }
}
