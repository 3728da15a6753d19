import { beforeAll, describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { type StaffProfilesInput, staffProfiles } from '~/engine/multiskill';
import { searchStaffing } from '~/engine/multiskill/staff-interval';
import { StaffingEvaluator } from '~/engine/multiskill/staffing-evaluator';
import { staffErlangA, staffErlangC } from '~/engine/queueing';
import { createHighsSolver } from '~/engine/scheduling/lp/highs-solver';
import type { LpSolver } from '~/engine/scheduling/lp/lp-solver';

const call = (id: string, arrivals: number | number[]) => ({
  id,
  arrivals,
  handleTimeSec: 300,
  patienceSec: 180,
  thresholdSec: 20,
  slTarget: 0.8,
});

const INPUT: StaffProfilesInput = {
  intervalSec: 1800,
  queues: [call('a', 25), call('b', 20)],
  profiles: [
    { id: 'A', skills: [{ queueId: 'a' }] },
    { id: 'B', skills: [{ queueId: 'b' }] },
    { id: 'AB', skills: [{ queueId: 'a' }, { queueId: 'b' }], cost: 1.1 },
  ],
  routing: 'fewest-skills',
};

describe('fewest agents by skill profile', () => {
  let solver: LpSolver;
  beforeAll(async () => {
    solver = await createHighsSolver();
  });

  it('is what trying out every staffing finds', () => {
    const arrivals = [25, 20];
    const evaluator = new StaffingEvaluator(INPUT, INPUT.queues, arrivals, INPUT.profiles);
    const load = { queues: INPUT.queues, arrivals, separateAgents: [6, 5], intervalSec: 1800 };
    const { agents, lowerBound } = searchStaffing(solver, INPUT.profiles, load, evaluator, () => true);
    const cost = (a: number, b: number, ab: number) => a + b + 1.1 * ab;
    let cheapest = Number.POSITIVE_INFINITY;
    for (let a = 0; a <= 7; a++) {
      for (let b = 0; b <= 7; b++) {
        for (let ab = 0; cost(a, b, ab) < Math.min(cheapest, 12); ab++) {
          if (a + b + ab < 8) continue;
          if (evaluator.serviceLevels([a, b, ab]).every((level) => level >= 0.8)) cheapest = cost(a, b, ab);
        }
      }
    }
    expect(agents).toBeDefined();
    const [a, b, ab] = agents ?? [];
    expect(cost(a, b, ab)).toBeCloseTo(cheapest, 9);
    expect(lowerBound).toBeLessThanOrEqual(cheapest);
  });

  it('meets every target with fewer people than the queues need alone', async () => {
    const { intervals, poolingGain, infeasible, agents, separateAgents } = await staffProfiles(INPUT);
    expect(infeasible).toEqual([]);
    for (const queue of intervals[0].queues) {
      expect(queue.serviceLevel.mean).toBeGreaterThan(0.8 - 2 * queue.serviceLevel.standardError);
    }
    expect(agents).toBeLessThan(separateAgents);
    expect(poolingGain).toBeCloseTo(1 - agents / separateAgents, 12);
  });

  it('of one queue with its own people is Erlang A, and Erlang C where nobody gives up', async () => {
    const alone = { ...INPUT, queues: [call('a', 100)], profiles: [INPUT.profiles[0]] };
    const load = { arrivalsPerHour: 200, handleTimeSec: 300, thresholdSec: 20 };
    const targets = { serviceLevel: { target: 0.8 } };
    const impatient = await staffProfiles(alone);
    expect(Math.abs(impatient.agents - staffErlangA({ ...load, patienceSec: 180 }, targets).agents)).toBeLessThan(2);
    const patient = await staffProfiles({ ...alone, queues: [{ ...alone.queues[0], patienceSec: undefined }] });
    expect(Math.abs(patient.agents - staffErlangC(load, targets).agents)).toBeLessThan(2);
  });

  it('staffs each interval for its own load, and the same load once', async () => {
    const seen: number[] = [];
    const { intervals } = await staffProfiles({
      ...INPUT,
      queues: [call('a', [25, 0, 25]), call('b', [20, 0, 20])],
      onProgress: ({ simulations }) => {
        seen.push(simulations);
        return true;
      },
    });
    expect(intervals.map((one) => one.interval)).toEqual([0, 1, 2]);
    expect(intervals[1].agents).toEqual([0, 0, 0]);
    expect(intervals[2].agents).toEqual(intervals[0].agents);
    expect(seen.length).toBeGreaterThan(0);
  });

  it('counts the handling time of each interval', async () => {
    const queue = { ...call('a', [25, 25]), handleTimeByInterval: [150, 300] };
    const { intervals } = await staffProfiles({ ...INPUT, queues: [queue], profiles: [INPUT.profiles[0]] });
    const [short, long] = intervals.map((one) => one.agents[0]);
    expect(short).toBeLessThan(long);
    const plain = await staffProfiles({ ...INPUT, queues: [call('a', 25)], profiles: [INPUT.profiles[0]] });
    expect(long).toBe(plain.intervals[0].agents[0]);
  });

  it('says which target cannot be met, when, and what would make it possible', async () => {
    const profiles = [
      { id: 'A', skills: [{ queueId: 'a' }], maxAgents: 3 },
      { id: 'AB', skills: [{ queueId: 'a' }, { queueId: 'b' }], maxAgents: 5 },
    ];
    const queues = [call('a', [5, 25]), call('b', [5, 20]), call('c', [0, 10])];
    const { infeasible, intervals } = await staffProfiles({ ...INPUT, queues, profiles });
    expect(intervals.length).toBe(2);
    expect(infeasible.every((target) => target.interval === 1)).toBe(true);
    const [a, , c] = infeasible;
    expect(a).toMatchObject({ queueId: 'a', reason: 'too-few-agents', profileId: 'A' });
    expect(a.reachableServiceLevel).toBeLessThan(0.8);
    expect(a.missingAgents).toBeGreaterThan(0);
    expect(c).toMatchObject({ queueId: 'c', reason: 'nobody-has-the-skill', reachableServiceLevel: 0 });
    const more = [...profiles, { id: 'more', skills: [{ queueId: 'a' }], minAgents: a.missingAgents }];
    const helped = await staffProfiles({ ...INPUT, queues, profiles: more });
    expect(helped.infeasible.some((target) => target.queueId === 'a')).toBe(false);
  });

  it('can be stopped, and refuses what it cannot read', async () => {
    const stopped = await staffProfiles({ ...INPUT, onProgress: () => false });
    expect(stopped.intervals.length).toBe(1);
    await expect(staffProfiles({ ...INPUT, profiles: [] })).rejects.toThrow('profiles must not be empty');
    await expect(staffProfiles({ ...INPUT, queues: [{ ...call('a', 1), slTarget: 1 }] })).rejects.toThrow(InvalidInput);
    const unknown = [{ id: 'p', skills: [{ queueId: 'nobody' }] }];
    await expect(staffProfiles({ ...INPUT, profiles: unknown })).rejects.toThrow('profiles[0].skills[0].queueId');
    await expect(staffProfiles({ ...INPUT, queues: [call('a', 1e12)] })).rejects.toThrow('queues[0].arrivals');
  });
});

describe('a day of several intervals', () => {
  const day = (arrivals: number[], changes: Partial<StaffProfilesInput> = {}): StaffProfilesInput => ({
    intervalSec: 900,
    queues: [{ id: 'a', arrivals, handleTimeSec: 600, thresholdSec: 20, slTarget: 0.8 }],
    profiles: [{ id: 'A', skills: [{ queueId: 'a' }] }],
    ...changes,
  });

  it('asks for more than steady state where an overload is carried over', async () => {
    // nine agents cannot serve 10 erlang for half an hour; whom they leave waiting meets the quarters after it
    const arrivals = [6, 15, 15, 6, 6];
    const limited = day(arrivals, { profiles: [{ id: 'A', skills: [{ queueId: 'a' }], maxAgents: 9 }] });
    const plentiful = await staffProfiles(day(arrivals));
    const { day: played, intervals, infeasible } = await staffProfiles(limited);
    expect(plentiful.day).toMatchObject({ added: arrivals.map(() => [0]), missed: [] });
    expect(infeasible.map((target) => target.interval)).toEqual([1, 2]);
    expect(played?.missed).toContainEqual({ interval: 2, queueId: 'a' });
    const [, , , after] = intervals.map((interval, index) => interval.agents[0] - plentiful.intervals[index].agents[0]);
    expect(after).toBeGreaterThan(0);
    expect(played?.added[3]).toEqual([after]);
    expect(intervals[3].cost).toBe(intervals[3].agents[0]);
  }, 60_000);

  it('keeps every target, and adds nobody where load and people stay the same', async () => {
    const { day: played, intervals, agents, cost } = await staffProfiles(day([8, 8, 8, 8]));
    expect(played?.missed).toEqual([]);
    expect(played?.added).toEqual([[0], [0], [0], [0]]);
    expect(agents).toBe(intervals.reduce((sum, { agents: [count] }) => sum + count, 0));
    expect(cost).toBe(agents);
    for (const level of played?.queues[0].serviceLevel ?? []) expect(level.mean).toBeGreaterThan(0.78);
  }, 60_000);

  it('is not played for one interval, nor once the search was ended', async () => {
    expect((await staffProfiles(day([8]))).day).toBeNull();
    expect((await staffProfiles(day([8, 9], { onProgress: () => false }))).day).toBeNull();
  });
});
