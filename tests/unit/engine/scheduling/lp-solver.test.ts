import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHighsSolver } from '~/engine/scheduling/lp/highs-solver';
import { addColumn, addRow, createLpModel } from '~/engine/scheduling/lp/lp-solver';
import { createSmallSolver } from '~/engine/scheduling/lp/small-solver';

/** Buy at least the need of two nutrients from priced foods: always feasible, never unbounded. */
const dietArbitrary = fc.record({
  prices: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 6 }),
  contents: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
    minLength: 6,
    maxLength: 6,
  }),
  needs: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })),
  isWhole: fc.boolean(),
});

describe('the linear solvers', () => {
  it('agree with each other on programmes and whole-number programmes', async () => {
    const highs = await createHighsSolver();
    const small = createSmallSolver();
    fc.assert(
      fc.property(dietArbitrary, ({ prices, contents, needs, isWhole }) => {
        const model = createLpModel();
        for (const price of prices) addColumn(model, price, 0, 50);
        needs.forEach((need, n) => {
          addRow(
            model,
            need,
            Number.POSITIVE_INFINITY,
            prices.map((_, i) => [i, contents[i][n]]),
          );
        });
        if (isWhole) model.integers = prices.map((_, i) => i);
        const [a, b] = [highs.solve(model, 10), small.solve(model, 10)];
        expect(a.status).toBe('optimal');
        expect(b.status).toBe('optimal');
        expect(b.objective).toBeCloseTo(a.objective, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('solve a textbook case: 3 x + 2 y with x + y <= 4, x + 3 y <= 6, x <= 3 has the maximum 11', async () => {
    const model = createLpModel();
    addColumn(model, -3, 0, 3);
    addColumn(model, -2, 0, Number.POSITIVE_INFINITY);
    addRow(model, Number.NEGATIVE_INFINITY, 4, [
      [0, 1],
      [1, 1],
    ]);
    addRow(model, Number.NEGATIVE_INFINITY, 6, [
      [0, 1],
      [1, 3],
    ]);
    for (const solver of [await createHighsSolver(), createSmallSolver()]) {
      const solution = solver.solve(model, 5);
      expect(solution.objective).toBeCloseTo(-11, 9);
      expect([...solution.values].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([3, 1]);
    }
  });

  it('say infeasible', async () => {
    const model = createLpModel();
    addColumn(model, 1, 0, 1);
    addRow(model, 2, 3, [[0, 1]]);
    for (const solver of [await createHighsSolver(), createSmallSolver()])
      expect(solver.solve(model, 5).status).toBe('infeasible');
  });
});
