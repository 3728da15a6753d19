import { beforeAll, describe, expect, it } from 'vitest';
import {
  type GeneratedShift,
  generateSchedule,
  recomputeCoverage,
  type ScheduleProblem,
  validateSchedule,
} from '~/engine/scheduling';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';
import { coverageCost, reoptimizePart, type Suggestion, suggestImprovements } from '~/engine/suggestions';
import { addDays } from '~/engine/time';

const tolerated = new Set(['weekly_min', 'days_min', 'fixed_shift']);
const isHard = (problem: ScheduleProblem, shifts: GeneratedShift[]) =>
  validateSchedule(problem, shifts)
    .filter(({ mode, rule }) => (mode === 'planning_only' || mode === 'warn') && !tolerated.has(rule))
    .map(({ employeeId, date, rule }) => `${employeeId} ${date} ${rule}`);
const shortHours = (problem: ScheduleProblem, shifts: GeneratedShift[]) =>
  recomputeCoverage(problem, shifts).groups.reduce((sum, group) => sum + group.shortAgentHours, 0);
const withChange = (shifts: GeneratedShift[], { removed, added }: Suggestion) => {
  const gone = new Set(removed.map((shift) => `${shift.employeeId} ${shift.startMs}`));
  return [...shifts.filter((shift) => !gone.has(`${shift.employeeId} ${shift.startMs}`)), ...added];
};

describe('suggestions for a schedule that was planned in a hurry', () => {
  let problem: ScheduleProblem;
  let shifts: GeneratedShift[];
  let suggestions: Suggestion[];
  const stages: string[] = [];

  beforeAll(async () => {
    problem = createSampleCentre({ employees: 30, weeks: 1, load: 1.1, seed: 3 });
    const options = { seed: 1, timeBudgetMs: 10_000, iterations: 200, withoutBound: true };
    shifts = (await generateSchedule(problem, options)).shifts;
    suggestions = await suggestImprovements(
      { problem, shifts },
      {
        timeBudgetMs: 12_000,
        seed: 1,
        aggressiveness: 10,
        complexity: 3,
        onProgress: ({ stage }) => stages.push(stage),
      },
    );
  }, 60_000);

  it('goes through its stages and gives the best first', () => {
    expect(suggestions.length).toBeGreaterThan(0);
    expect([...new Set(stages)].filter((stage) => stage !== 'days')).toEqual([
      'coverage',
      'gaps',
      'candidates',
      'scoring',
    ]);
    const totals = suggestions.map((item) => item.score.total);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
  });

  it('breaks no rule, by the independent validator over everybody', () => {
    const before = new Set(isHard(problem, shifts));
    for (const suggestion of suggestions) {
      const fresh = isHard(problem, withChange(shifts, suggestion)).filter((fault) => !before.has(fault));
      expect(fresh, suggestion.pattern).toEqual([]);
    }
  });

  it('promises exactly the shortage that an independent count finds', () => {
    const before = shortHours(problem, shifts);
    for (const suggestion of suggestions) {
      expect(suggestion.shortBefore).toBeCloseTo(before, 3);
      expect(suggestion.shortAfter).toBeCloseTo(shortHours(problem, withChange(shifts, suggestion)), 3);
      if (suggestion.gap.kind === 'short') expect(suggestion.shortAfter).toBeLessThan(before);
    }
  });

  it('scores within the limits of each part', () => {
    const most = {
      gapReduction: 15,
      peak: 15,
      skillMatch: 10,
      overtime: 12,
      utilisation: 10,
      costPerHour: 8,
      rules: 10,
      preferences: 10,
      simplicity: 10,
    };
    for (const { score } of suggestions) {
      const parts = Object.entries(most).map(([key, limit]) => {
        const value = score[key as keyof typeof most];
        expect(value, key).toBeGreaterThanOrEqual(0);
        expect(value, key).toBeLessThanOrEqual(limit);
        return value;
      });
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score.total, 0);
    }
  });

  it('changes only the dates and people it was given', async () => {
    const date = addDays(problem.horizon.startDate, 1);
    const employeeIds = new Set(problem.employees.slice(0, 12).map((employee) => employee.id));
    const options = {
      timeBudgetMs: 3000,
      seed: 1,
      aggressiveness: 10,
      complexity: 2,
      dates: new Set([date]),
      employeeIds,
    };
    for (const suggestion of await suggestImprovements({ problem, shifts }, options)) {
      expect(suggestion.gap.date).toBe(date);
      expect(suggestion.employeeIds.every((id) => employeeIds.has(id))).toBe(true);
    }
  });

  it('stops at once when it is cancelled', async () => {
    const beganMs = performance.now();
    const options = { timeBudgetMs: 20_000, seed: 1, aggressiveness: 5, complexity: 5, isCancelled: () => true };
    await suggestImprovements({ problem, shifts }, options);
    expect(performance.now() - beganMs).toBeLessThan(2000);
  });

  it('optimises one date again without touching another, and never for the worse', async () => {
    const date = addDays(problem.horizon.startDate, 2);
    const answer = await reoptimizePart(
      problem,
      shifts,
      { dates: new Set([date]), stability: 0 },
      { seed: 1, timeBudgetMs: 3000, withoutBound: true },
    );
    const others = (list: GeneratedShift[]) => list.filter((shift) => shift.date !== date);
    expect(others(answer.shifts)).toEqual(others(shifts));
    const fresh = isHard(problem, answer.shifts).filter((fault) => !isHard(problem, shifts).includes(fault));
    expect(fresh).toEqual([]);
    expect(coverageCost(problem, answer.shifts)).toBeLessThanOrEqual(coverageCost(problem, shifts) + 1e-6);
  });
});
