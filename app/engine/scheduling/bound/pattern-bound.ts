import { cellCost } from '../model/cell-cost';
import { type Instance, lateness, shiftPreferenceCost } from '../model/instance';
import type { Roster } from '../model/roster';
import type { SlotPrices } from './slot-prices';

/** A person-week as the bound sees it. */
export interface BoundWeek {
  employee: number;
  week: number;
  /** The weekly minimum cannot be reached: it is not asked for. */
  allowsShort: boolean;
  /** Neither fixed shifts nor bonds: its own rules can be kept exactly. */
  standsAlone: boolean;
}

/** Linear prices of a late shift and of a weekend day where a person has these (fractional) counts of them. */
export function fairnessPrices(
  instance: Instance,
  late: number,
  weekend: number,
): { latePrice: number; weekendPrice: number } {
  const { weights } = instance;
  return { latePrice: 2 * weights.lateShift * late, weekendPrice: 2 * weights.weekendDay * weekend };
}

/** Coverage's part of the Lagrangian bound on the cost, at prices of cells; `constant` is coverage that nobody decides. */
export function coverageCostBound(instance: Instance, constant: Int32Array, prices: Float64Array): number {
  let value = 0;
  for (let cell = 0; cell < prices.length; cell++) {
    value += leastCostOfCell(instance, cell, prices[cell]) - prices[cell] * constant[cell];
  }
  return value;
}

/** Least of cost(coverage) + price * coverage over all coverages of a cell. */
function leastCostOfCell({ cost, demand }: Instance, cell: number, price: number): number {
  const at = cell * 4;
  let coverage = demand[cell];
  if (price > cost[at]) {
    const square = 2 * cost[at + 1];
    coverage -= square > 0 ? Math.min(coverage, (price - cost[at]) / square) : coverage;
  } else if (-price > cost[at + 2]) {
    const square = 2 * cost[at + 3];
    if (square <= 0) return Number.NEGATIVE_INFINITY;
    coverage += (-price - cost[at + 2]) / square;
  }
  return cellCost(cost, demand[cell], cell, coverage) + price * coverage;
}

/**
 * People's part of Lagrangian bounds at given prices of cells: the best week of each person-week by itself, exactly, with
 * the rules of that week; free weekends are counted over their weeks. Any prices give a valid bound.
 */
export class PatternBound {
  constructor(
    private readonly instance: Instance,
    /** Fixed shifts alone: weeks are priced without their neighbours. */
    private readonly bare: Roster,
    private readonly prices: SlotPrices,
    private readonly people: Int32Array,
    private readonly weeks: readonly BoundWeek[],
  ) {}

  /** Least cost of these people less what their coverage is worth; `late` and `weekend` are counts to price fairness at. */
  *costOfPeople(gain: Float64Array, late: Float64Array, weekend: Float64Array): Generator<undefined, number> {
    const { instance, prices } = this;
    const { weights } = instance;
    let value = 0;
    for (const e of this.people) {
      // why: a count L of cost w L^2 and price 2 w M is cheapest at L = M
      value += weights.lateShift * late[e] * (late[e] - 2 * (late[e] - instance.historyLate[e]));
      value += weights.weekendDay * weekend[e] * (weekend[e] - 2 * (weekend[e] - instance.historyWeekends[e]));
    }
    return yield* this.lessWorth(value, (item) => {
      const fair = fairnessPrices(instance, late[item.employee], weekend[item.employee]);
      const fixedWorth = prices.price(item.employee, item.week, (cell) => gain[cell]);
      return {
        fixedWorth: fixedWorth - this.fixedCost(item, fair),
        bestWeek: (isFree) => this.bestWeek(item, isFree, fair, false),
      };
    });
  }

  /** Less the most these people can give at the prices, wishes and fairness set aside. */
  *supplyOfPeople(gain: Float64Array): Generator<undefined, number> {
    const { prices } = this;
    const fair = { latePrice: 0, weekendPrice: 0 };
    return yield* this.lessWorth(0, (item) => ({
      fixedWorth: prices.price(item.employee, item.week, (cell) => gain[cell], false),
      bestWeek: (isFree) => this.bestWeek(item, isFree, fair, true),
    }));
  }

  /** A value less the worth of all weeks; a person gives up as many weekends as the rule on free ones asks, the cheapest. */
  private *lessWorth(
    begin: number,
    priceWeek: (item: BoundWeek) => { fixedWorth: number; bestWeek: (isWeekendFree: boolean) => number },
  ): Generator<undefined, number> {
    const { instance, weeks } = this;
    const lossesOf = new Map<number, number[]>();
    let value = begin;
    for (let i = 0; i < weeks.length; i++) {
      if (i % 16 === 15) yield;
      const { fixedWorth, bestWeek } = priceWeek(weeks[i]);
      const best = bestWeek(false);
      value -= fixedWorth + best;
      const weekendBlock = instance.weekendBlock[weeks[i].week];
      if (weekendBlock < 0) continue;
      const at = weeks[i].employee * instance.blockCount + weekendBlock;
      if (instance.weekendsNeeded[at] === 0) continue;
      const loss = Math.max(0, best - bestWeek(true));
      const losses = lossesOf.get(at);
      if (losses === undefined) lossesOf.set(at, [loss]);
      else losses.push(loss);
    }
    for (const [at, losses] of lossesOf) {
      losses.sort((a, b) => a - b);
      for (const loss of losses.slice(0, instance.weekendsNeeded[at])) value += loss;
    }
    return value;
  }

  /** Most that a person-week can be worth at the prices last set, whatever the other weeks and people do. */
  private bestWeek(
    { employee, week, allowsShort, standsAlone }: BoundWeek,
    keepWeekendFree: boolean,
    fair: { latePrice: number; weekendPrice: number },
    ignoresWishes: boolean,
  ): number {
    const { solver } = this.prices;
    const request = { employee, week, keepWeekendFree, ...fair, ignoresWishes, allowsShortWeek: allowsShort };
    if (standsAlone) {
      const value = solver.solve(this.bare, { ...request, isRelaxed: false });
      // why: the price of a rule that the week cannot keep is not a cost of the roster
      if (value > Number.NEGATIVE_INFINITY && !solver.isUnlawful) return value;
    }
    return solver.solve(this.bare, { ...request, isRelaxed: true });
  }

  /** Wishes and fairness that the fixed shifts of a week cost. */
  private fixedCost(
    { employee, week }: BoundWeek,
    { latePrice, weekendPrice }: { latePrice: number; weekendPrice: number },
  ): number {
    const { instance } = this;
    let cost = 0;
    for (const day of instance.limits[employee * instance.weekCount + week].days) {
      const cell = employee * instance.dayCount + day;
      const fixed = instance.fixedKind[cell];
      if (fixed < 0) continue;
      cost += shiftPreferenceCost(instance, employee, day, fixed, instance.fixedStart[cell]);
      cost += latePrice * lateness(instance, employee, fixed, instance.fixedStart[cell]);
      if (instance.weekdayOfDay[day] >= 6) cost += weekendPrice;
    }
    return cost;
  }
}
