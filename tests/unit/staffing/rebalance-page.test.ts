import { describe, expect, it } from 'vitest';
import { proposeMoves } from '~/engine/multiskill';
import { toWait } from '~/models/rebalance-page';

describe('waits of a rebalance', () => {
  it('of a queue that grows without end are endless, also after JSON', () => {
    const { effects } = proposeMoves({
      agents: [{ id: 'one', skills: [{ queueId: 'calls' }] }],
      queues: [{ id: 'calls', requiredAgents: 12 }],
      loads: [{ queueId: 'calls', arrivalsPerHour: 120, handleTimeSec: 300, thresholdSec: 20 }],
    });
    expect(effects[0].asaSecAfter).toBe(Number.POSITIVE_INFINITY);
    expect(JSON.parse(JSON.stringify(toWait(effects[0].asaSecAfter)))).toBe('endless');
    expect(toWait(12.5)).toBe(12.5);
  });
});
