import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { type DeferredJob, findFluidMinimum, planDeferredWork, simulateEarliestDeadlineFirst } from '~/engine/queueing';

const PUBLISHED: DeferredJob[] = [
  { releaseHour: 0, dueHour: 4, workHours: 6 },
  { releaseHour: 1, dueHour: 5, workHours: 4 },
  { releaseHour: 2, dueHour: 6, workHours: 8 },
  { releaseHour: 3, dueHour: 4, workHours: 2 },
  { releaseHour: 6, dueHour: 10, workHours: 3 },
];

const job = fc
  .record({
    releaseHour: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 1, max: 20 }),
    workHours: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ releaseHour, length, workHours }) => ({ releaseHour, dueHour: releaseHour + length, workHours }));

describe('fluid minimum for work with deadlines', () => {
  it('gives the published example: 3.33333 FTE for the window from 0 to 6', () => {
    const minimum = findFluidMinimum(PUBLISHED);
    expect(minimum.people).toBeCloseTo(10 / 3, 12);
    expect(minimum).toMatchObject({ criticalFromHour: 0, criticalToHour: 6 });
  });

  it('is enough for every deadline, and 0.01 FTE less is not', () => {
    fc.assert(
      fc.property(fc.array(job, { minLength: 1, maxLength: 30 }), (jobs) => {
        const { people } = findFluidMinimum(jobs);
        expect(simulateEarliestDeadlineFirst(jobs, people).missed).toEqual([]);
        if (people > 0.02) expect(simulateEarliestDeadlineFirst(jobs, people - 0.01).missed.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is 0 for no work, and refuses a due time before the release', () => {
    expect(findFluidMinimum([]).people).toBe(0);
    const turned = { releaseHour: 5, dueHour: 4, workHours: 1 };
    expect(() => findFluidMinimum([PUBLISHED[0], turned])).toThrow('jobs[1].dueHour must be after the release');
    expect(() => findFluidMinimum([{ ...turned, dueHour: Number.NaN }])).toThrow(InvalidInput);
    expect(() => simulateEarliestDeadlineFirst(PUBLISHED, 0)).toThrow(InvalidInput);
  });
});

describe('earliest deadline first', () => {
  it('interrupts the later for the sooner due', () => {
    const jobs = [
      { releaseHour: 0, dueHour: 10, workHours: 4 },
      { releaseHour: 1, dueHour: 3, workHours: 2 },
    ];
    const outcome = simulateEarliestDeadlineFirst(jobs, 1);
    expect([...outcome.finishedHour]).toEqual([6, 3]);
    expect(outcome).toMatchObject({ missed: [], maxLatenessHours: 0 });
  });

  it('reports who is late and by how much', () => {
    const outcome = simulateEarliestDeadlineFirst(PUBLISHED, 2);
    expect(outcome.missed).toContain(2);
    expect(outcome.maxLatenessHours).toBeCloseTo(outcome.finishedHour[2] - 6, 12);
  });
});

describe('deferred work by interval', () => {
  const workload = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });

  /** The same work as jobs, with an end beyond the horizon kept open. */
  function toJobs(workSec: number[], deadlineIntervals: number): DeferredJob[] {
    return workSec.flatMap((work, i) =>
      work === 0 ? [] : [{ releaseHour: i, dueHour: i + deadlineIntervals, workHours: work / 900 }],
    );
  }

  it('spreads a single peak over the time allowed', () => {
    const { people, carriedWorkSec } = planDeferredWork({
      workSec: [0, 7200, 0, 0, 0, 0],
      intervalSec: 900,
      deadlineSec: 3600,
    });
    expect([...people]).toEqual([0, 2, 2, 2, 2, 0]);
    expect(carriedWorkSec).toBe(0);
  });

  it('without time allowed is done as it comes', () => {
    const workSec = [900, 1800, 0, 450];
    const { people } = planDeferredWork({ workSec, intervalSec: 900, deadlineSec: 0 });
    expect([...people]).toEqual([1, 2, 0, 0.5]);
  });

  it('does nothing before it arrives and everything before it is due', () => {
    fc.assert(
      fc.property(workload, fc.integer({ min: 1, max: 12 }), (workSec, deadlineIntervals) => {
        const { people, carriedWorkSec } = planDeferredWork({
          workSec,
          intervalSec: 900,
          deadlineSec: deadlineIntervals * 900,
        });
        let done = 0;
        let arrived = 0;
        let due = 0;
        people.forEach((count, i) => {
          expect(count).toBeGreaterThanOrEqual(-1e-12);
          done += count * 900;
          arrived += workSec[i];
          if (i + 1 >= deadlineIntervals) due += workSec[i + 1 - deadlineIntervals];
          expect(done).toBeLessThanOrEqual(arrived + 1e-6);
          expect(done).toBeGreaterThanOrEqual(due - 1e-6);
        });
        expect(done + carriedWorkSec).toBeCloseTo(arrived, 5);
      }),
    );
  });

  it('needs no more at its peak than the critical intervals prove necessary', () => {
    fc.assert(
      fc.property(workload, fc.integer({ min: 1, max: 12 }), (workSec, deadlineIntervals) => {
        const padded = [...workSec, ...new Array<number>(deadlineIntervals).fill(0)];
        const { people } = planDeferredWork({
          workSec: padded,
          intervalSec: 900,
          deadlineSec: deadlineIntervals * 900,
        });
        const minimum = findFluidMinimum(toJobs(workSec, deadlineIntervals)).people;
        expect(Math.max(...people)).toBeCloseTo(minimum, 9);
      }),
    );
  });

  it('rests while the group is closed, and says what that makes late', () => {
    const open = [1, 1, 0, 0, 1, 1, 1, 1];
    const workSec = [0, 1800, 0, 3600, 0, 0, 0, 0];
    const generous = planDeferredWork({ workSec, intervalSec: 900, deadlineSec: 4500, open });
    expect(generous.lateWorkSec).toBe(0);
    expect(generous.people[2]).toBe(0);
    expect(generous.people[3]).toBe(0);
    expect(generous.people.reduce((sum, count) => sum + count * 900, 0)).toBeCloseTo(5400, 9);
    const hasty = planDeferredWork({ workSec, intervalSec: 900, deadlineSec: 900, open });
    expect(hasty.lateWorkSec).toBe(3600);
    expect(hasty.people[4]).toBe(4);
  });

  it('keeps to what has arrived and what is due around closed hours', () => {
    const hours = fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.boolean()), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 12 }), (slots, deadlineIntervals) => {
        const workSec = slots.map(([work]) => work);
        const open = slots.map(([, isOpen]) => (isOpen ? 1 : 0));
        const plan = planDeferredWork({ workSec, intervalSec: 900, deadlineSec: deadlineIntervals * 900, open });
        let done = 0;
        let arrived = 0;
        let due = 0;
        slots.forEach(([work, isOpen], i) => {
          arrived += work;
          if (i + 1 >= deadlineIntervals) due += workSec[i + 1 - deadlineIntervals];
          if (!isOpen) expect(plan.people[i]).toBe(0);
          done += plan.people[i] * 900;
          expect(done).toBeLessThanOrEqual(arrived + 1e-6);
          expect(done).toBeGreaterThanOrEqual(due - plan.lateWorkSec - 1e-6);
        });
        expect(done + plan.carriedWorkSec).toBeCloseTo(arrived, 5);
      }),
    );
  });

  it('is linear in the number of intervals', () => {
    const workSec = Float64Array.from({ length: 200_000 }, (_, i) => 1000 + 900 * Math.sin(i / 15) + (i % 7));
    const startedMs = performance.now();
    planDeferredWork({ workSec, intervalSec: 900, deadlineSec: 14_400 });
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });
});
