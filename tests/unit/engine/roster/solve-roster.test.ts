import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { type RosterInstance, recomputeRosterCosts, solveRoster, validateRoster } from '~/engine/roster';
import { createManyTypesInstance } from './many-types-roster';
import { createRandomInstance } from './random-roster';

/** A clock that advances a little at each look, so that runs end after a fixed number of looks. */
function createCountedClock(stepMs: number) {
  let elapsedMs = 0;
  return () => {
    elapsedMs += stepMs;
    return elapsedMs;
  };
}

/** Cheapest lawful roster of a tiny instance, by trying all rows of all people. */
function bruteForce(instance: RosterInstance): number {
  const rowsOf = instance.employees.map((employee) => {
    const rows: RosterInstance['employees'][0]['id'][][] = [];
    const alone = { ...instance, employees: [employee] };
    const total = (instance.shifts.length + 1) ** instance.dayCount;
    for (let code = 0; code < total; code++) {
      const row = Array.from({ length: instance.dayCount }, (_, day) => {
        const value = Math.floor(code / (instance.shifts.length + 1) ** day) % (instance.shifts.length + 1);
        return value === 0 ? '' : instance.shifts[value - 1].id;
      });
      if (validateRoster(alone, assignmentsOf(employee.id, row)).length === 0) rows.push(row);
    }
    return rows;
  });
  let best = Number.POSITIVE_INFINITY;
  const choose = (person: number, assignments: ReturnType<typeof assignmentsOf>): void => {
    if (person === rowsOf.length) {
      const costs = recomputeRosterCosts(instance, assignments);
      best = Math.min(best, costs.onRequests + costs.offRequests + costs.under + costs.over);
      return;
    }
    for (const row of rowsOf[person]) {
      choose(person + 1, [...assignments, ...assignmentsOf(instance.employees[person].id, row)]);
    }
  };
  choose(0, []);
  return best;
}

const assignmentsOf = (employeeId: string, row: string[]) =>
  row.flatMap((shiftId, day) => (shiftId === '' ? [] : [{ employeeId, day, shiftId }]));

describe('solveRoster', () => {
  it('finds the optimum of tiny problems and never claims a bound above it', async () => {
    let solved = 0;
    for (let seed = 1; seed <= 9; seed++) {
      const instance = createRandomInstance(seed, { dayCount: 7, employeeCount: 2, shiftCount: 1 });
      const optimum = bruteForce(instance);
      const run = solveRoster(instance, { seed, timeBudgetMs: 20_000, maxSteps: 12 });
      if (optimum === Number.POSITIVE_INFINITY) {
        await expect(run).rejects.toThrow(/employee P\d has rules that no roster of the horizon meets/);
        continue;
      }
      const result = await run;
      expect(validateRoster(instance, result.assignments)).toEqual([]);
      expect(result.objective).toBe(optimum);
      expect(result.bound ?? 0).toBeLessThanOrEqual(optimum + 1e-6);
      solved++;
    }
    expect(solved).toBeGreaterThan(2);
  }, 60_000);

  it('breaks no rule on random problems and reports the cost that the validator computes', async () => {
    let solved = 0;
    for (let seed = 50; seed < 60; seed++) {
      const instance = createRandomInstance(seed, { dayCount: 28, employeeCount: 6, shiftCount: 3 });
      const result = await solveRoster(instance, { seed, timeBudgetMs: 20_000, maxSteps: 5 }).catch((error) => error);
      if (result instanceof InvalidInput) continue;
      expect(validateRoster(instance, result.assignments)).toEqual([]);
      expect(result.trace.at(-1)!.objective).toBe(result.objective);
      expect(result.objective).toBeLessThanOrEqual(result.trace[0].objective);
      expect(result.objective).toBeGreaterThanOrEqual((result.bound ?? 0) - 1e-6);
      solved++;
    }
    expect(solved).toBeGreaterThan(3);
  }, 60_000);

  it('starts lawful and improves steadily where every shift type is limited', async () => {
    const instance = createManyTypesInstance({ employeeCount: 20, dayCount: 28, seed: 3 });
    const result = await solveRoster(instance, { seed: 1, timeBudgetMs: 12_000, maxSteps: 14 });
    expect(validateRoster(instance, result.assignments)).toEqual([]);
    const first = result.trace[0].objective;
    expect(result.objective).toBeLessThan(0.75 * first);
  }, 60_000);

  it('returns the best so far when it is cancelled', async () => {
    const instance = createManyTypesInstance({ employeeCount: 12, dayCount: 28, seed: 5 });
    let looks = 0;
    const result = await solveRoster(instance, {
      seed: 1,
      timeBudgetMs: 3_600_000,
      isCancelled: () => ++looks > 60,
    });
    expect(result.stoppedBy).toBe('cancelled');
    expect(validateRoster(instance, result.assignments)).toEqual([]);
  }, 60_000);

  it('gives the same roster for the same seed and the same clock', async () => {
    const instance = createManyTypesInstance({ employeeCount: 8, dayCount: 14, seed: 7 });
    const run = (seed: number) =>
      solveRoster(instance, { seed, timeBudgetMs: 20_000, maxSteps: 2, now: createCountedClock(50) });
    const [first, second] = [await run(1), await run(1)];
    expect(second.assignments).toEqual(first.assignments);
  }, 60_000);

  it('refuses a budget that is no number', async () => {
    const instance = createManyTypesInstance({ employeeCount: 2, dayCount: 7, seed: 1 });
    await expect(solveRoster(instance, { seed: 1, timeBudgetMs: Number.NaN })).rejects.toThrow(InvalidInput);
  });
});
