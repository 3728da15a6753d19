import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { confidenceInterval, type Estimate, type RoutingModel, simulateRouting } from '~/engine/multiskill';
import { measureChats, measureErlangA, measureErlangC, measureErlangX } from '~/engine/queueing';

const HOUR = 3600;

/** One queue, one pool, one long interval. */
function single(changes: Partial<RoutingModel['queues'][number]> = {}, agents = 10): RoutingModel {
  const queue = { id: 'q', arrivals: 100 * 500, handleTimeSec: 300, thresholdSec: 20, ...changes };
  return { intervalSec: 500 * HOUR, queues: [queue], groups: [{ id: 'g', agents, skills: [{ queueId: 'q' }] }] };
}
const LONG = { warmUpSec: 5 * HOUR, minReplications: 30, maxReplications: 30 };
const LOAD = { arrivalsPerHour: 100, handleTimeSec: 300, thresholdSec: 20, agents: 10 };

function expectHeld(estimate: Estimate, truth: number, precision = 0.08): void {
  const { low, high } = confidenceInterval(estimate, 0.999);
  expect(truth).toBeGreaterThan(low);
  expect(truth).toBeLessThan(high);
  expect(estimate.halfWidth).toBeLessThan(precision * Math.max(truth, 0.05));
}

describe('the simulator of one queue', () => {
  it('holds Erlang C', () => {
    const exact = measureErlangC(LOAD);
    const { queues, groups } = simulateRouting(single(), LONG);
    expectHeld(queues[0].serviceLevel['answered-of-offered'], exact.serviceLevel['answered-of-offered']);
    expectHeld(queues[0].waitProbability, exact.waitProbability);
    expectHeld(queues[0].asaSec, exact.asaSec);
    expectHeld(groups[0].occupancy, exact.occupancy);
  });

  it('holds Erlang A by all four definitions of service level', () => {
    const exact = measureErlangA({ ...LOAD, agents: 8, patienceSec: 120 });
    const [queue] = simulateRouting(single({ patienceSec: 120 }, 8), LONG).queues;
    for (const [definition, level] of Object.entries(exact.serviceLevel)) {
      expectHeld(queue.serviceLevel[definition as keyof typeof exact.serviceLevel], level);
    }
    expectHeld(queue.abandonment, exact.abandonment);
    expectHeld(queue.asaSec, exact.asaSec);
    expectHeld(queue.asaOfAnsweredSec, exact.asaOfAnsweredSec);
  });

  it('holds Erlang X where those who redial wait so long that the queue has forgotten them', () => {
    const input = { ...LOAD, agents: 8, patienceSec: 120, redialShare: 0.5 };
    const exact = measureErlangX(input);
    const model = single({ patienceSec: 120, redialShare: 0.5, redialDelaySec: 2 * HOUR }, 8);
    const { queues } = simulateRouting(model, { ...LONG, warmUpSec: 50 * HOUR });
    expectHeld(queues[0].abandonment, exact.abandonment);
    expectHeld(queues[0].offered, exact.attemptsPerHour * 450);
  });

  it('holds the chain of chats without a switch penalty, and comes near it with one', () => {
    const chat = { arrivals: 100 * 500, handleTimeSec: 600, concurrency: 3, thresholdSec: 20 };
    const exact = measureChats({ ...LOAD, handleTimeSec: 600, concurrency: 3, switchPenalty: 0, agents: 6 });
    const free = simulateRouting(single(chat, 6), LONG);
    expectHeld(free.queues[0].waitProbability, exact.waitProbability);
    const slowed = measureChats({ ...LOAD, handleTimeSec: 600, concurrency: 3, switchPenalty: 0.1, agents: 8 });
    const penalised = simulateRouting(single({ ...chat, switchPenalty: 0.1 }, 8), LONG);
    expect(penalised.queues[0].waitProbability.mean).toBeCloseTo(slowed.waitProbability, 1);
    expect(penalised.groups[0].occupancy.mean).toBeCloseTo(slowed.agentOccupancy, 1);
  });

  it('knows that constant handling times wait half as long as exponential ones with one agent', () => {
    const model = (handleTimeCv: number) => single({ arrivals: 6 * 500, handleTimeSec: 300, handleTimeCv }, 1);
    const constant = simulateRouting(model(0), LONG).queues[0].asaSec;
    // Pollaczek and Khinchine: rho / (1 - rho) x (1 + cv^2) / 2 x handling time
    expectHeld(constant, 150);
    const varied = simulateRouting(model(2), { ...LONG, minReplications: 100, maxReplications: 100 }).queues[0].asaSec;
    expectHeld(varied, 750, 0.15);
  });
});

