import { describe, expect, it } from 'vitest';
import { adviseCrossTraining, type RoutingModel, simulateRouting } from '~/engine/multiskill';

const queue = (id: string, arrivals: number) => ({
  id,
  arrivals,
  handleTimeSec: 300,
  patienceSec: 120,
  thresholdSec: 20,
});

/** Queue `short` is short of people, `fine` is not and has idle ones, `tight` has none to spare. */
const MODEL: RoutingModel = {
  intervalSec: 8 * 3600,
  queues: [queue('short', 480), queue('fine', 240), queue('tight', 240)],
  groups: [
    { id: 'S', agents: 5, skills: [{ queueId: 'short' }] },
    { id: 'F', agents: 6, skills: [{ queueId: 'fine' }] },
  ],
  agents: ['t1', 't2', 't3'].map((id) => ({ id, groupId: 'T', skills: [{ queueId: 'tight' }] })),
};

describe('cross-training advice', () => {
  it('names the idle for the queue that is short, with its gain and error', () => {
    const { advice, serviceLevel, candidates } = adviseCrossTraining({ model: MODEL, limit: 6 });
    expect(advice[0]).toMatchObject({ kind: 'group', whoId: 'F', queueId: 'short' });
    expect(advice[0].gain.mean - advice[0].gain.halfWidth).toBeGreaterThan(0.01);
    expect(advice[0].byQueue[0].gain.mean).toBeGreaterThan(advice[0].gain.mean);
    expect(candidates).toBe(6);
    expect(serviceLevel.mean).toBeGreaterThan(0.2);
    expect(advice.map((one) => one.gain.mean)).toEqual(advice.map((one) => one.gain.mean).sort((a, b) => b - a));
  });

  it('gives the difference that two simulations of the same contacts give', () => {
    const [{ byQueue }] = adviseCrossTraining({ model: MODEL, seed: 7, replications: 12 }).advice;
    const options = { seed: 7, minReplications: 12, maxReplications: 12 };
    const trained = simulateRouting(
      {
        ...MODEL,
        groups: [
          MODEL.groups![0],
          { ...MODEL.groups![1], agents: 5 },
          {
            id: 'F+',
            agents: 1,
            skills: [{ queueId: 'fine' }, { queueId: 'short', proficiency: 0.85, preference: 2 }],
          },
        ],
      },
      options,
    );
    const before = simulateRouting(MODEL, options).queues[0].serviceLevel['answered-of-offered'].mean;
    const after = trained.queues[0].serviceLevel['answered-of-offered'].mean;
    expect(byQueue[0].gain.mean).toBeCloseTo(after - before, 2);
    expect(byQueue[0].gain.mean).toBeGreaterThan(0.03);
  });

  it('takes people alike as one candidate, and keeps to whom and what was asked', () => {
    const { advice } = adviseCrossTraining({ model: MODEL, candidates: { whoIds: ['t2'], queueIds: ['short'] } });
    expect(advice).toHaveLength(1);
    expect(advice[0]).toMatchObject({ kind: 'agent', whoId: 't1', alikeIds: ['t2', 't3'], queueId: 'short' });
  });

  it('can be stopped, and refuses unknown queues', () => {
    expect(adviseCrossTraining({ model: MODEL, onProgress: ({ done }) => done < 2 }).simulated).toBe(2);
    expect(() => adviseCrossTraining({ model: MODEL, candidates: { queueIds: ['x'] } })).toThrow(
      'candidates.queueIds[0]',
    );
    expect(() => adviseCrossTraining({ model: MODEL, limit: 0 })).toThrow('limit');
  });
});
