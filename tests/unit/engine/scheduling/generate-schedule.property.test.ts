import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateSchedule, recomputeCoverage, validateSchedule } from '~/engine/scheduling';
import { problemArbitrary } from './random-problem';

/** Rules that data alone can make impossible: whoever is short of hours or days has a named reason instead. */
const CAN_BE_IMPOSSIBLE = new Set(['weekly_min', 'days_min', 'rotation', 'pauses_at_once']);

describe('generateSchedule on random problems', () => {
  it('breaks no rule, by the independent validator, and its figures are those of its shifts', async () => {
    await fc.assert(
      fc.asyncProperty(problemArbitrary, fc.integer({ min: 1, max: 1000 }), async (problem, seed) => {
        const result = await generateSchedule(problem, {
          seed,
          timeBudgetMs: 60_000,
          iterations: 4000,
          withoutBound: true,
        });
        const violations = validateSchedule(problem, result.shifts);
        const needless = violations.filter(
          ({ rule, detail }) =>
            (!CAN_BE_IMPOSSIBLE.has(rule) &&
              !detail.endsWith('one works alone') &&
              !detail.endsWith('begun before this schedule')) ||
            (rule === 'rotation' && detail.startsWith('works')),
        );
        expect(needless).toEqual([]);
        for (const violation of violations) {
          const named = result.unmet.find((u) => u.employeeId === violation.employeeId && u.rule === violation.rule);
          expect(named?.reason.length ?? 0).toBeGreaterThan(10);
        }
        const coverage = recomputeCoverage(problem, result.shifts);
        coverage.groups.forEach((group, g) => {
          expect(result.coverage.groups[g].demandAgentHours).toBeCloseTo(group.demandAgentHours, 2);
          expect(result.coverage.groups[g].shortAgentHours).toBeCloseTo(group.shortAgentHours, 2);
          expect(result.coverage.groups[g].overAgentHours).toBeCloseTo(group.overAgentHours, 2);
        });
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  it('never reports a bound above the cost of its roster', async () => {
    await fc.assert(
      fc.asyncProperty(problemArbitrary, async (problem) => {
        const result = await generateSchedule(problem, { seed: 1, timeBudgetMs: 60_000, iterations: 6000 });
        expect(result.bound).toBeLessThanOrEqual(result.objective + 1e-6);
        expect(result.gap).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('gives the same roster for the same seed and number of moves', async () => {
    await fc.assert(
      fc.asyncProperty(problemArbitrary, async (problem) => {
        const options = { seed: 7, timeBudgetMs: 60_000, iterations: 3000, withoutBound: true };
        const [first, second] = [await generateSchedule(problem, options), await generateSchedule(problem, options)];
        expect(second.shifts).toEqual(first.shifts);
        expect(second.objective).toBe(first.objective);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