describe('skill-based routing', () => {
  const two = (changes: Partial<RoutingModel>): RoutingModel => ({
    intervalSec: 100 * HOUR,
    queues: [
      { id: 'a', arrivals: 6000, handleTimeSec: 300, patienceSec: 300, thresholdSec: 20 },
      { id: 'b', arrivals: 6000, handleTimeSec: 300, patienceSec: 300, thresholdSec: 20 },
    ],
    ...changes,
  });
  const both = [{ queueId: 'a' }, { queueId: 'b' }];
  const quick = { minReplications: 10, maxReplications: 10 };
  const levelOf = (model: RoutingModel, queue: number) =>
    simulateRouting(model, quick).queues[queue].serviceLevel['answered-of-offered'].mean;

  it('of people who can do everything is one pool', () => {
    const exact = measureErlangA({
      arrivalsPerHour: 120,
      handleTimeSec: 300,
      patienceSec: 300,
      thresholdSec: 20,
      agents: 11,
    });
    const { queues } = simulateRouting(two({ groups: [{ id: 'g', agents: 11, skills: both }] }), LONG);
    for (const queue of queues) expectHeld(queue.abandonment, exact.abandonment);
  });

  it('serves the better priority first', () => {
    const model = two({ groups: [{ id: 'g', agents: 9, skills: both }] });
    const first = {
      ...model,
      queues: [
        { ...model.queues[0], priority: 1 },
        { ...model.queues[1], priority: 2 },
      ],
    };
    expect(levelOf(first, 0)).toBeGreaterThan(levelOf(first, 1) + 0.05);
    expect(Math.abs(levelOf(model, 0) - levelOf(model, 1))).toBeLessThan(0.03);
  });

  it("keeps to the agent's preference among waiting contacts of one priority", () => {
    const skills = [
      { queueId: 'a', preference: 2 },
      { queueId: 'b', preference: 1 },
    ];
    const model = two({ groups: [{ id: 'g', agents: 9, skills }] });
    expect(levelOf(model, 1)).toBeGreaterThan(levelOf(model, 0) + 0.05);
  });

  it('sends contacts to whom the rule names', () => {
    const groups = [
      { id: 'one', agents: 8, skills: [{ queueId: 'a', proficiency: 0.8 }] },
      { id: 'all', agents: 8, skills: [{ queueId: 'a', preference: 2 }, { queueId: 'b' }] },
    ];
    const shareOfOne = (routing: RoutingModel['routing']) => {
      const [one, all] = simulateRouting(two({ groups, routing }), quick).groups;
      return one.answeredByQueue[0].mean / (one.answeredByQueue[0].mean + all.answeredByQueue[0].mean);
    };
    const rules = ['fewest-skills', 'longest-idle', 'most-proficient'] as const;
    const [fewest, idle, proficient] = rules.map(shareOfOne);
    expect(fewest).toBeGreaterThan(idle + 0.05);
    expect(idle).toBeGreaterThan(proficient + 0.05);
    expect(shareOfOne('preference')).toBeGreaterThan(idle);
  });

  it('lets helpers take a contact only after it has waited so long', () => {
    const groups = (afterWaitSec: number) => [
      { id: 'own', agents: 4, skills: [{ queueId: 'a' }] },
      { id: 'help', agents: 9, skills: [{ queueId: 'b' }, { queueId: 'a', afterWaitSec }] },
    ];
    const helped = (afterWaitSec: number) => simulateRouting(two({ groups: groups(afterWaitSec) }), quick);
    const [now, after30, never] = [helped(0), helped(30), helped(1e6)];
    expect(now.groups[1].answeredByQueue[0].mean).toBeGreaterThan(after30.groups[1].answeredByQueue[0].mean);
    expect(never.groups[1].answeredByQueue[0].mean).toBe(0);
    expect(after30.queues[0].abandonment.mean).toBeLessThan(never.queues[0].abandonment.mean);
    expect(after30.queues[0].asaOfAnsweredSec.mean).toBeGreaterThan(now.queues[0].asaOfAnsweredSec.mean);
  });

  it('divides the handling time by the proficiency', () => {
    const groups = [{ id: 'g', agents: 20, skills: [{ queueId: 'a', proficiency: 2 }, { queueId: 'b' }] }];
    const [group] = simulateRouting(two({ groups }), LONG).groups;
    expectHeld(group.occupancy, (5 * 0.5 + 5) / 20);
  });
});

