import { describe, expect, it } from 'vitest';
import { type AgentLook, findTroubles, type QueueLook } from '~/models/alert-rules';

const nowMs = Date.UTC(2026, 0, 12, 10);
const queue: QueueLook = {
  groupId: 'g',
  isOpen: true,
  hasAgentFeed: true,
  planned: 20,
  online: 20,
  serviceLevel: 0.9,
  serviceLevelCritical: 0.65,
  waiting: 3,
  longestWaitMs: 20_000,
};
const agent: AgentLook = {
  employeeId: 'e',
  hasAgentFeed: true,
  status: 'on_schedule',
  statusSinceMs: nowMs - 60_000,
  stateCode: 'CALL',
  stateSinceMs: nowMs - 60_000,
  stateMaxSec: 1_800,
};

const rulesOf = (queues: Partial<QueueLook>[], agents: Partial<AgentLook>[] = [], lastNewsMs: number | null = nowMs) =>
  findTroubles({
    nowMs,
    lastNewsMs,
    queues: queues.map((change) => ({ ...queue, ...change })),
    agents: agents.map((change) => ({ ...agent, ...change })),
  }).map((trouble) => trouble.rule);

describe('troubles of the live day', () => {
  it('are none on a good day', () => expect(rulesOf([{}], [{}])).toEqual([]));

  it.each([
    [17, []],
    [16, ['understaffing']],
    [14, ['understaffing']],
    [13, ['critical_understaffing']],
  ])('with %i of 20 planned people online: %j', (online, expected) => expect(rulesOf([{ online }])).toEqual(expected));

  it.each([
    [{ serviceLevel: 0.64 }, ['service_level']],
    [{ serviceLevel: 0.65 }, []],
    [{ serviceLevel: null }, []],
    [{ waiting: 21 }, ['queue_overload']],
    [{ waiting: 20, longestWaitMs: 300_000 }, []],
    [{ longestWaitMs: 300_001 }, ['queue_overload']],
    [{ planned: 0, online: 0 }, []],
    [{ isOpen: false, online: 0, waiting: 99 }, []],
    [{ hasAgentFeed: false, online: 0 }, []],
    [{ hasAgentFeed: false, online: 0, waiting: 21 }, ['queue_overload']],
  ])('of a queue %j: %j', (change, expected) => expect(rulesOf([change])).toEqual(expected));

  it.each([
    [{ status: 'absent' }, ['absent_agent']],
    [{ status: 'absent', hasAgentFeed: false }, []],
    [{ status: 'late_login' }, []],
    [{ stateSinceMs: nowMs - 1_801_000 }, ['state_too_long']],
    [{ stateSinceMs: nowMs - 9_000_000, stateMaxSec: null }, []],
  ])('of a person %j: %j', (change, expected) => expect(rulesOf([], [change])).toEqual(expected));

  it('are only the silence itself while no data come, and nothing where nothing was ever connected', () => {
    expect(rulesOf([{ online: 0 }], [{ status: 'absent' }], nowMs - 601_000)).toEqual(['no_data']);
    expect(rulesOf([{ online: 0 }], [], nowMs - 599_000)).toEqual(['critical_understaffing']);
    expect(rulesOf([{ online: 0 }], [], null)).toEqual([]);
  });
});
