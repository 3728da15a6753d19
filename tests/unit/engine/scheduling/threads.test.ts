import { describe, expect, it } from 'vitest';
import { generateSchedule, recomputeCoverage, validateSchedule } from '~/engine/scheduling';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';

describe('generateSchedule with two threads', () => {
  const problem = createSampleCentre({ employees: 60, weeks: 2, seed: 4, groups: 3 });

  it('gives a lawful roster whose coverage is that of its shifts, and a bound below it', async () => {
    // why: on a busy machine six seconds of wall time may end before the last phase begins
    const processorMs = () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 2000;
    };
    const result = await generateSchedule(problem, { seed: 1, timeBudgetMs: 6000, threads: 2, now: processorMs });
    expect(validateSchedule(problem, result.shifts)).toEqual([]);
    const coverage = recomputeCoverage(problem, result.shifts);
    expect(result.coverage.shortPercent).toBeCloseTo(coverage.shortPercent, 3);
    expect(result.coverage.overPercent).toBeCloseTo(coverage.overPercent, 3);
    expect(result.bound).toBeLessThanOrEqual(result.objective);
    expect(result.moves).toBeGreaterThan(0);
  }, 60_000);

  it('keeps the best so far when cancelled', async () => {
    let isCancelled = false;
    const running = generateSchedule(problem, {
      seed: 1,
      timeBudgetMs: 60_000,
      threads: 2,
      withoutBound: true,
      onProgress: (progress) => {
        isCancelled = progress.phase === 'improve';
      },
      isCancelled: () => isCancelled,
    });
    const result = await running;
    expect(result.stoppedBy).toBe('cancelled');
    expect(result.elapsedMs).toBeLessThan(40_000);
    expect(validateSchedule(problem, result.shifts)).toEqual([]);
  }, 60_000);
});