describe('a day', () => {
  const day: RoutingModel = {
    intervalSec: 1800,
    queues: [
      { id: 'a', arrivals: [10, 60, 30, 0], handleTimeSec: 240, patienceSec: 120, thresholdSec: 20 },
      { id: 'b', arrivals: [5, 5, 5, 5], handleTimeSec: 240, thresholdSec: 20 },
    ],
    groups: [{ id: 'g', agents: [3, 9, 6, 2], skills: [{ queueId: 'a' }, { queueId: 'b' }] }],
    agents: [
      {
        id: 'early',
        skills: [{ queueId: 'a' }],
        duty: [
          { fromSec: 0, toSec: 1800 },
          { fromSec: 2700, toSec: 5400 },
        ],
      },
      { id: 'never', skills: [{ queueId: 'a' }], duty: [] },
    ],
  };

  it('has arrivals, agents and results by interval', () => {
    const result = simulateRouting(day, { minReplications: 200, maxReplications: 200 });
    const [a] = result.queues;
    expect(a.intervals.map((interval) => Math.round(interval.offered.mean / 2) * 2)).toEqual([10, 60, 30, 0]);
    expect(a.intervals[3].serviceLevel.mean).toBe(1);
    expect(result.groups.find((group) => group.id === 'g')?.intervals.map(({ onDuty }) => onDuty.mean)).toEqual([
      3, 9, 6, 2,
    ]);
    const early = result.agents.find((agent) => agent.id === 'early');
    expect(early?.onDutySec.mean).toBe(4500);
    expect(early?.occupancy.mean).toBeGreaterThan(0.3);
    expect(early?.occupancy.mean).toBeLessThan(1);
    expect(result.agents.find((agent) => agent.id === 'never')?.answered.mean).toBe(0);
    const answered = result.queues.reduce((sum, queue) => sum + queue.answered.mean, 0);
    expect(result.agents.reduce((sum, agent) => sum + agent.answered.mean, 0)).toBeCloseTo(answered, 6);
  });

  it('has handling times by interval where they are given', () => {
    const model: RoutingModel = {
      intervalSec: 100 * HOUR,
      queues: [{ id: 'q', arrivals: 4000, handleTimeSec: 1, handleTimeByInterval: [90, 180], thresholdSec: 20 }],
      groups: [{ id: 'g', agents: 4, skills: [{ queueId: 'q' }] }],
    };
    const [first, second] = simulateRouting(model, { minReplications: 20, maxReplications: 20 }).groups[0].intervals;
    expectHeld(first.occupancy, 0.25);
    expectHeld(second.occupancy, 0.5);
    const [queue] = model.queues;
    expect(() => simulateRouting({ ...model, queues: [{ ...queue, handleTimeByInterval: [90, 0] }] })).toThrow(
      'queues[0].handleTimeByInterval[1]',
    );
  });

  it('accounts for every contact', () => {
    const shut = { ...day, groups: [], agents: [{ ...day.agents![0], skills: [{ queueId: 'b' }] }] };
    for (const queue of simulateRouting(shut).queues) {
      const ends = queue.answered.mean + queue.abandoned.mean + queue.leftWaiting.mean;
      expect(ends).toBeCloseTo(queue.offered.mean, 9);
    }
    const [a, b] = simulateRouting(shut).queues;
    expect(a.abandonment.mean).toBe(1);
    expect(b.leftWaiting.mean).toBeGreaterThan(0);
  });

  it('nobody works in a break: contacts that come then wait for its end', () => {
    const duty = [
      { fromSec: 0, toSec: 600 },
      { fromSec: 1200, toSec: 1800 },
    ];
    const model = {
      intervalSec: 600,
      queues: [{ id: 'q', arrivals: [0, 20, 0], handleTimeSec: 1, thresholdSec: 20 }],
      agents: [{ id: 'x', skills: [{ queueId: 'q' }], duty }],
    };
    const [queue] = simulateRouting(model, { minReplications: 100, maxReplications: 100 }).queues;
    expectHeld(queue.asaSec, 300 + 10);
    expect(queue.intervals[1].serviceLevel.mean).toBeLessThan(0.05);
  });
});

