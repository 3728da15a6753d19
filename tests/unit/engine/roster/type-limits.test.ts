import { describe, expect, it } from 'vitest';
import { createRandom } from '~/engine/random';
import { parseRosterInstance, recomputeRosterCosts, solveRoster, validateRoster } from '~/engine/roster';
import { isRowLawful } from '~/engine/roster/model/is-row-lawful';
import { buildRosterProblem, type RosterProblem } from '~/engine/roster/model/roster-problem';
import { PersonPricer } from '~/engine/roster/pricing/person-pricer';
import { PricingScratch } from '~/engine/roster/pricing/pricing-scratch';
import { repairTypeLimits } from '~/engine/roster/pricing/repair-type-limits';
import { horizonEdges } from '~/engine/roster/pricing/window-edges';
import { rollRow } from '~/engine/roster/search/roll-row';
import { generateRosterInstance } from '../../../../bench/roster/generate-instance';
import { rosterShapes } from '../../../../bench/roster/generated-shapes';
import { formatRosterInstance } from '../../../../bench/roster/instance-text';

const scratch = new PricingScratch();

function randomPrices(problem: RosterProblem, seed: number): Float64Array {
  const random = createRandom(seed);
  return new Float64Array(problem.dayCount * problem.width).map(() => (random.next() < 0.3 ? 100 * random.next() : -1));
}

function priceOf(problem: RosterProblem, employee: number, row: Int8Array, prices: Float64Array): number {
  let cost = 0;
  row.forEach((value, day) => {
    cost += problem.requestCost[(employee * problem.dayCount + day) * problem.width + value];
    if (value > 0) cost -= prices[day * problem.width + value];
  });
  return cost;
}

describe('rows with many limited shift types', () => {
  it('moves overused types about a row until each limit is met, on the same days and at the cost it reports', () => {
    const { instance } = generateRosterInstance({ ...rosterShapes['13tight'], employeeCount: 30 }, 3);
    const problem = buildRosterProblem(instance);
    const prices = randomPrices(problem, 5);
    let overused = 0;
    problem.employees.forEach(({ maxShifts }, employee) => {
      const edges = horizonEdges(problem, employee);
      const free = { ...edges, maxShifts: maxShifts.map((limit) => (limit > 0 ? problem.dayCount : 0)) };
      const { values } = new PersonPricer(problem, scratch, employee, free).price(prices, 1)!;
      if (isRowLawful(problem, employee, values, 0)) return;
      overused++;
      const repaired = repairTypeLimits(problem, employee, edges, values, prices)!;
      expect(isRowLawful(problem, employee, repaired.values, 0)).toBe(true);
      expect(repaired.values.map((value) => Math.sign(value))).toEqual(values.map((value) => Math.sign(value)));
      const difference =
        priceOf(problem, employee, repaired.values, prices) - priceOf(problem, employee, values, prices);
      expect(repaired.addedCost).toBeCloseTo(difference, 6);
    });
    expect(overused).toBeGreaterThan(20);
  });

  it('fills a year block by block with lawful rows', () => {
    const { instance } = generateRosterInstance({ ...rosterShapes['24tight'], employeeCount: 8 }, 2);
    const problem = buildRosterProblem(instance);
    const prices = randomPrices(problem, 7);
    const rows = instance.employees.map((_, employee) => rollRow(problem, scratch, employee, prices));
    const found = rows.filter((row) => row !== null);
    expect(found.length).toBeGreaterThan(5);
    rows.forEach((row, employee) => {
      if (row) expect(isRowLawful(problem, employee, row, 0)).toBe(true);
    });
  });

  it('starts a year of tightly limited types and comes below the roster that the problem was made from', async () => {
    const { instance, hidden } = generateRosterInstance({ ...rosterShapes['24tight'], employeeCount: 4 }, 4);
    const made = recomputeRosterCosts(instance, hidden);
    const result = await solveRoster(instance, { seed: 1, timeBudgetMs: 4_000, maxSteps: 3 });
    expect(validateRoster(instance, result.assignments)).toEqual([]);
    expect(result.objective).toBeLessThan(made.onRequests + made.offRequests + made.under + made.over);
  }, 60_000);

  it('writes generated problems that the reader takes back, with a hidden roster that breaks no rule', () => {
    const { instance, hidden } = generateRosterInstance({ ...rosterShapes['13tight'], employeeCount: 5 }, 1);
    expect(parseRosterInstance(formatRosterInstance(instance))).toEqual(instance);
    expect(validateRoster(instance, hidden)).toEqual([]);
  });
});