describe('replications', () => {
  it('repeat exactly by seed, differ by seed, and meet other staffings with the same contacts', () => {
    const at = (seed: number, agents = 10) =>
      simulateRouting({ ...single({ arrivals: 5000 }, agents), intervalSec: 50 * HOUR }, { seed, maxReplications: 10 });
    expect(at(1)).toEqual(at(1));
    expect(at(2).queues[0].asaSec.mean).not.toBe(at(1).queues[0].asaSec.mean);
    expect(at(1, 12).queues[0].offered).toEqual(at(1).queues[0].offered);
  });

  it('go on until the wanted confidence, and say when it was not reached', () => {
    const model = { ...single({ arrivals: 200 }, 9), intervalSec: 2 * HOUR };
    const precise = simulateRouting(model, { halfWidth: 0.02, maxReplications: 2000 });
    expect(precise.isPrecise).toBe(true);
    expect(precise.queues[0].serviceLevel['answered-of-offered'].halfWidth).toBeLessThanOrEqual(0.02);
    const rough = simulateRouting(model, { halfWidth: 0.001, maxReplications: 20 });
    expect(rough).toMatchObject({ isPrecise: false, replications: 20 });
  });

  it('hold the truth in 95 of 100 intervals', () => {
    const exact = measureErlangC(LOAD).serviceLevel['answered-of-offered'];
    let held = 0;
    for (let seed = 0; seed < 200; seed++) {
      const options = { seed, warmUpSec: 5 * HOUR, minReplications: 10, maxReplications: 10 };
      const model = { ...single({ arrivals: 100 * 25 }), intervalSec: 25 * HOUR };
      const level = simulateRouting(model, options).queues[0].serviceLevel['answered-of-offered'];
      if (Math.abs(level.mean - exact) <= level.halfWidth) held++;
    }
    expect(held).toBeGreaterThan(178);
    expect(held).toBeLessThan(200);
  });

  it('end where there have been contacts enough', () => {
    const options = { halfWidth: 1e-6, minReplications: 2, maxReplications: 1000, maxContacts: 5000 };
    const { contacts, isPrecise } = simulateRouting({ ...single({ arrivals: 1000 }), intervalSec: 10 * HOUR }, options);
    expect(contacts).toBeGreaterThanOrEqual(5000);
    expect(contacts).toBeLessThan(6500);
    expect(isPrecise).toBe(false);
  });

  it('report progress and can be stopped', () => {
    const seen: number[] = [];
    const result = simulateRouting(single({ arrivals: 1000 }), {
      onProgress: ({ replications, share }) => {
        seen.push(share);
        return replications < 3;
      },
    });
    expect(result.replications).toBe(3);
    expect(seen.every((share) => share > 0 && share <= 1)).toBe(true);
  });
});

describe('bad input', () => {
  const at = (changes: Partial<RoutingModel>) => () => simulateRouting({ ...single({ arrivals: 10 }), ...changes });
  const [queue] = single().queues;

  it('is refused by name', () => {
    expect(at({ queues: [] })).toThrow('queues must not be empty');
    expect(at({ queues: [{ ...queue, arrivals: -1 }] })).toThrow('queues[0].arrivals');
    expect(at({ queues: [{ ...queue, arrivals: 1e9 }] })).toThrow('more than 50000000 contacts');
    expect(at({ queues: [{ ...queue, handleTimeSec: 0 }] })).toThrow('queues[0].handleTimeSec');
    expect(at({ queues: [queue, queue] })).toThrow('queues[1].id must not be given twice');
    expect(at({ groups: [{ id: 'g', agents: 2.5, skills: [] }] })).toThrow('groups[0].agents must be a whole number');
    expect(at({ groups: [{ id: 'g', agents: 1, skills: [{ queueId: 'x' }] }] })).toThrow('must be the id of a queue');
    expect(at({ intervals: 3, queues: [{ ...queue, arrivals: [1, 2] }] })).toThrow('must have 3 entries');
    const duty = [
      { fromSec: 100, toSec: 200 },
      { fromSec: 150, toSec: 300 },
    ];
    expect(at({ agents: [{ id: 'x', skills: [], duty }] })).toThrow('agents[0].duty[1].fromSec');
    expect(() => simulateRouting(single(), { warmUpSec: 500 * HOUR })).toThrow('warmUpSec');
    expect(() => simulateRouting(single(), { minReplications: 1 })).toThrow(InvalidInput);
    expect(() => simulateRouting(single(), { maxContacts: 1000 })).toThrow('more than 1000 contacts');
  });

  it('never hangs and never ends in NaN: no agents, no work, everybody redials', () => {
    const cases: RoutingModel[] = [
      single({ arrivals: 100 }, 0),
      single({ arrivals: 100, patienceSec: 1, redialShare: 1, redialDelaySec: 10_000 }, 0),
      single({ arrivals: 0 }),
      { ...single({ arrivals: 50 }), groups: [{ id: 'g', agents: 3, skills: [] }] },
    ];
    for (const model of cases) {
      const text = JSON.stringify(simulateRouting(model), (_, value) => {
        if (typeof value === 'number') expect(value).not.toBeNaN();
        return value;
      });
      expect(text.length).toBeGreaterThan(100);
    }
  });
});
